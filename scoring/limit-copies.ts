import type { PlatformEvidence, Weighted } from "./contract.ts";
import { effectiveComplaints } from "./effective-complaints.ts";
import { weighObservations } from "./evidence/weigh-observations.ts";
import type { Parameters } from "./parameters.ts";
import { clamp, sum } from "./statistics/scale.ts";

/**
 * However weak a platform's other evidence, heaps of copies hardly move its score. Each heap counts for what it would do
 * to the score without any heap, at most so many points, and all together for no more. So one heap more or less never
 * moves a score by more than that, whatever heaps lie there already. `null`: there is no score.
 *
 * `scoreOf` is asked for the score of parts of the evidence. Too few voices: no limit.
 */
export function limitCopies(
  evidence: PlatformEvidence,
  score: number | null,
  scoreOf: (part: PlatformEvidence) => number | null,
  parameters: Parameters,
): number | null {
  const { most, nEff } = parameters.copies;
  const { heaps, rest } = partHeaps(evidence.observations, parameters.copies.members);
  if (score === null || heaps.length === 0) return score;
  const bare = partOf(evidence, rest, parameters);
  // A heap is a voice at most: a platform that had enough before the last heap came has enough now.
  const voices = effectiveComplaints(bare, parameters) + heaps.length;
  const without = voices < nEff ? null : scoreOf(bare);
  if (without === null) return score;
  const moves = heaps.map((heap) => {
    const alone = heaps.length === 1 ? score : scoreOf(partOf(evidence, [...rest, ...heap], parameters));
    return clamp((alone ?? without) - without, -most, most);
  });
  return without + clamp(sum(moves), -most, most);
}

/**
 * Complaints that share a text, however reworded, or an author, directly or by way of others, are one hand's; many of one
 * hand are a heap.
 */
function partHeaps(observations: readonly Weighted[], members: number) {
  const heads = observations.map((_, index) => index);
  const headOf = (index: number): number => {
    let head = index;
    while (heads[head] !== head) head = heads[head] as number;
    heads[index] = head;
    return head;
  };
  const meeting = <Sign>() => {
    const firsts = new Map<Sign, number>();
    return (index: number, sign: Sign) => {
      const first = firsts.get(sign);
      if (first === undefined) firsts.set(sign, index);
      else heads[headOf(index)] = headOf(first);
    };
  };
  const [meetCopies, meetKin, meetAuthor] = [meeting<number>(), meeting<number>(), meeting<string>()];
  observations.forEach(({ cluster, kin, authorKey }, index) => {
    meetCopies(index, cluster);
    meetKin(index, kin);
    if (authorKey !== null) meetAuthor(index, authorKey);
  });
  const hands = [...Map.groupBy(observations, (_, index) => headOf(index)).values()];
  return {
    heaps: hands.filter((hand) => hand.length >= members),
    rest: hands.filter((hand) => hand.length < members).flat(),
  };
}

/** The evidence of some of its complaints alone, weighed again: oldest first, clusters numbered from 0. */
function partOf(evidence: PlatformEvidence, kept: readonly Weighted[], parameters: Parameters): PlatformEvidence {
  const numbers = new Map<number, number>();
  const numbered = kept.map((each) => {
    const cluster = numbers.get(each.cluster) ?? numbers.size;
    numbers.set(each.cluster, cluster);
    return { ...each, cluster };
  });
  const observations = weighObservations(numbered, parameters).sort((one, other) => other.ageDays - one.ageDays);
  return { ...evidence, observations, clusters: numbers.size };
}
