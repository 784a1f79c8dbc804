import type { Exposure } from "../../data/model/platform.ts";
import { hoursBetween, Instant } from "../../data/model/time.ts";
import type { PlatformEvidence, Weighted } from "../contract.ts";
import type { Parameters } from "../parameters.ts";

type Sized = { readonly exposure: Exposure | null; readonly observations: readonly Weighted[] };

/** Each platform's complaints beside its size, and those of the others sized in the same unit; in the order given. */
export function exposuresOf(
  platforms: readonly Sized[],
  asOf: Instant,
  { exposure: rule }: Parameters,
): PlatformEvidence["exposure"][] {
  const sized = platforms.map(({ exposure, observations }) => {
    if (exposure === null || !isFresh(exposure, asOf, rule.days)) return null;
    return { unit: exposure.unit, size: exposure.size, voices: new Set(observations.map((each) => each.cluster)).size };
  });
  return sized.map((own) => {
    if (own === null) return null;
    const others = sized.flatMap((each) => (each !== null && each !== own && each.unit === own.unit ? [each] : []));
    return { own, others, unit: own.unit };
  });
}

function isFresh({ asOf: day }: Exposure, asOf: Instant, days: number): boolean {
  const age = hoursBetween(Instant.parse(`${day}T00:00:00Z`), asOf) / 24;
  return age >= 0 && age <= days;
}
