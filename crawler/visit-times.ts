import type { Archive } from "../data/archive/archive.ts";
import type { Capture } from "../data/model/capture.ts";
import { compare } from "../data/model/order.ts";
import { hoursBetween, type Instant } from "../data/model/time.ts";
import type { Shown } from "./complaints-shown.ts";
import type { Replay } from "./fetch/replay.ts";
import { hostOf } from "./hosts-at-rest.ts";
import { isDue, isPassing, LEAST_HOURS, type Look, type NextVisit, nextVisit, type Reason } from "./plan-visits.ts";
import { compareWords, type Sighting } from "./read-captures.ts";

type Known = {
  readonly archive: Pick<Archive, "body">;
  readonly known: ReadonlyMap<string, Sighting>;
  readonly now: Instant;
  readonly replay: Pick<Replay, "answeredAt"> | undefined;
  /** Hosts that are not to be asked before. */
  readonly rests: ReadonlyMap<string, Instant>;
  readonly shown: (sighting: Sighting | undefined) => Shown;
  readonly isToBeShown: (last: Capture | undefined) => boolean;
};

/** When each address is to be visited again. A look into a page costs more than all else here: it is taken where it decides. */
export type VisitTimes = {
  readonly nextVisitOf: (address: string) => NextVisit;
  readonly nextVisitAmong: (addresses: readonly string[]) => Instant | null;
  readonly isDueNow: (address: string) => boolean;
  readonly reasonToAsk: (address: string) => Reason;
};

export function openVisitTimes({ archive, known, now, replay, rests, shown, isToBeShown }: Known): VisitTimes {
  const sameWords = compareWords(archive);
  const visitAfter = (address: string, look: Pick<Look<Capture>, "isOpen">): NextVisit => {
    const { last, history = [] } = known.get(address) ?? {};
    const next = isToBeShown(last) ? SHOW_IT : nextVisit(history, { sameWords, ...look });
    const until = rests.size === 0 ? undefined : rests.get(hostOf(address));
    return until === undefined || (next.at ?? "") > until ? next : { ...next, at: until };
  };
  const nextVisitOf = (address: string): NextVisit =>
    visitAfter(address, { isOpen: () => shown(known.get(address)).open });
  /** No page that is not due yet is so before this; told without a look into it. `null`: it is due, or need not be looked at. */
  const leastWait = (address: string): Instant | null => {
    for (const open of [true, false]) {
      const visit = visitAfter(address, { isOpen: () => open });
      if (!isDue(visit, now)) return visit.at;
    }
    return null;
  };
  const isDueNow = (address: string): boolean => {
    const last = known.get(address)?.last;
    if (replay !== undefined) return isNewer(replay.answeredAt(address), last);
    // Most pages of a crawl that goes on were read a moment ago.
    const isOver = last !== undefined && !isPassing(last) && !isToBeShown(last);
    const isFresh = isOver && hoursBetween(last.fetchedAt, now) < LEAST_HOURS;
    if (isFresh || !isDue(visitAfter(address, { isOpen: () => true }), now)) return false;
    // Only where it decides is it worth a look into the page.
    return isDue(visitAfter(address, { isOpen: () => false }), now) || isDue(nextVisitOf(address), now);
  };
  /** Why it is due; that a complaint is open is only said where it decides, for it takes a look into the page. */
  const reasonToAsk = (address: string): Reason => {
    const closed = visitAfter(address, { isOpen: () => false });
    return isDue(closed, now) ? closed.reason : nextVisitOf(address).reason;
  };
  const nextVisitAmong = (addresses: readonly string[]): Instant | null => {
    const waiting = addresses.flatMap((address) => {
      const least = leastWait(address);
      return least === null ? [] : [{ address, least }];
    });
    let first: Instant | null = null;
    for (const { address, least } of waiting.sort((left, right) => compare(left.least, right.least))) {
      if (first !== null && first <= least) break;
      const next = nextVisitOf(address);
      if (!isDue(next, now) && next.at !== null && (first === null || next.at < first)) first = next.at;
    }
    return first;
  };
  return { nextVisitOf, nextVisitAmong, isDueNow, reasonToAsk };
}

function isNewer(answeredAt: Instant | null, last: Capture | undefined): boolean {
  return answeredAt !== null && (last === undefined || last.fetchedAt < answeredAt);
}

/** A page that showed nothing by itself is opened in a browser at once. */
const SHOW_IT: NextVisit = { at: null, reason: "shell" };
