import type { Exposure, Platform } from "../../data/model/platform.ts";
import { hoursBetween, Instant } from "../../data/model/time.ts";
import type { PlatformEvidence } from "../contract.ts";
import type { Parameters } from "../parameters.ts";
import { sum } from "../statistics/scale.ts";

/** What the others must know of a platform: complaints of the last 90 days, of the 90 before, and voices beside size. */
export type Footprint = {
  readonly now: number;
  readonly before: number;
  /** `null`: no size, or an old one. */
  readonly sized: { readonly unit: Exposure["unit"]; readonly size: number; readonly voices: number } | null;
};

/** What only the other platforms can say about one. */
export type Surroundings = Pick<PlatformEvidence, "marketTrend" | "exposure">;

export function footprintOf(
  { exposure }: Platform,
  { asOf, observations, clusters }: Pick<PlatformEvidence, "asOf" | "observations" | "clusters">,
  { trend, exposure: { days } }: Parameters,
): Footprint {
  const fresh = exposure !== null && isFresh(exposure, asOf, days) ? exposure : null;
  return {
    now: observations.filter((each) => each.ageDays <= trend.days).length,
    before: observations.filter((each) => each.ageDays > trend.days && each.ageDays <= 2 * trend.days).length,
    sized: fresh === null ? null : { unit: fresh.unit, size: fresh.size, voices: clusters },
  };
}

/**
 * Beside each platform: how the others' complaints moved, held back towards "not at all" while they are few, and its
 * complaints beside its size with those of the others sized in the same unit. In the order given.
 */
export function withSurroundings<Looked extends { readonly footprint: Footprint }>(
  all: readonly Looked[],
  { trend }: Parameters,
): (Looked & { readonly around: Surroundings })[] {
  const prints = all.map(({ footprint }) => footprint);
  const now = trend.marketStrength + sum(prints.map((each) => each.now));
  const before = trend.marketStrength + sum(prints.map((each) => each.before));
  return all.map((looked) => {
    const { footprint: own } = looked;
    const marketTrend = Math.round((now - own.now) / (before - own.before) / trend.grid) * trend.grid;
    return { ...looked, around: { marketTrend, exposure: exposureOf(own, prints) } };
  });
}

function exposureOf({ sized: own }: Footprint, all: readonly Footprint[]): Surroundings["exposure"] {
  if (own === null) return null;
  const others = all.flatMap(({ sized }) =>
    sized !== null && sized !== own && sized.unit === own.unit ? [sized] : [],
  );
  return { own, others, unit: own.unit };
}

function isFresh({ asOf: day }: Exposure, asOf: Instant, days: number): boolean {
  const age = hoursBetween(Instant.parse(`${day}T00:00:00Z`), asOf) / 24;
  return age >= 0 && age <= days;
}
