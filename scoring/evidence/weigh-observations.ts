import type { Observation, Weighted } from "../contract.ts";
import { groupBy } from "../group-by.ts";
import type { Parameters } from "../parameters.ts";

/**
 * How much each complaint counts: 2^(−age/half-life) · (what its cluster may count, divided among its members)
 * · (what its author may count) · (its source's standing). Nothing is deleted; clones share one voice.
 */
export function weighObservations(
  observations: readonly Observation[],
  parameters: Parameters,
  voices: Float64Array = voicesOf(observations, parameters),
): Weighted[] {
  const { reply, other } = parameters.halfLifeDays;
  return observations.map((each, index) => {
    const voice = (voices[index] as number) * each.reliability;
    return {
      ...each,
      replyWeight: voice * 2 ** (-each.ageDays / reply),
      otherWeight: voice * 2 ** (-each.ageDays / other),
    };
  });
}

/** What each may count before time and standing, whatever the half-lives. Who stands alone in cluster and author counts 1. */
export function voicesOf(observations: readonly Observation[], parameters: Parameters): Float64Array {
  const voices = new Float64Array(observations.length).fill(1);
  for (const places of shared(observations, ({ cluster }) => cluster)) {
    const members = places.flatMap((place) => observations[place] ?? []);
    const cap = clusterCap(members, parameters) / members.length;
    for (const place of places) voices[place] = cap;
  }
  for (const places of shared(observations, ({ authorKey }) => authorKey)) {
    const writings = places.flatMap((place) => ({ place, ageDays: observations[place]?.ageDays ?? 0 }));
    for (const stretch of stretches(writings, parameters.personDays)) {
      const total = stretch.reduce((sum, { place }) => sum + (voices[place] as number), 0);
      for (const { place } of stretch) voices[place] = (voices[place] as number) * Math.min(1, 1 / total);
    }
  }
  return voices;
}

/** The places of those that share a key (`null`: with nobody), for each key that several have. */
function shared(
  observations: readonly Observation[],
  keyOf: (each: Observation) => string | number | null,
): Iterable<readonly number[]> {
  const first = new Map<string | number, number>();
  const groups = new Map<string | number, number[]>();
  for (let place = 0; place < observations.length; place += 1) {
    const key = keyOf(observations[place] as Observation);
    if (key === null) continue;
    const before = first.get(key);
    if (before === undefined) first.set(key, place);
    else if (groups.get(key)?.push(place) === undefined) groups.set(key, [before, place]);
  }
  return groups.values();
}

/** One person or one burst: one voice. Several persons: 1 + ln m, at most two. */
function clusterCap(members: readonly Observation[], { clusterCap: rule }: Parameters): number {
  if (persons(members) === 1 || isBurst(members, rule.burstSize, rule.burstDays)) return 1;
  return Math.min(rule.most, 1 + Math.log(members.length));
}

/** Authors within one source; who is not named counts as somebody else. The same words at two sites are one person's. */
function persons(members: readonly Observation[]): number {
  let most = 0;
  for (const sameSource of groupBy(members, (each) => each.source).values()) {
    const named = new Set(sameSource.flatMap((each) => each.authorKey ?? []));
    most = Math.max(most, named.size + sameSource.filter((each) => each.authorKey === null).length);
  }
  return most;
}

function isBurst(members: readonly Observation[], size: number, days: number): boolean {
  const ages = members.map((each) => each.ageDays).sort((one, other) => one - other);
  return ages.some((age, index) => (ages[index + size - 1] ?? Number.POSITIVE_INFINITY) - age <= days);
}

/** Cuts a person's complaints, oldest first, into stretches of `days` from the first of each. */
function stretches<Any extends Pick<Observation, "ageDays">>(writings: readonly Any[], days: number): Any[][] {
  const cut: Any[][] = [];
  for (const each of [...writings].sort((one, other) => other.ageDays - one.ageDays)) {
    const current = cut.at(-1);
    const first = current?.[0];
    if (current !== undefined && first !== undefined && first.ageDays - each.ageDays < days) current.push(each);
    else cut.push([each]);
  }
  return cut;
}
