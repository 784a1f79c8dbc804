import type { Capture, Outcome } from "../data/model/capture.ts";
import type { Platform } from "../data/model/platform.ts";
import { hoursBetween, type Instant } from "../data/model/time.ts";
import type { Workspace } from "../data/model/workspace.ts";
import type { ComplaintSource, PageRequest } from "./contract.ts";

/** Hours until a source's page of a kind is worth reading again; all others, and a platform's own, are read daily. */
const HOURS_BETWEEN_VISITS: Readonly<Record<string, number>> = { feed: 1, merchant: 6, complaint: 72 };
const A_DAY = 24;

/** Endings that say nothing about the next try: the visit is repeated in the next crawl, whenever that is. */
const PASSING: ReadonlySet<Outcome> = new Set<Outcome>([
  "rate_limited",
  "server_error",
  "timeout",
  "dns",
  "unreachable",
  "browser_missing",
  "browser_failed",
  "robots_unreachable",
]);

/** Whether an address should be asked at `now`, given how its last visit ended (`undefined`: never visited). Pure. */
export function isDue(
  last: Pick<Capture, "owner" | "kind" | "outcome" | "fetchedAt"> | undefined,
  now: Instant,
): boolean {
  if (last === undefined || PASSING.has(last.outcome)) return true;
  const pause = last.owner.startsWith("source:") ? HOURS_BETWEEN_VISITS[last.kind] : undefined;
  return hoursBetween(last.fetchedAt, now) >= (pause ?? A_DAY);
}

/** Where a crawl begins: every source's entry pages, and every page that platforms are known by. Pure. */
export function entryPages(
  workspace: Workspace,
  platforms: readonly Platform[],
  adapters: readonly ComplaintSource[],
  only: { readonly source: string | undefined; readonly platform: string | undefined },
): PageRequest[] {
  const wanted = platforms.filter((each) => only.platform === undefined || each.id === only.platform);
  const fromSources = workspace.sources
    .filter((each) => only.source === undefined || each.id === only.source || each.adapter === only.source)
    .flatMap((declaration) => {
      const adapter = adapters.find((each) => each.id === declaration.adapter);
      return (adapter?.start(declaration, wanted) ?? []).map((each) => ({
        ...each,
        owner: `source:${declaration.id}`,
      }));
    });
  return only.source === undefined ? [...fromSources, ...wanted.flatMap(ownPages)] : fromSources;
}

/** A platform's home and the pages its file names. */
function ownPages(platform: Platform): PageRequest[] {
  const owner = `platform:${platform.id}`;
  const named = platform.pages.map(({ url, kind, browser }) => ({
    address: url,
    owner,
    kind,
    via: browser ? ("browser" as const) : ("http" as const),
  }));
  const home = platform.home;
  if (home === null || named.some((each) => each.address === home)) return named;
  return [{ address: home, owner, kind: "home", via: "http" }, ...named];
}
