import { normalise } from "../language/normalise.ts";

export type NamedPlatform<Id extends string = string> = {
  readonly id: Id;
  readonly name: string;
  readonly aliases: readonly string[];
  /** The address of its home page, or its bare domain; `null` where none is known. */
  readonly home: string | null;
};

/** One way to write a platform. `plain`: it can be nothing else, and needs no other sign that a platform is meant. */
export type Spelling<Id extends string> = { readonly id: Id; readonly words: string; readonly plain: boolean };

/** Spellings by their first two signs. */
export type Glossary<Id extends string> = ReadonlyMap<string, readonly Spelling<Id>[]>;

/** Words that make a name: what carries one of these is no common word. */
const TRADE = /(?:卡盟|发卡|点卡|数卡|卡网|充值|商城|寄售|云卡|卡店|卡铺|\.|[a-z]\d|[a-z]{3,}|充$|冲$)/;
/** A name this long is hardly a common word. */
const LONG_NAME = 5;

const KNOWN = new WeakMap<readonly NamedPlatform[], Glossary<string>>();

/** All spellings of some platforms, made once for each list of them. */
export function glossaryOf<Id extends string>(platforms: readonly NamedPlatform<Id>[]): Glossary<Id> {
  const known = KNOWN.get(platforms) as Glossary<Id> | undefined;
  if (known !== undefined) return known;
  const glossary = Map.groupBy(platforms.flatMap(spellingsOf), ({ words }) => words.slice(0, 2));
  KNOWN.set(platforms, glossary);
  return glossary;
}

function spellingsOf<Id extends string>({ id, name, aliases, home }: NamedPlatform<Id>): Spelling<Id>[] {
  const domain = home === null ? undefined : /^(?:https?:\/\/)?(?:www\.)?([^/?#:]+)/i.exec(home)?.[1];
  const written = [name, ...aliases, ...(domain === undefined ? [] : [domain])];
  return [...new Set(written.map(foldName))]
    .filter((words) => words.length >= 2)
    .map((words) => ({ id, words, plain: TRADE.test(words) || (words.length >= LONG_NAME && !/^\d+$/.test(words)) }));
}

/** Names that differ in width, case or spaces are one name. */
export function foldName(name: string): string {
  return normalise(name).text.replaceAll(/\s+/g, "");
}
