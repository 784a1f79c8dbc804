/** Where pages lie. Components ask here, so that an address is written once. */
export const platformPath = (id: string): string => `/platform/${id}/`;
export const platformFilePath = (id: string): string => `/platform/${id}.json`;
export const policiesPath = (id: string): string => `/platform/${id}/policies/`;
export const officialPath = "/official/";
export const columnPath = (id: string): string => `/compare/${id}/`;
export const pairPath = (pair: string): string => `/compare/${pair}/`;
export const comparePath = (ids: readonly string[]): string => `/compare/?p=${ids.join(",")}`;
export const indicatorPath = (id: string): string => `/method/#indicator-${id}`;
export const pairName = (first: string, second: string): string => `${first}-vs-${second}`;
export const letterPath = (platform: string): string => `/help/letter/?platform=${encodeURIComponent(platform)}`;
export const dataPath = (version: string): string => `/data/${version}/`;
export const datasetFilePath = (version: string, name: string): string => `/data/${version}/${name}`;
export const changePath = (id: string): string => `/changes/#${anchorOf(id)}`;
export const platformFeedPath = (id: string, kind: "atom" | "json"): string => `/feeds/platform/${id}.${kind}`;

/** A URN as the name of a place on a page. */
export const anchorOf = (urn: string): string => `c-${urn.replace("urn:uuid:", "")}`;
