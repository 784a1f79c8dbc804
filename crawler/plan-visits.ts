import type { Capture, Outcome } from "../data/model/capture.ts";
import type { Platform } from "../data/model/platform.ts";
import { addHours, type Instant, toShanghai } from "../data/model/time.ts";
import type { Workspace } from "../data/model/workspace.ts";
import type { ComplaintDraft, ComplaintSource, PageRequest } from "./contract.ts";
import { probeOf } from "./discover/find-pages.ts";

/** Hours until a source's page of a kind is read a second time; all others, and a platform's own, are read after a day. */
const FIRST_PAUSE_HOURS: Readonly<Record<string, number>> = { feed: 1, merchant: 6, complaint: 72 };
const A_DAY = 24;
/** What changes is visited more often, what does not less often, between an hour and fourteen days. */
const CHANGED = 0.5;
const UNCHANGED = 1.5;
export const LEAST_HOURS = 1;
const MOST_HOURS = 14 * A_DAY;

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
const SHOWS_CONTENT: ReadonlySet<Outcome> = new Set<Outcome>(["ok", "not_modified"]);

/** Why a page is asked for, as a maintainer reads it. */
export const REASONS = {
  first: "第一次",
  again: "上次一时没读到",
  once: "只看过一次",
  changed: "上次看有变化",
  unchanged: "上次看没变化",
  open: "投诉还没完结",
  shell: "要用浏览器看",
} as const;
export type Reason = keyof typeof REASONS;

/** When a page is to be asked for again, and why then. `at: null` is at once. */
export type NextVisit = { readonly at: Instant | null; readonly reason: Reason };

/** A visit, as far as coming again is concerned. */
export type Past = Pick<Capture, "owner" | "kind" | "outcome" | "fetchedAt" | "bodySha256">;

/** What only a look into the pages can tell; asked when it matters. */
export type Look<Visit extends Past = Past> = {
  /** Do two bodies that differ say the same in words? */
  readonly sameWords: (before: Visit, after: Visit) => boolean;
  /** Does the page show a complaint that is not closed? */
  readonly isOpen: () => boolean;
};

/** When an address is to be visited again, given its visits so far, oldest first. Pure. */
export function nextVisit<Visit extends Past>(history: readonly Visit[], look: Look<Visit>): NextVisit {
  const last = history.at(-1);
  if (last === undefined) return { at: null, reason: "first" };
  if (isPassing(last)) return { at: null, reason: "again" };
  const { hours, reason } = paceOf(history, last, look.sameWords);
  // Whoever waits for an answer, waits by the day.
  if (last.kind === "complaint" && hours > A_DAY && SHOWS_CONTENT.has(last.outcome) && look.isOpen()) {
    return { at: addHours(last.fetchedAt, A_DAY), reason: "open" };
  }
  return { at: addHours(last.fetchedAt, hours), reason };
}

export function isDue({ at }: NextVisit, now: Instant): boolean {
  return at === null || at <= now;
}

/** A trouble that is forgotten as soon as it is over. */
export function isPassing({ outcome }: Pick<Capture, "outcome">): boolean {
  return PASSING.has(outcome);
}

/** Not confirmed, closed, withdrawn or taken down. Pure. */
export function isOpen(draft: Pick<ComplaintDraft, "state" | "events" | "removed">): boolean {
  const isEnded = draft.events.some(({ kind }) => ENDS.has(kind));
  return !draft.removed && !isEnded && !ENDED.test(draft.state);
}

const ENDED = /^(投诉)?已?(完成|关闭|结束|撤诉|撤销)|^closed/i;
const ENDS: ReadonlySet<string> = new Set(["confirmed", "auto_closed", "withdrawn"]);

function paceOf<Visit extends Past>(history: readonly Visit[], last: Visit, sameWords: Look<Visit>["sameWords"]) {
  const first = last.owner.startsWith("source:") ? FIRST_PAUSE_HOURS[last.kind] : undefined;
  const changes = changesOf(history, sameWords);
  const hours = changes.reduce((pause, changed) => held(pause * (changed ? CHANGED : UNCHANGED)), first ?? A_DAY);
  const reason: Reason = changes.length === 0 ? "once" : changes.at(-1) ? "changed" : "unchanged";
  // Whoever said no is left alone for a day at least.
  return { hours: SHOWS_CONTENT.has(last.outcome) ? hours : Math.max(hours, A_DAY), reason };
}

/** For each lasting visit but the first: did it show something else than the one before? */
function changesOf<Visit extends Past>(history: readonly Visit[], sameWords: Look<Visit>["sameWords"]): boolean[] {
  const [first, ...others] = history.filter((visit) => !isPassing(visit));
  let shown = first;
  return others.map((visit) => {
    const changed = shown !== undefined && !isSame(shown, visit, sameWords);
    // A 304 stands for what was shown before.
    if (visit.outcome !== "not_modified") shown = visit;
    return changed;
  });
}

/** The same page, the same absence, or the same wall. */
function isSame<Visit extends Past>(before: Visit, after: Visit, sameWords: Look<Visit>["sameWords"]): boolean {
  if (after.outcome === "not_modified") return true;
  if (before.outcome === "ok" && after.outcome === "ok") {
    return before.bodySha256 === after.bodySha256 || sameWords(before, after);
  }
  return before.outcome === after.outcome;
}

function held(hours: number): number {
  return Math.min(Math.max(hours, LEAST_HOURS), MOST_HOURS);
}

/** Is `now` within `hours`, e.g. `22:30-06:00`, by the clock in Shanghai? Always, where none are declared. Pure. */
export function isWithinHours(hours: string | undefined, now: Instant): boolean {
  if (hours === undefined) return true;
  const [from = 0, to = 0] = hours.split("-").map(minutesOf);
  const { hour, minute } = toShanghai(now);
  const at = hour * 60 + minute;
  return from < to ? at >= from && at < to : at >= from || at < to;
}

function minutesOf(clock: string): number {
  const [hour = 0, minute = 0] = clock.split(":").map(Number);
  return hour * 60 + minute;
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
  const entry = { address: home, owner, kind: "home", via: "http" } as const;
  return discovers(platform) ? [{ ...entry, address: probeOf(home), kind: "probe" }, entry] : [entry, ...named];
}

/** Are the pages of this platform to be searched for? Those that its file names win. Pure. */
export function discovers(platform: Pick<Platform, "home" | "pages"> | undefined): boolean {
  return platform !== undefined && platform.home !== null && platform.pages.length === 0;
}
