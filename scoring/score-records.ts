import { type Complaint, complaintKey, type Sought } from "../data/model/complaint.ts";
import type { FieldNotes } from "../data/model/field-notes.ts";
import type { PlatformId } from "../data/model/ids.ts";
import type { Platform } from "../data/model/platform.ts";
import type { Policy } from "../data/model/policy.ts";
import type { RankRange, Scorecard } from "../data/model/scorecard.ts";
import type { SourceDeclaration } from "../data/model/source.ts";
import type { Instant } from "../data/model/time.ts";
import { expectedOutcomes, mixesOf } from "./compare-with-market.ts";
import { hashParameters, type Sha256 } from "./describe-method.ts";
import { frameOf, marketOf, notesOf, observePlatform } from "./evidence/assemble-evidence.ts";
import { type PackedEvidence, packEvidence, unpackObservations } from "./evidence/pack-evidence.ts";
import { type Signs, signsOf } from "./evidence/read-timeline.ts";
import { withSurroundings } from "./evidence/surroundings.ts";
import { lessonsOf, priorsFrom } from "./fit-priors.ts";
import { METHOD } from "./method.ts";
import { type Contender, rankPlatforms } from "./rank-platforms.ts";
import { scorePlatform } from "./score-platform.ts";
import { versionQuotes } from "./version-quotes.ts";

/** All that a score is made from, wherever it lies: a store, or a published report. Complaints are asked for once, platform by platform. */
export type Records = {
  readonly asOf: Instant;
  /** What code read the pages (the beginning of its SHA-256); empty or left out where it is not known. */
  readonly readBy?: string;
  readonly platforms: readonly Platform[];
  readonly sources: readonly SourceDeclaration[];
  readonly complaintsInTurn: () => Iterable<Complaint>;
  readonly complaintsOf: (platform: PlatformId) => Iterable<Complaint>;
  /** A single one of them, to be quoted. */
  readonly complaint: (sought: Sought) => Complaint | null;
  readonly policiesOf: (platform: PlatformId) => readonly Policy[];
  readonly notesOf: (platform: PlatformId) => FieldNotes;
};

/** Remembers what was computed of a platform under a key of all that it was computed from. */
export type Recollection = {
  /** Stands for the code that computes. */
  readonly by: string;
  /** Changes with any complaint of the platform. */
  readonly digestOf: (platform: PlatformId) => string;
  readonly recall: <Value>(platform: PlatformId, kind: string, key: string, compute: () => Value) => Value;
};

/** Remembers nothing: everything is computed. */
const FORGETFUL: Recollection = { by: "", digestOf: () => "", recall: (_, __, ___, compute) => compute() };

/**
 * Scores every platform in the order given. Twice through all of them: first what each teaches the others, from its
 * complaints, one platform's in memory at a time; then each one's score, from what was observed. What a recollection knows
 * is not computed again: after a change in one platform that is the others, but for ranks. The order of complaints does
 * not matter. Scorecards come one after another, in the order of platforms.
 */
export function scoreRecords(
  records: Records,
  sha256: Sha256,
  {
    withMethodRange = false,
    recollection = FORGETFUL,
    onScored = () => undefined,
  }: {
    readonly withMethodRange?: boolean;
    readonly recollection?: Recollection;
    readonly onScored?: (platform: PlatformId) => void;
  } = {},
): { readonly scorecards: Iterable<Scorecard>; readonly ranks: readonly RankRange[] } {
  const { parameters } = METHOD;
  const { recall } = recollection;
  const { readBy = "" } = records;
  function* shown(): Generator<Signs[]> {
    for (const { id } of records.platforms) {
      yield recall(id, "signs", `${recollection.by} ${recollection.digestOf(id)}`, () =>
        signsOf(records.complaintsOf(id)),
      );
    }
  }
  const market = marketOf(shown(), records.sources, records.asOf);
  const pagesOf = ({ id }: Platform) => ({ policies: records.policiesOf(id), notes: records.notesOf(id) });
  const habits = [...market.habits].sort();
  const paramsSha256 = hashParameters(METHOD, sha256);
  const shared = [recollection.by, METHOD.version, paramsSha256, withMethodRange, records.asOf, records.sources];
  const learnt = records.platforms.map((platform) => {
    const { id } = platform;
    const notes = notesOf(id, records.notesOf(id), records.asOf);
    const from = [shared, habits, platform, recollection.digestOf(id), records.policiesOf(id), notes];
    const key = recollection === FORGETFUL ? "" : sha256(JSON.stringify(from));
    let packed: PackedEvidence | undefined;
    const observe = () => {
      const known = { complaints: records.complaintsOf(id), find: records.complaint, ...pagesOf(platform) };
      const { own, footprint } = observePlatform(platform, known, market);
      packed = packEvidence(own);
      return { packed, lesson: { footprint, lessons: lessonsOf(own, parameters), mixes: mixesOf(own) } };
    };
    const lesson = recall(id, "learnt", key, () => observe().lesson);
    // What was observed is large, and where nothing changed nobody asks for it: it is kept apart, and let go.
    if (packed !== undefined && recollection !== FORGETFUL) {
      recall(id, "observed", key, () => packed);
      packed = undefined;
    }
    const observed = () => {
      const own = packed ?? recall(id, "observed", key, () => observe().packed);
      packed = undefined;
      return own;
    };
    return { platform, key, observed, ...lesson };
  });
  const priors = priorsFrom(
    learnt.map(({ lessons }) => lessons),
    parameters,
  );
  const contenders: Contender[] = [];
  const scored = withSurroundings(learnt, parameters).map(({ platform, key, observed, around }, index) => {
    onScored(platform.id);
    const given = priors[index] ?? parameters.priors;
    const keyHere = sha256(JSON.stringify([key, given, around]));
    const score = () =>
      recall(platform.id, "scored", keyHere, () => {
        const packed = observed();
        const { clusters, setAside, templateShare } = packed;
        const observations = unpackObservations(packed, platform.id, records.complaint);
        const frame = frameOf(platform, pagesOf(platform), market);
        return scorePlatform(
          { ...frame, observations, clusters, setAside, templateShare, ...around },
          { method: METHOD, paramsSha256, withMethodRange, priors: given },
        );
      });
    const { scorecard, totals } = score();
    const { rating } = scorecard;
    if (rating.kind === "rated") contenders.push({ platform: platform.id, points: rating.points, totals });
    // Two thousand scorecards are most of what would be held: what is remembered is asked for again when it is written down.
    return recollection === FORGETFUL ? () => scorecard : () => score().scorecard;
  });
  const expected = expectedOutcomes(
    learnt.map(({ mixes }) => mixes),
    parameters,
  );
  function* scorecards(): Generator<Scorecard> {
    for (const [index, scorecardOf] of scored.entries())
      yield { ...versionQuotes(scorecardOf(), readBy), expectations: expected[index] ?? [] };
  }
  return { scorecards: { [Symbol.iterator]: scorecards }, ranks: rankPlatforms(contenders, parameters) };
}

/** Finds one complaint where only all of a platform can be had: those last asked for are kept in memory. */
export function findAmong(complaintsOf: Records["complaintsOf"]): Records["complaint"] {
  let last: PlatformId | null = null;
  let known = new Map<string, Complaint>();
  return (sought) => {
    const { platform } = sought;
    if (platform !== last) {
      known = new Map(Array.from(complaintsOf(platform), (each) => [complaintKey(each), each]));
      last = platform;
    }
    return known.get(complaintKey(sought)) ?? null;
  };
}
