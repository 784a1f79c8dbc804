import type { DimensionId } from "../../data/model/scorecard.ts";

/** Where pages lie. Components ask here, so that an address is written once. */
export const platformPath = (id: string): string => `/platform/${id}/`;
export const platformFilePath = (id: string): string => `/platform/${id}.json`;
export const evidencePath = (id: string): string => `/platform/${id}/evidence/`;
/** A scorecard as one publication said it: the address to cite. */
export const scorecardPath = (id: string, version: string): string => `/platform/${id}/v/${version}/`;
/** Where one complaint stands on a page that shows it. */
export const complaintAnchor = ({ source, number }: { source: string; number: string }): string =>
  `e-${source}-${number}`;
/** Where the page of a platform shows what an indicator counts: complaints, the rules that were read, or attempts to reach somebody. */
export const recordsPath = (id: string, dimension: DimensionId, indicator: string): string => {
  if (dimension === "transparency") return `${platformPath(id)}#pages-read`;
  return indicator === "human-contact" ? `${platformPath(id)}#contact-tests` : evidencePath(id);
};
/** All that a score is computed from, as published. */
export const evidenceFilePath = (id: string): string => `/published/evidence/${id}.json`;
export const policiesPath = (id: string): string => `/platform/${id}/policies/`;
export const officialPath = "/official/";
export const comparePath = "/compare/";
export const presetPath = (preset: string): string => `/compare/${preset}/`;
/** The comparison with the replies and solutions of the last days alone. */
export const windowName = (days: number): string => `${days}-days`;
export const sideBySidePath = "/side-by-side/";
export const columnPath = (id: string): string => `/side-by-side/${id}/`;
export const pairPath = (pair: string): string => `/side-by-side/${pair}/`;
export const pickedPath = (ids: readonly string[]): string => `/side-by-side/?p=${ids.join(",")}`;
export const indicatorPath = (id: string): string => `/method/#indicator-${id}`;
export const pairName = (first: string, second: string): string => `${first}-vs-${second}`;
export const letterPath = (platform: string): string => `/help/letter/?platform=${encodeURIComponent(platform)}`;
export const dataPath = (version: string): string => `/data/${version}/`;
export const datasetFilePath = (version: string, name: string): string => `/data/${version}/${name}`;
export const changePath = (id: string): string => `/changes/#${anchorOf(id)}`;
export const platformFeedPath = (id: string, kind: "atom" | "json"): string => `/feeds/platform/${id}.${kind}`;

/** A URN as the name of a place on a page. */
export const anchorOf = (urn: string): string => `c-${urn.replace("urn:uuid:", "")}`;
/** Where the page of changes tells of a publication: dots have a meaning of their own in addresses within a page. */
export const publicationAnchor = (version: string): string => `v-${version.replaceAll(".", "-")}`;
