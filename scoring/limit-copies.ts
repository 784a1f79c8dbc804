import type { PlatformEvidence } from "./contract.ts";
import { effectiveComplaints } from "./effective-complaints.ts";
import { weighObservations } from "./evidence/weigh-observations.ts";
import { groupBy } from "./group-by.ts";
import type { Parameters } from "./parameters.ts";
import { clamp } from "./statistics/scale.ts";

/**
 * The evidence without its heaps of copies (clusters of at least so many near-duplicates). `null`: there are no heaps, or
 * too little is left to compare with.
 */
export function withoutCopies(evidence: PlatformEvidence, parameters: Parameters): PlatformEvidence | null {
  const { members, nEff } = parameters.copies;
  const clusters = [...groupBy(evidence.observations, (each) => each.cluster).values()];
  const kept = clusters.filter((cluster) => cluster.length < members);
  if (kept.length === clusters.length) return null;
  const numbered = kept.flatMap((cluster, number) => cluster.map((each) => ({ ...each, cluster: number })));
  const observations = weighObservations(numbered, parameters).sort((one, other) => other.ageDays - one.ageDays);
  const rest = { ...evidence, observations, clusters: kept.length };
  return effectiveComplaints(rest, parameters) < nEff ? null : rest;
}

/** However weak a platform's other evidence, heaps of copies move its score by so many points at most. */
export function limitCopies(score: number, withoutThem: number, { copies }: Parameters): number {
  return clamp(score, withoutThem - copies.most, withoutThem + copies.most);
}
