/** What is told of one text: the places of its signs among all signs, and how much each counts. */
export type Row = { readonly places: Int32Array; readonly values: Float64Array };
/** The weight of each sign; the last is that of a sign that every row has. */
export type Model = Float64Array;

export type Terms = {
  /** How dear a row that is read wrongly is, against weights that grow. */
  readonly cost: number;
  /** How much more a row that has the label weighs than one that lacks it. */
  readonly weightOfHaving: number;
};
type Taught = Row & { readonly right: number; readonly cost: number };

const STEPS = 50;
const STEPS_TO_DIRECTION = 40;
/** A slope of this part of the first is level; a direction may be this far off. */
const LEVEL = 1e-3;
const NEAR_ENOUGH = 0.1;

/**
 * Logistic regression with a square penalty, by Newton's method, each step found by conjugate gradients (Lin, Weng and
 * Keerthi, Journal of Machine Learning Research 9, 2008). No chance in it: the same rows give the same weights. Rows
 * without an answer do not count.
 */
export function fit(rows: readonly Row[], answers: readonly (boolean | null)[], size: number, terms: Terms): Model {
  const taught = rows.flatMap((row, number): Taught[] => {
    const right = answers[number] ?? null;
    if (right === null) return [];
    return [{ ...row, right: right ? 1 : 0, cost: terms.cost * (right ? terms.weightOfHaving : 1) }];
  });
  let model: Model = new Float64Array(size + 1);
  let first = 0;
  for (let step = 0; step < STEPS; step += 1) {
    const slope = slopeAt(model, taught);
    const steepness = Math.sqrt(dot(slope, slope));
    if (step === 0) first = steepness;
    if (steepness <= LEVEL * first) break;
    model = stepDown(model, taught, slope);
  }
  return model;
}

function logitOf({ places, values }: Row, model: Model): number {
  let sum = model[model.length - 1] as number;
  for (let at = 0; at < places.length; at += 1) sum += (model[places[at] as number] as number) * (values[at] as number);
  return sum;
}

function addRow(sums: Float64Array, { places, values }: Row, times: number): void {
  for (let at = 0; at < places.length; at += 1) {
    const place = places[at] as number;
    sums[place] = (sums[place] as number) + times * (values[at] as number);
  }
  sums[sums.length - 1] = (sums[sums.length - 1] as number) + times;
}

function lossAt(model: Model, taught: readonly Taught[]): number {
  let loss = dot(model, model) / 2;
  for (const each of taught) {
    const margin = (each.right * 2 - 1) * logitOf(each, model);
    loss += each.cost * (Math.log1p(Math.exp(-Math.abs(margin))) + Math.max(0, -margin));
  }
  return loss;
}

function slopeAt(model: Model, taught: readonly Taught[]): Float64Array {
  const slope = Float64Array.from(model);
  for (const each of taught) addRow(slope, each, each.cost * (chance(logitOf(each, model)) - each.right));
  return slope;
}

/** Newton's step, halved until it leads down. */
function stepDown(model: Model, taught: readonly Taught[], slope: Float64Array): Model {
  const direction = directionDown(model, taught, slope);
  const before = lossAt(model, taught);
  const gain = dot(slope, direction);
  for (let length = 1; length > 1e-6; length /= 2) {
    const next = model.map((weight, at) => weight + length * (direction[at] as number));
    if (lossAt(next, taught) <= before + 0.01 * length * gain) return next;
  }
  return model;
}

/** Solves curvature × direction = −slope by conjugate gradients. */
function directionDown(model: Model, taught: readonly Taught[], slope: Float64Array): Float64Array {
  const bends = taught.map((each) => {
    const odds = chance(logitOf(each, model));
    return each.cost * odds * (1 - odds);
  });
  const direction = new Float64Array(slope.length);
  const rest = slope.map((each) => -each);
  const search = Float64Array.from(rest);
  let left = dot(rest, rest);
  const enough = left * NEAR_ENOUGH ** 2;
  for (let step = 0; step < STEPS_TO_DIRECTION && left > enough; step += 1) {
    const bent = Float64Array.from(search);
    for (const [number, each] of taught.entries())
      addRow(bent, each, (bends[number] as number) * logitOf(each, search));
    const length = left / dot(search, bent);
    const was = left;
    for (let at = 0; at < rest.length; at += 1) {
      direction[at] = (direction[at] as number) + length * (search[at] as number);
      rest[at] = (rest[at] as number) - length * (bent[at] as number);
    }
    left = dot(rest, rest);
    for (let at = 0; at < rest.length; at += 1)
      search[at] = (rest[at] as number) + (left / was) * (search[at] as number);
  }
  return direction;
}

function chance(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += (one[at] as number) * (other[at] as number);
  return sum;
}
