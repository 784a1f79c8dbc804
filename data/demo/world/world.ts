import { createHash } from "node:crypto";
import { toMilliseconds } from "../../model/time.ts";
import { composeStory } from "../words/compose.ts";
import { drawSubject } from "../words/subject.ts";
import { drawMoments } from "./calendar.ts";
import { CAST, type Member } from "./cast.ts";
import { type Character, charactersOf } from "./character.ts";
import { WORLD_NOW, WORLD_START } from "./clock.ts";
import { type DemoComplaint, nickname } from "./complaint.ts";
import { courseOf, isGone } from "./course.ts";
import {
  BROKEN_SN,
  boughtPraise,
  DELETED_SN,
  type Draft,
  honestPraise,
  memberNamed,
  notListed,
  repeated,
  twinOf,
  unrelated,
} from "./oddities.ts";
import { type Random, randomOf } from "./random.ts";

export type DemoWorld = {
  readonly seed: number;
  readonly characters: ReadonlyMap<string, Character>;
  /** Newest first, as the site lists them. */
  readonly complaints: readonly DemoComplaint[];
};

/** The whole invented world. Pure: a seed is all it hangs on. */
export function makeWorld(seed: number): DemoWorld {
  const characters = charactersOf(seed);
  const drafts = CAST.flatMap((member) => draftsAbout(member, characterOf(characters, member), seed));
  const extras = randomOf(seed, "extras");
  const all = [...drafts, ...copies(drafts, characters, extras), ...unrelated(extras)];
  return { seed, characters, complaints: numbered(all, randomOf(seed, "numbers")) };
}

export function characterOf(characters: ReadonlyMap<string, Character>, member: Member): Character {
  const character = characters.get(member.id);
  if (character === undefined) throw new RangeError(`${member.id} leads no life`);
  return character;
}

function draftsAbout(member: Member, character: Character, seed: number): Draft[] {
  const random = randomOf(seed, `complaints about ${member.id}`);
  const stories = drawMoments(character.complaints, surgeOf(character), random).map((postedAt) => {
    const gone = isGone(character, postedAt);
    const subject = drawSubject(character.parts.mildness, gone, random);
    const story = composeStory(subject, random.chance(0.85) ? member.name : member.name.slice(0, -2), postedAt, random);
    const course = courseOf({ character, subject, postedAt, slots: story.slots }, random);
    const whom = { platform: member.id, couid: member.couid, cotitle: member.name, author: nickname(random) };
    const draft: Draft = { ...story, ...course, ...whom, postedAt, meant: subject, oddity: "none" };
    return { draft, slots: story.slots };
  });
  const slots = stories.map((story) => ({ ...story.slots, shop: member.name }));
  const [anySlots] = slots;
  const bought =
    character.archetype === "praise_burst" && anySlots !== undefined ? boughtPraise(member, anySlots, random) : [];
  return [...stories.map((story) => story.draft), ...bought, ...honestPraise(member, character, slots, random)];
}

/** The one that breaks down in sale seasons also draws more grievances then. */
function surgeOf(character: Character): number {
  return character.archetype === "promotion_slump" ? 4 : 1.8;
}

/** Grievances told twice, told of two merchants, or told of a merchant who is not there to hear. */
function copies(drafts: readonly Draft[], characters: ReadonlyMap<string, Character>, random: Random): Draft[] {
  // The platform of three complaints must keep exactly three.
  const common = CAST.filter((member) => characterOf(characters, member).archetype !== "few_complaints");
  const old = drafts.filter(
    (draft) =>
      draft.oddity === "none" &&
      common.some((member) => member.id === draft.platform) &&
      toMilliseconds(draft.postedAt) < toMilliseconds(WORLD_NOW) - 20 * 86_400_000,
  );
  const chosen = random.shuffle(old);
  const twins = chosen.slice(0, 4).map((draft) => {
    const others = common.filter((member) => member.id !== draft.platform);
    return twinOf(draft, random.pick(others));
  });
  return [...twins, ...chosen.slice(4, 8).map(repeated), ...recent(drafts, 8, common).map(notListed)];
}

function recent(drafts: readonly Draft[], count: number, common: readonly Member[]): Draft[] {
  return drafts
    .filter((draft) => draft.oddity === "none" && common.some((member) => member.id === draft.platform))
    .toSorted((one, other) => (one.postedAt < other.postedAt ? 1 : -1))
    .slice(0, count)
    .map((draft) => ({ ...draft, narrative: `${draft.narrative}网站首页没写公司名。` }));
}

/** Numbers grow with time, as the site's do; two pages with a fault have numbers of their own. */
function numbered(drafts: readonly Draft[], random: Random): DemoComplaint[] {
  const oldestFirst = drafts.toSorted((one, other) => (one.postedAt < other.postedAt ? -1 : 1));
  const faulty = faultyNumbers(oldestFirst);
  return oldestFirst
    .map((draft, place): DemoComplaint => {
      const sn = faulty.get(place) ?? `1999${String(1_000_003 + place * 11 + Math.floor(place / 3)).padStart(7, "0")}`;
      const sld = createHash("md5").update(`demo ${sn}`).digest("hex");
      const upvotes = random.chance(0.3) ? Math.floor(random.waiting(4, 1)) : 0;
      const oddity = sn === BROKEN_SN ? "broken_page" : sn === DELETED_SN ? "deleted" : draft.oddity;
      return { ...draft, sn, sld, upvotes, oddity };
    })
    .toReversed();
}

/** Both faults befall 鹿衔数卡 or, where that is the platform of three complaints, its neighbour. */
function faultyNumbers(drafts: readonly Draft[]): ReadonlyMap<number, string> {
  const [broken, deleted] = ["luxian", "tangli"].flatMap((id) => {
    const { name } = memberNamed(id);
    const places = drafts.flatMap((draft, place) =>
      draft.cotitle === name && draft.oddity === "none" && draft.postedAt > WORLD_START ? [place] : [],
    );
    return places.slice(10, 12);
  });
  return new Map([
    [broken ?? -1, BROKEN_SN],
    [deleted ?? -1, DELETED_SN],
  ]);
}
