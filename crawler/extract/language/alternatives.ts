import { spreadAlternatives } from "./pattern-pieces.ts";
import { openSieve } from "./sieve.ts";

/** Given a text, a search for each pattern that it can match, in the order of the patterns. */
export type Patterns = (text: string) => readonly Search[];

/** What is searched for by itself: one alternative of a pattern. Compiled when a text first can match it. */
type Part = { readonly pattern: number; readonly source: string; compiled: RegExp | null };

/**
 * Patterns of many alternatives, of which a text can match few: only these are searched for, and find what the whole
 * pattern would find.
 */
export function openPatterns(patterns: readonly RegExp[]): Patterns {
  const parts = patterns.flatMap(({ source }, pattern) => partsOf(source, pattern));
  const owners = parts.flatMap(({ part, alternatives }) => alternatives.map(() => part));
  const sieve = openSieve(parts.flatMap(({ alternatives }) => alternatives));
  return (text) => {
    const searches: Search[] = [];
    for (const { pattern: number, from } of sieve(text)) {
      const part = owners[number] as Part;
      const last = searches.at(-1);
      if (last?.pattern === part.pattern) last.join(part, from);
      else searches.push(new Search(text, part, from));
    }
    return searches;
  };
}

/** Whether a text holds a match of one pattern of many alternatives; an empty match is none. */
export function openTest(pattern: RegExp): (text: string) => boolean {
  const patterns = openPatterns([pattern]);
  return (text) => patterns(text).some((search) => search.next(0) !== null);
}

/** Every match of one pattern of many alternatives. */
export function openPattern(pattern: RegExp): (text: string) => RegExpExecArray[] {
  const patterns = openPatterns([pattern]);
  return (text) => patterns(text).flatMap((search) => search.all());
}

/** A group that is caught is called by its number: such a pattern stays whole. */
const CATCHES = /\((?!\?)/;

function partsOf(source: string, pattern: number): { part: Part; alternatives: readonly string[] }[] {
  const alternatives = spreadAlternatives(source);
  const partOf = (words: string): Part => ({ pattern, source: words, compiled: null });
  if (CATCHES.test(source)) return [{ part: partOf(source), alternatives }];
  return alternatives.map((each) => ({ part: partOf(each), alternatives: [each] }));
}

/** A part in search of its next match: none begins before `from`; null: there is none. */
type Runner = { readonly part: Part; from: number; found: RegExpExecArray | null | undefined };

/** The matches of one pattern in one text, as the whole pattern would find them: the first in the text, then in the pattern. */
export class Search {
  /** The number of the pattern. */
  readonly pattern: number;
  readonly #text: string;
  readonly #runners: Runner[];

  constructor(text: string, part: Part, from: number) {
    this.pattern = part.pattern;
    this.#text = text;
    this.#runners = [{ part, from, found: undefined }];
  }

  join(part: Part, from: number): void {
    const last = this.#runners.at(-1);
    if (last?.part === part) last.from = Math.min(last.from, from);
    else this.#runners.push({ part, from, found: undefined });
  }

  /** The first match that begins at this place or behind it; an empty one is none. */
  next(from: number): RegExpExecArray | null {
    let first: RegExpExecArray | null = null;
    for (const runner of this.#runners) {
      if (runner.found === undefined || (runner.found !== null && runner.found.index < from))
        runner.found = this.#run(runner, from);
      if (runner.found !== null && (first === null || runner.found.index < first.index)) first = runner.found;
    }
    return first;
  }

  all(): RegExpExecArray[] {
    const found: RegExpExecArray[] = [];
    for (let each = this.next(0); each !== null; each = this.next(each.index + each[0].length)) found.push(each);
    return found;
  }

  #run({ part, from }: Runner, place: number): RegExpExecArray | null {
    part.compiled ??= new RegExp(part.source, "g");
    part.compiled.lastIndex = Math.max(from, place);
    const found = part.compiled.exec(this.#text);
    return found?.[0] === "" ? null : found;
  }
}
