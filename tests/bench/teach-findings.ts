import { type Evidence, type FindingWeights, weighed } from "../../crawler/extract/complaint/weigh-findings.ts";
import { chanceOf } from "../../crawler/extract/language/leanings.ts";
import type { Issue, Signal } from "../../data/model/taxonomy.ts";
import { fit } from "./logistic.ts";
import { answer, type TaughtPost } from "./teach-grams.ts";

/** A post that the rules read before they had been mended against it, and as other posts have taught to read it. */
export type Sighting = {
  readonly post: TaughtPost;
  /** What the rules found at first sight. */
  readonly found: readonly string[];
  readonly evidence: Evidence;
};
type Code = Issue | Signal;

const TERMS = { cost: 1, weightOfHaving: 1 };
const THOUSANDTHS = 1000;

/** One logistic regression for all codes: what their findings, their grams and the kind of post are worth together. */
export function teachFindings(codes: readonly Code[], sightings: readonly Sighting[]): FindingWeights {
  const told = sightings.flatMap((sighting) => codes.map((code, number) => ({ ...sighting, code, number })));
  const rows = told.map(({ code, number, found, evidence }) => ({
    places: Int32Array.from([0, 1, 2, 3 + number]),
    values: Float64Array.from([evidence.logitOf(code), found.includes(code) ? 1 : 0, evidence.complaint, 1]),
  }));
  const answers = told.map(({ post, code }) => answer(post, code));
  const model = fit(rows, answers, 3 + codes.length, TERMS);
  const [reads = 0, found = 0, complaint = 0] = [...model].map(rounded);
  const beforeAll = model.at(-1) ?? 0;
  return {
    reads,
    found,
    complaint,
    before: Object.fromEntries(codes.map((code, number) => [code, rounded(beforeAll + (model[3 + number] ?? 0))])),
  };
}

function rounded(weight: number): number {
  return Math.round(weight * THOUSANDTHS) / THOUSANDTHS;
}

/** How likely the post is to have the label. */
export function chanceBy(weights: FindingWeights): (code: Code, sighting: Sighting) => number {
  return (code, { found, evidence }) => chanceOf(weighed(code, found.includes(code), evidence, weights));
}

export type Reading = (code: Code, sighting: Sighting) => boolean;

/** How well codes are read: of those found how many are right, of those right how many are found, and both in one. */
export function quality(codes: readonly Code[], sightings: readonly Sighting[], reads: Reading): string[] {
  const told = sightings.flatMap((sighting) =>
    codes.map((code) => ({ right: answer(sighting.post, code), found: reads(code, sighting) })),
  );
  const clear = told.filter((each) => each.right !== null);
  const hits = clear.filter((each) => each.found && each.right).length;
  const precision = hits / clear.filter((each) => each.found).length;
  const recall = hits / clear.filter((each) => each.right).length;
  const both = (2 * precision * recall) / (precision + recall);
  return [precision, recall, both].map((each) => each.toFixed(3));
}
