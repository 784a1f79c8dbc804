import type { Complaint } from "../../data/model/complaint.ts";
import type { ExclusionReason } from "../../data/model/exclusion.ts";
import { compare } from "../../data/model/order.ts";
import type { SourceDeclaration } from "../../data/model/source.ts";
import { hoursBetween, type Instant, toMilliseconds } from "../../data/model/time.ts";
import type { Parameters } from "../parameters.ts";
import { clusterDuplicates, clustersBy, type Writing } from "./cluster-duplicates.ts";
import { joinSame } from "./join-same.ts";
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
  return complaints.filter((each) => reasonAside(each, gate) === null).sort(byAge);
}

/** Oldest first. */
export function byAge(one: Placed, other: Placed): number {
  return compare(one.postedAt, other.postedAt) || compare(keyOf(one), keyOf(other));
}

/** Where and when a complaint stands. */
type Placed = Pick<Complaint, "postedAt" | "source" | "number">;

/** What of a complaint says with whom it belongs together. */
export type Told = Placed & Pick<Complaint, "narrative" | "twins">;

/** Numbers those that are one grievance alike: near copies, and twins told against two merchants. */
export function clustersOf(counted: readonly Complaint[], { parameters }: Pick<Gate, "parameters">): number[] {
  return joinTwins(counted, clusterDuplicates(writingsOf(counted), parameters.duplicates));
}

/** The same numbers, and those of complaints that are kin: reworded from one text. The words are looked at once. */
export function groupsOf(
  counted: readonly Told[],
  { parameters }: { readonly parameters: Pick<Parameters, "duplicates" | "kin"> },
): { readonly clusters: number[]; readonly kinships: number[] } {
  const writings = writingsOf(counted);
  const [copies = [], kin = []] = clustersBy([parameters.duplicates, parameters.kin], writings);
  return { clusters: joinTwins(counted, copies), kinships: joinSame(writings, kin, parameters.kin) };
}

function writingsOf(counted: readonly Told[]): Writing[] {
  return counted.map((each) => ({ text: each.narrative, day: toMilliseconds(each.postedAt) / 86_400_000 }));
}

function keyOf({ source, number }: Placed): string {
  return `${source}:${number}`;
}
