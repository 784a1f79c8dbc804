import { stringify } from "yaml";
import type { Outcome } from "../../data/model/capture.ts";
import { OUTCOMES } from "../../data/model/capture.ts";
import { POLICY_PAGE_KINDS, type PolicyPageKind } from "../../data/model/platform.ts";
import type { Identified } from "./identify-software.ts";
import type { Place } from "./places-on.ts";
import { SOFTWARE_NAMES } from "./software-names.ts";

/** All that a search came to: for people, for machines, and for the platform's file. */
export type Discovery = {
  readonly home: string;
  readonly title: string;
  readonly software: readonly Identified[];
  readonly pages: readonly DiscoveredPage[];
  /** What there is to know about the search itself, e.g. that the site needs the browser. */
  readonly remarks: readonly string[];
};

export type DiscoveredPage = {
  readonly kind: PolicyPageKind;
  readonly address: string;
  readonly via: "http" | "browser";
  readonly reason: string;
  readonly outcome: Outcome;
  /** It answered like a page of the site that is not there. */
  readonly absent: boolean;
  readonly places: readonly Place[];
};

/** Pages that are there. */
export function pagesThere({ pages }: Discovery): DiscoveredPage[] {
  return pages.filter(({ outcome, absent }) => !absent && (outcome === "ok" || outcome === "not_modified"));
}

/** The rows of a table: what was found, where, and why it was looked for there. */
export function discoveryRows(discovery: Discovery): string[][] {
  const rows = discovery.pages.map(({ kind, address, reason, outcome, absent, via }) => [
    POLICY_PAGE_KINDS[kind],
    address,
    absent ? "和不存在的页面一样" : OUTCOMES[outcome],
    via === "browser" ? `${reason}（浏览器）` : reason,
  ]);
  return [["页面", "网址", "结果", "为什么看这里"], ...rows];
}

/** What was found besides pages, a line each. */
export function discoveryNotes(discovery: Discovery): string[] {
  const [first, ...others] = discovery.software;
  const software =
    first === undefined
      ? "软件：认不出"
      : `软件：${SOFTWARE_NAMES[first.id]}（${first.score} 分：${first.reasons.join("、")}）`;
  const runnersUp = others.slice(0, 2).map(({ id, score }) => `  其次：${SOFTWARE_NAMES[id]}（${score} 分）`);
  const places = pagesThere(discovery).flatMap(({ kind, places: shown }) =>
    shown
      .filter(({ what }) => kind !== "goods" && (what !== "footer" || kind === "home"))
      .map(({ what, words }) => `${PLACE_NAMES[what]}在${POLICY_PAGE_KINDS[kind]}：${words}`),
  );
  const missing = (["contact", "notice"] as const).filter((what) => !hasPlace(discovery, what));
  return [
    software,
    ...runnersUp,
    ...new Set(places),
    ...missing.map((what) => `没有找到${PLACE_NAMES[what]}`),
    ...discovery.remarks,
  ];
}

const PLACE_NAMES: Readonly<Record<Place["what"], string>> = { contact: "联系方式", notice: "公告", footer: "页脚" };
const KIND_OF_PLACE = { contact: "support", notice: "notice" } as const;

function hasPlace(discovery: Discovery, what: "contact" | "notice"): boolean {
  return pagesThere(discovery).some(
    ({ kind, places }) => kind === KIND_OF_PLACE[what] || places.some((place) => place.what === what),
  );
}

/** A platform's file that names these pages, ready to be read over and kept. */
export function discoveryYaml(discovery: Discovery): string {
  const pages = pagesThere(discovery).map(({ kind, address, via }) => ({
    kind,
    url: address,
    ...(via === "browser" ? { browser: true } : {}),
  }));
  const id = slugOf(discovery.home);
  const parts = discovery.title.split(/[|_\-–—]/).map((part) => part.trim());
  const name = parts.find((part) => part !== "" && !/^(?:首页|主页|购物|home|index)$/i.test(part)) ?? id;
  return stringify({ id, name, home: discovery.home, pages }, { lineWidth: 0 });
}

/** A platform's id, as its host suggests it. */
export function slugOf(home: string): string {
  const host = new URL(home).hostname.replace(/^www\./, "");
  return host.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "") || "platform";
}
