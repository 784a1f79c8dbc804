import type { Capture, Outcome } from "../data/model/capture.ts";
import { addHours, type Instant, toInstant, toMilliseconds } from "../data/model/time.ts";
import { retryAfterSeconds } from "./fetch/retry-after.ts";
import type { Sighting } from "./read-captures.ts";

const WALLS: ReadonlySet<Outcome> = new Set<Outcome>(["login_wall", "challenge", "refused"]);
const WALL_HOURS = 24;

/** Is this the end of a visit to a page that a site keeps from us? */
export function isWall({ outcome, kind }: Pick<Capture, "outcome" | "kind">): boolean {
  return WALLS.has(outcome) && kind !== "robots";
}

/** Hosts that are not asked again at `now`, for any of their pages, each with the moment it may be: they said no, or not yet. */
export function hostsAtRest(known: Iterable<Sighting>, now: Instant): ReadonlyMap<string, Instant> {
  const rests = new Map<string, Instant>();
  for (const { last } of known) {
    for (const [host, until] of restsAfter(last)) {
      if (until > now && until > (rests.get(host) ?? "")) rests.set(host, until);
    }
  }
  return rests;
}

/** The names of the hosts that were visited at `since` or later. */
export function hostsAskedSince(since: Instant, known: Iterable<Sighting>): ReadonlySet<string> {
  const asked = new Set<string>();
  for (const { last } of known) {
    if (last.fetchedAt < since) continue;
    for (const address of new Set([last.address, last.finalAddress])) asked.add(URL.parse(address)?.hostname ?? "");
  }
  return asked;
}

export function hostOf(address: string): string {
  return URL.parse(address)?.host ?? address;
}

/** What one visit asks for: a day after a no, and as long as a host that was busy has named. */
function* restsAfter(last: Capture): Generator<readonly [host: string, until: Instant]> {
  if (isWall(last)) yield [hostOf(last.address), addHours(last.fetchedAt, WALL_HOURS)];
  const named = last.headers["retry-after"];
  if (named === undefined || !isBusy(last)) return;
  const asked = toMilliseconds(last.fetchedAt);
  const seconds = retryAfterSeconds(named, asked);
  if (seconds !== null) yield [hostOf(last.finalAddress), toInstant(asked + seconds * 1000)];
}

function isBusy({ status }: Capture): boolean {
  return status === 429 || (status !== null && status >= 500);
}
