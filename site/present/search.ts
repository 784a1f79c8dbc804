/** A line of the directory that can be found: by its name first, then by the other words it goes by. */
export type Findable = { readonly name: string; readonly words: string };

const collator = new Intl.Collator("zh-CN-u-co-pinyin");

/** The first Chinese character of each Latin initial, by pinyin; no reading begins with I, U or V. */
const INITIALS: readonly (readonly [letter: string, first: string])[] = [..."ABCDEFGHJKLMNOPQRSTWXYZ"].map(
  (letter, at) => [letter, [..."阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥仨他屲夕丫帀"][at] ?? ""],
);

/** The letter a name stands under: its own when Latin, that of its pinyin when Chinese, `#` for anything else. */
export function initialOf(name: string): string {
  const [first = ""] = name.normalize("NFKC").toUpperCase();
  if (/[A-Z]/.test(first)) return first;
  if (!/\p{Script=Han}/u.test(first)) return "#";
  return INITIALS.findLast(([, start]) => collator.compare(first, start) >= 0)?.[0] ?? "A";
}

/** Names under their letters, both in the order of a phone book; `#` comes last. */
export function byInitial<Each extends { readonly name: string }>(all: readonly Each[]): [string, Each[]][] {
  const groups = Map.groupBy(
    all.toSorted((one, other) => collator.compare(one.name, other.name)),
    ({ name }) => initialOf(name),
  );
  return [...groups].sort(([one], [other]) => Number(one === "#") - Number(other === "#") || (one < other ? -1 : 1));
}

/** The best answers to a query, best first. Every part of the query that is set off by spaces must be found. */
export function findBest<Each extends Findable>(all: readonly Each[], query: string, most: number): Each[] {
  const terms = fold(query).split(" ").filter(Boolean);
  if (terms.length === 0) return [];
  return all
    .map((each) => ({ each, weight: Math.min(...terms.map((term) => weigh(each, term))) }))
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight)
    .slice(0, most)
    .map(({ each }) => each);
}

const FUZZY_SHARE = 0.5;

/** 0: not found. Whole name, begin of it, inside it, among the other words; else by the share of common letter pairs. */
function weigh({ name, words }: Findable, term: string): number {
  const ownName = fold(name);
  if (ownName === term) return 6;
  if (ownName.startsWith(term)) return 5;
  if (ownName.includes(term)) return 4;
  if (fold(words).split(" ").includes(term)) return 3.5;
  if (fold(words).includes(term)) return 3;
  const wanted = pairsOf(term);
  const had = new Set(pairsOf(`${ownName} ${fold(words)}`));
  const share = wanted.filter((pair) => had.has(pair)).length / Math.max(wanted.length, 1);
  return share >= FUZZY_SHARE ? share : 0;
}

/** As it is compared: full width made half, capitals small, what is not a letter or a digit a space. */
function fold(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}.]+/gu, " ")
    .trim();
}

function pairsOf(text: string): string[] {
  const letters = [...text];
  return letters.slice(1).map((letter, at) => `${letters[at]}${letter}`);
}
