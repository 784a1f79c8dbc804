import type { Observation, Weighted } from "../contract.ts";
import { groupBy } from "../group-by.ts";
import type { Parameters } from "../parameters.ts";

/**
 * How much each complaint counts: 2^(−age/half-life) · (what its cluster may count, divided among its members)
 * · (what its author may count) · (its source's standing). Nothing is deleted; clones share one voice.
 */
export function weighObservations(observations: readonly Observation[], parameters: Parameters): Weighted[] {
  const voices = voicesOf(observations, parameters);
  return observations.map((each) => {
    const voice = (voices.get(each) ?? 0) * each.reliability;
    return {
      ...each,
      replyWeight: voice * 2 ** (-each.ageDays / parameters.halfLifeDays.reply),
      otherWeight: voice * 2 ** (-each.ageDays / parameters.halfLifeDays.other),
    };
  });
}

function voicesOf(observations: readonly Observation[], parameters: Parameters): Map<Observation, number> {
  const voices = new Map<Observation, number>();
  for (const members of groupBy(observations, (each) => each.cluster).values()) {
    const cap = clusterCap(members, parameters) / members.length;
    for (const member of members) voices.set(member, cap);
  }
  const known = observations.filter((each) => each.authorKey !== null);
  for (const writings of groupBy(known, (each) => each.authorKey).values()) {
    for (const stretch of stretches(writings, parameters.personDays)) {
      const total = stretch.reduce((sum, each) => sum + (voices.get(each) ?? 0), 0);
      for (const each of stretch) voices.set(each, (voices.get(each) ?? 0) * Math.min(1, 1 / total));
    }
  }
  return voices;
}

/** One person or one burst: one voice. Several persons: 1 + ln m, at most two. */
function clusterCap(members: readonly Observation[], { clusterCap: rule }: Parameters): number {
  if (members.length === 1 || persons(members) === 1 || isBurst(members, rule.burstSize, rule.burstDays)) return 1;
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
function stretches(writings: readonly Observation[], days: number): Observation[][] {
  const cut: Observation[][] = [];
  for (const each of [...writings].sort((one, other) => other.ageDays - one.ageDays)) {
    const current = cut.at(-1);
    const first = current?.[0];
    if (current !== undefined && first !== undefined && first.ageDays - each.ageDays < days) current.push(each);
    else cut.push([each]);
  }
  return cut;
}
