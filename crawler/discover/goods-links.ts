import { inlineData } from "./inline-data.ts";
import type { PageLink } from "./page-links.ts";
import { ANY_GOODS, type Software } from "./software.ts";

/** Pages of goods among the links; those that `software` would give its goods, or any shop. Pure. */
export function goodsLinks(links: readonly PageLink[], software: Software | null): PageLink[] {
  const shape = software?.goods ?? ANY_GOODS;
  return links.filter(({ path }) => shape.test(path));
}

/** Addresses of goods that a page names only by their numbers, in its scripts or as JSON. Pure. */
export function goodsInData(markup: string, software: Software | null, home: string): string[] {
  const path = software === null ? undefined : PATH_OF_GOODS[software.id];
  if (path === undefined) return [];
  return numbersIn(inlineData(markup)).map((number) => new URL(`${path}${number}`, home).href);
}

/** The pages that a catalogue as JSON leads to: lists of goods first, then the goods themselves. Pure. */
export function catalogueLeads(text: string, address: string): { readonly lists: string[]; readonly goods: string[] } {
  const numbers = numbersIn(parsed(text));
  const { pathname } = new URL(address);
  if (/\/user\/api\/index\/data$/.test(pathname)) {
    const lists = numbers.map((number) => `/user/api/index/commodity?categoryId=${number}&page=1&limit=10`);
    return { lists: lists.map((path) => new URL(path, address).href), goods: [] };
  }
  const path = pathname.endsWith("/theme_list") ? "detail/" : "/item/";
  return { lists: [], goods: numbers.map((number) => new URL(`${path}${number}`, address).href) };
}

/** The articles that a list as JSON gives the titles of. Pure. */
export function articleLeads(text: string, { articles }: Pick<Software, "articles">, address: string): string[] {
  if (articles === null || new URL(address).pathname.startsWith(articles)) return [];
  return numbersIn(parsed(text)).map((number) => new URL(`${articles}${number}`, address).href);
}

const PATH_OF_GOODS: Readonly<Partial<Record<Software["id"], string>>> = { dujiaoka: "/buy/", morpho: "/buy/" };

const MOST_VALUES = 4000;
const MOST_NUMBERS = 5;

/** Numbers of things that have a name and no further things with names in them: goods, not groups. */
function numbersIn(data: readonly unknown[]): number[] {
  const numbers = new Set<number>();
  const pending: unknown[] = [...data];
  for (let seen = 0; pending.length > 0 && seen < MOST_VALUES && numbers.size < MOST_NUMBERS; seen += 1) {
    const value = pending.shift();
    if (typeof value !== "object" || value === null) continue;
    const members = Object.values(value).filter((each) => typeof each === "object" && each !== null);
    const id = "id" in value ? Number(value.id) : Number.NaN;
    if (Number.isInteger(id) && id > 0 && !members.some(isListOfThings)) numbers.add(id);
    else pending.push(...members);
  }
  return [...numbers];
}

function isListOfThings(value: unknown): boolean {
  return Array.isArray(value) && value.some((each) => typeof each === "object" && each !== null && "id" in each);
}

function parsed(text: string): unknown[] {
  try {
    return [JSON.parse(text)];
  } catch {
    return [];
  }
}
