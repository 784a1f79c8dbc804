import type { Complaint } from "../../data/model/complaint.ts";
import type { ExclusionReason } from "../../data/model/exclusion.ts";
import { compare } from "../../data/model/order.ts";
import type { SourceDeclaration } from "../../data/model/source.ts";
import { hoursBetween, type Instant, toMilliseconds } from "../../data/model/time.ts";
import type { Parameters } from "../parameters.ts";
import { clusterDuplicates } from "./cluster-duplicates.ts";
import { joinTwins } from "./join-twins.ts";
import { admitsOwnMistake } from "./own-words.ts";

/** By what a complaint is let in. */
export type Gate = {
  readonly asOf: Instant;
  readonly sources: ReadonlyMap<string, Pick<SourceDeclaration, "reliability">>;
  readonly parameters: Pick<Parameters, "windowDays" | "duplicates">;
};

/** Why a complaint says nothing about the platform; `null`: it counts. */
export function reasonAside(complaint: Complaint, { asOf, sources, parameters }: Gate): ExclusionReason | null {
  if ((sources.get(complaint.source)?.reliability ?? 0) <= 0) return "source_unused";
  const hours = hoursBetween(complaint.postedAt, asOf);
  if (hours < 0 || hours > parameters.windowDays * 24) return "outside_window";
  return admitsOwnMistake(complaint) ? "own_mistake" : null;
}

/** Those that count, oldest first. */
export function countedComplaints(complaints: readonly Complaint[], gate: Gate): Complaint[] {
  return complaints
    .filter((each) => reasonAside(each, gate) === null)
    .sort((one, other) => compare(one.postedAt, other.postedAt) || compare(keyOf(one), keyOf(other)));
}

/** Numbers those that are one grievance alike: near copies, and twins told against two merchants. */
export function clustersOf(counted: readonly Complaint[], { parameters }: Gate): number[] {
  const writings = counted.map((each) => ({ text: each.narrative, day: toMilliseconds(each.postedAt) / 86_400_000 }));
  return joinTwins(counted, clusterDuplicates(writings, parameters.duplicates));
}

function keyOf({ source, number }: Complaint): string {
  return `${source}:${number}`;
}
