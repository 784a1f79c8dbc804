import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** Chance with a memory of its seed: the same seed and label give the same draws in the same order. */
export type Random = {
  /** From 0 (included) to 1 (excluded). */
  readonly unit: () => number;
  /** A whole number, both ends included. */
  readonly whole: (from: number, to: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <Kind>(choices: readonly Kind[]) => Kind;
  /** Like drawing cards: no choice returns before all others of the same list were drawn. */
  readonly deal: <Kind>(choices: readonly Kind[]) => Kind;
  readonly shuffle: <Kind>(choices: readonly Kind[]) => Kind[];
  readonly weighted: <Kind extends string>(weights: Readonly<Partial<Record<Kind, number>>>) => Kind;
  /** Skewed as waiting times are: half lie below `median`; a larger `spread` makes the tail longer. */
  readonly waiting: (median: number, spread: number) => number;
  /** About `centre`, seldom farther than twice `spread`. */
  readonly around: (centre: number, spread: number) => number;
};

/** A stream of its own for each label, so that one more draw in one place moves nothing in another. */
export function randomOf(seed: number, label: string): Random {
  const generator = xoroshiro128plus(mixed(seed, label));
  const decks = new Map<readonly unknown[], number[]>();
  const unit = () => uniformFloat64(generator);
  const whole = (from: number, to: number) => uniformInt(generator, from, to);

  const pick = <Kind>(choices: readonly Kind[]) => choiceAt(choices, whole(0, choices.length - 1));
  const shuffle = <Kind>(choices: readonly Kind[]) =>
    choices
      .map((choice) => ({ choice, place: unit() }))
      .sort((one, other) => one.place - other.place)
      .map(({ choice }) => choice);
  const deal = <Kind>(choices: readonly Kind[]) => {
    const held = decks.get(choices) ?? [];
    const deck = held.length > 0 ? held : shuffle(choices.map((_, place) => place));
    decks.set(choices, deck.slice(1));
    return choiceAt(choices, deck[0] ?? 0);
  };
  const weighted = <Kind extends string>(weights: Readonly<Partial<Record<Kind, number>>>) => {
    const kinds = keysOf(weights);
    const total = kinds.reduce((sum, kind) => sum + (weights[kind] ?? 0), 0);
    let left = unit() * total;
    for (const kind of kinds) {
      left -= weights[kind] ?? 0;
      if (left < 0) return kind;
    }
    return choiceAt(kinds, kinds.length - 1);
  };
  // Box-Muller: two uniform draws make one normal one.
  const normal = () => Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit());

  return {
    unit,
    whole,
    pick,
    deal,
    shuffle,
    weighted,
    chance: (probability) => unit() < probability,
    waiting: (median, spread) => median * Math.exp(spread * normal()),
    around: (centre, spread) => centre + spread * Math.max(-2, Math.min(2, normal())),
  };
}

/** The keys of a table, typed as its own. */
export function keysOf<Kind extends string>(table: Readonly<Partial<Record<Kind, unknown>>>): Kind[] {
  const keys: Kind[] = [];
  for (const key in table) keys.push(key);
  return keys;
}

function choiceAt<Kind>(choices: readonly Kind[], place: number): Kind {
  const [choice] = choices.slice(place, place + 1);
  if (choice === undefined) throw new RangeError(`nothing to choose at ${place} of ${choices.length}`);
  return choice;
}

/** FNV-1a over the label, started from the seed. */
function mixed(seed: number, label: string): number {
  let hash = (0x811c9dc5 ^ Math.imul(seed + 1, 0x9e3779b1)) >>> 0;
  for (const sign of label) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash | 0;
}
