import { CAST, type Member } from "./cast.ts";
import { type Random, randomOf } from "./random.ts";

/** The life a platform leads in this world. Which platform leads which is the seed's choice. */
type Archetype =
  | "excellent"
  | "good"
  | "middling"
  | "poor"
  | "vanished"
  | "praise_burst"
  | "few_complaints"
  | "night_silent"
  | "promotion_slump";

/** What a platform is truly like. Hidden: the pipeline sees only what it causes. */
export type Character = {
  readonly archetype: Archetype;
  /** Overall, 0 (worst) to 1. The parts stray a little from it, and never contradict it. */
  readonly quality: number;
  readonly parts: {
    readonly response: number;
    readonly resolution: number;
    readonly policy: number;
    readonly mildness: number;
    readonly satisfaction: number;
  };
  /** Half of the answers come within this many hours. */
  readonly replyMedianHours: number;
  readonly neverReplies: number;
  /** Of the answered: settled and confirmed, contested, or neither word. They sum to 1. */
  readonly confirms: number;
  readonly contests: number;
  readonly staysSilent: number;
  readonly complaints: number;
};

type Rank = readonly [archetype: Archetype, quality: number];

const RANKS: readonly Rank[] = [
  ["excellent", 0.95],
  ["excellent", 0.89],
  ["good", 0.8],
  ["good", 0.74],
  ["good", 0.69],
  ["promotion_slump", 0.62],
  ["middling", 0.56],
  ["few_complaints", 0.55],
  ["middling", 0.5],
  ["middling", 0.45],
  ["night_silent", 0.39],
  ["poor", 0.3],
  ["poor", 0.24],
  ["poor", 0.17],
  ["praise_burst", 0.22],
  ["vanished", 0.04],
];

/** Deals the lives to the platforms. A host that is hard to read gets a life that can be told without its pages. */
export function charactersOf(seed: number): ReadonlyMap<string, Character> {
  const random = randomOf(seed, "characters");
  const shuffled = random.shuffle(RANKS);
  const behindTheWall = takeOne(shuffled, ([archetype]) => archetype === "middling" || archetype === "poor");
  const gone = takeOne(shuffled, ([archetype]) => archetype === "vanished");
  const plainHosts = CAST.filter((member) => member.oddity === "none");
  const goneHost = random.pick(plainHosts);
  const rankOf = (member: Member): Rank => {
    if (member.oddity === "login_wall") return behindTheWall;
    if (member === goneHost) return gone;
    return takeOne(shuffled, () => true);
  };
  return new Map(CAST.map((member) => [member.id, characterOf(rankOf(member), random)]));
}

function takeOne(ranks: Rank[], wanted: (rank: Rank) => boolean): Rank {
  const place = ranks.findIndex(wanted);
  const [taken] = place < 0 ? [] : ranks.splice(place, 1);
  if (taken === undefined) throw new RangeError("more platforms than lives to lead");
  return taken;
}

function characterOf([archetype, rank]: Rank, random: Random): Character {
  const quality = within(random.around(rank, 0.008));
  const part = () => within(random.around(quality, 0.025));
  const parts = {
    response: part(),
    resolution: part(),
    policy: archetype === "vanished" ? quality : part(),
    mildness: part(),
    satisfaction: part(),
  };
  const confirms = between(0.14, 0.86, parts.resolution);
  const contests = between(0.5, 0.04, parts.resolution);
  return {
    archetype,
    quality,
    parts,
    // From a week down to an hour, evenly in ratios, as waits are felt.
    replyMedianHours: Math.exp(between(Math.log(170), Math.log(1), parts.response)),
    neverReplies: between(0.5, 0, parts.response),
    confirms,
    contests,
    staysSilent: 1 - confirms - contests,
    complaints: complaintsOf(archetype, random),
  };
}

function complaintsOf(archetype: Archetype, random: Random): number {
  switch (archetype) {
    case "few_complaints":
      return 3;
    case "promotion_slump":
    case "night_silent":
      return random.whole(78, 90);
    case "excellent":
    case "good":
    case "middling":
    case "poor":
    case "vanished":
    case "praise_burst":
      return random.whole(42, 78);
    default:
      return archetype satisfies never;
  }
}

/** The point at `share` of the way from `from` to `to`. */
export function between(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}

function within(share: number): number {
  return Math.min(0.99, Math.max(0.01, share));
}
