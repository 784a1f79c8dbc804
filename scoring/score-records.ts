import type { Complaint } from "../data/model/complaint.ts";
import type { FieldNotes } from "../data/model/field-notes.ts";
import type { PlatformId } from "../data/model/ids.ts";
import type { Platform } from "../data/model/platform.ts";
import type { Policy } from "../data/model/policy.ts";
import type { RankRange, Scorecard } from "../data/model/scorecard.ts";
import type { SourceDeclaration } from "../data/model/source.ts";
import type { Instant } from "../data/model/time.ts";
import { hashParameters, type Sha256 } from "./describe-method.ts";
import { observePlatform, surveyMarket } from "./evidence/assemble-evidence.ts";
import { withSurroundings } from "./evidence/surroundings.ts";
import { lessonsOf, priorsFrom } from "./fit-priors.ts";
import { METHOD } from "./method.ts";
import { QUICK_DRAWS, rankScored } from "./score-market.ts";
import { scorePlatform } from "./score-platform.ts";

/** All that a score is made from, wherever it lies: a store, or a published report. Asked for twice, platform by platform. */
export type Records = {
  readonly asOf: Instant;
  readonly platforms: readonly Platform[];
  readonly sources: readonly SourceDeclaration[];
  readonly complaintsInTurn: () => Iterable<Complaint>;
  readonly complaintsOf: (platform: PlatformId) => readonly Complaint[];
  readonly policiesOf: (platform: PlatformId) => readonly Policy[];
  readonly notesOf: (platform: PlatformId) => FieldNotes;
};

/**
 * Scores every platform in the order given. Twice through all of them, one in memory at a time: first what each teaches
 * the others, then each one's score. The order of complaints does not matter.
 */
export function scoreRecords(
  records: Records,
  sha256: Sha256,
  {
    withMethodRange = false,
    onScored = () => undefined,
  }: { readonly withMethodRange?: boolean; readonly onScored?: (platform: PlatformId) => void } = {},
): { readonly scorecards: readonly Scorecard[]; readonly ranks: readonly RankRange[] } {
  const { parameters } = METHOD;
  const market = surveyMarket(records.complaintsInTurn(), records.sources, records.asOf);
  const look = (platform: Platform, clusters?: ArrayLike<number>) => {
    const { id } = platform;
    const own = { complaints: records.complaintsOf(id), policies: records.policiesOf(id), notes: records.notesOf(id) };
    return observePlatform(platform, own, market, clusters);
  };
  const learnt = records.platforms.map((platform) => {
    const { own, footprint } = look(platform);
    const clusters = Int32Array.from(own.observations, ({ cluster }) => cluster);
    return { platform, clusters, footprint, lessons: lessonsOf(own, parameters) };
  });
  const priors = priorsFrom(
    learnt.map(({ lessons }) => lessons),
    parameters,
  );
  const paramsSha256 = hashParameters(METHOD, sha256);
  const scored = withSurroundings(learnt, parameters).map(({ platform, clusters, around }, index) => {
    onScored(platform.id);
    const { own } = look(platform, clusters);
    return scorePlatform(
      { ...own, ...around },
      {
        method: METHOD,
        paramsSha256,
        draws: QUICK_DRAWS,
        withMethodRange,
        priors: priors[index] ?? parameters.priors,
      },
    );
  });
  return rankScored(scored, METHOD);
}
