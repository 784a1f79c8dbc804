import type { ChannelHistory, ChannelState, Continuity } from "../../data/model/continuity.ts";
import type { PlatformId } from "../../data/model/ids.ts";
import { compare } from "../../data/model/order.ts";
import { hoursBetween, type Instant, latestOf, toShanghai } from "../../data/model/time.ts";
import { endingOf, type PageVisit } from "./page-visits.ts";

/** How far apart two visits must be that both miss something, before it counts as gone. */
const GONE_HOURS = 7 * 24;

/** What all visits to a platform's own pages say about whether support is still there. `visits` in any order. Pure. */
export function continuityOf(platform: PlatformId, visits: readonly PageVisit[]): Continuity {
  const days = daysOf(visits);
  const channels = new Map<string, Series>();
  const pages = new Map<string, PageVisit>();
  for (const day of days) {
    for (const visit of day.visits) if (endingOf(visit) !== "failed") pages.set(visit.capture.address, visit);
    lookAtChannels(channels, day, pages);
  }
  const answered = days.filter(({ visits: all }) => all.some(isAnswered));
  return {
    platform,
    channels: [...channels.values()].map(historyOf).sort(byWhat),
    months: monthsOf(days, channels),
    lastAnswered: latestOf(answered.flatMap(({ visits: all }) => all.filter(isAnswered).map(timeOf))),
    silentSince: silentSince(days),
  };
}

type Day = { readonly date: string; readonly at: Instant; readonly visits: readonly PageVisit[] };
type Look = { readonly date: string; readonly at: Instant; readonly state: ChannelState };
type Series = {
  readonly type: ChannelHistory["type"];
  readonly value: string | null;
  readonly address: string;
  readonly looks: Look[];
};

/** Visits by their day in Shanghai, oldest first: one round of a crawl is one look. */
function daysOf(visits: readonly PageVisit[]): Day[] {
  const ordered = [...visits].sort((one, other) => compare(timeOf(one), timeOf(other)));
  const groups = Map.groupBy(ordered, (visit) => dateOf(timeOf(visit)));
  return [...groups].flatMap(([date, all]) => {
    const at = latestOf(all.map(timeOf));
    return at === null ? [] : { date, at, visits: all };
  });
}

function lookAtChannels(channels: Map<string, Series>, day: Day, pages: ReadonlyMap<string, PageVisit>): void {
  const shown = channelsShown(pages);
  for (const [key, { type, value, address }] of shown) {
    const series = channels.get(key) ?? { type, value, address, looks: [] };
    channels.set(key, { ...series, address });
  }
  const visited = new Map(day.visits.map((visit) => [visit.capture.address, visit]));
  for (const [key, series] of channels) {
    const state = stateOf(series, shown.has(key), visited.get(series.address));
    if (state !== null) series.looks.push({ date: day.date, at: day.at, state });
  }
}

type Shown = Omit<Series, "looks">;

/** Each channel once, with the first page that shows it. */
function channelsShown(pages: ReadonlyMap<string, PageVisit>): Map<string, Shown> {
  const all = [...pages].flatMap(([address, { reading }]) =>
    (reading?.facts.channels ?? []).map(
      ({ type, value }) => [`${type} ${value ?? ""}`, { type, value, address }] as const,
    ),
  );
  return new Map(all.reverse());
}

/** `null`: nobody looked at its page that day. */
function stateOf({ type }: Series, isShown: boolean, visit: PageVisit | undefined): ChannelState | null {
  if (visit === undefined) return null;
  if (endingOf(visit) === "failed") return "unanswered";
  if (isShown && type === "online_chat" && visit.chatAnswered === false) return "unanswered";
  return isShown ? "present" : "absent";
}

function historyOf({ type, value, address, looks }: Series): ChannelHistory {
  const seen = looks.filter(({ state }) => state === "present").map(({ at }) => at);
  const [first] = looks;
  const firstSeen = seen[0] ?? first?.at;
  const lastSeen = latestOf(seen) ?? firstSeen;
  if (firstSeen === undefined || lastSeen === undefined) throw new Error(`${type} was never looked at`);
  return { type, value, address, firstSeen, lastSeen, goneSince: goneSince(looks), spells: spellsOf(looks) };
}

/** Since when it has been missing without a break, if long enough. A day on which nothing came proves nothing. */
function goneSince(looks: readonly Look[]): Instant | null {
  const proving = looks.filter(({ state }) => state !== "unanswered");
  const missing = proving.slice(proving.findLastIndex(({ state }) => state === "present") + 1);
  return sinceWhen(missing.map(({ at }) => at));
}

function silentSince(days: readonly Day[]): Instant | null {
  const last = days.findLastIndex(({ visits }) => visits.some(isAnswered));
  return sinceWhen(days.slice(last + 1).map(({ at }) => at));
}

/** The first of these moments, if the last is far enough from it. */
function sinceWhen(moments: readonly Instant[]): Instant | null {
  const [first] = moments;
  const last = moments.at(-1);
  return first !== undefined && last !== undefined && hoursBetween(first, last) >= GONE_HOURS ? first : null;
}

function spellsOf(looks: readonly Look[]): ChannelHistory["spells"] {
  const spells: ChannelHistory["spells"] = [];
  for (const { state, at } of looks) {
    const open = spells.at(-1);
    if (open?.state === state) spells[spells.length - 1] = { ...open, to: at, looks: open.looks + 1 };
    else spells.push({ state, from: at, to: at, looks: 1 });
  }
  return spells;
}

function monthsOf(days: readonly Day[], channels: ReadonlyMap<string, Series>): Continuity["months"] {
  const reachable = new Set(
    [...channels.values()].flatMap(({ looks }) =>
      looks.filter(({ state }) => state === "present").map(({ date }) => date),
    ),
  );
  return [...Map.groupBy(days, ({ date }) => date.slice(0, 7))].map(([month, all]) => ({
    month,
    looks: all.length,
    answered: all.filter(({ visits }) => visits.some(isAnswered)).length,
    reachable: all.filter(({ date }) => reachable.has(date)).length,
  }));
}

/** That a page is not there is an answer of its site too. */
function isAnswered(visit: PageVisit): boolean {
  return endingOf(visit) !== "failed" || SPOKE.has(visit.capture.outcome);
}

/** The site answered and kept the page to itself: it is there. */
const SPOKE: ReadonlySet<string> = new Set([
  ..."ok not_modified login_wall challenge refused rate_limited robots_denied too_large wrong_type bad_encoding".split(
    " ",
  ),
]);

function timeOf({ capture }: PageVisit): Instant {
  return capture.fetchedAt;
}

function dateOf(at: Instant): string {
  const { year, month, day } = toShanghai(at);
  return [year, month, day].map((each) => String(each).padStart(2, "0")).join("-");
}

function byWhat(one: ChannelHistory, other: ChannelHistory): number {
  return compare(`${one.type} ${one.value ?? ""}`, `${other.type} ${other.value ?? ""}`);
}
