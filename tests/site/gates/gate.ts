import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CheerioAPI } from "cheerio";
import type { Report } from "../../../data/model/report.ts";

/** A built site under test: its files, its pages by address, and the report it was made from. */
export type Site = {
  readonly directory: string;
  /** Where it is served on loopback. */
  readonly origin: string;
  /** The address it was built for. */
  readonly url: string;
  readonly published: string;
  readonly pages: ReadonlyMap<string, CheerioAPI>;
  /** Addresses that show each template in each language. */
  readonly specimens: readonly string[];
  readonly report: Report;
};

/** How many things were looked at, and one line for each fault. */
export type Verdict = { readonly looked: number; readonly faults: readonly string[] };

export type Gate = { readonly name: string; readonly about: string; readonly check: (site: Site) => Promise<Verdict> };

/** One verdict for every page, its faults marked with the address. */
export function onEveryPage(site: Site, faultsOf: ($: CheerioAPI, address: string) => readonly string[]): Verdict {
  const faults = [...site.pages].flatMap(([address, $]) => faultsOf($, address).map((fault) => `${address}: ${fault}`));
  return { looked: site.pages.size, faults };
}

export const languageOf = (address: string): "zh" | "en" => (/^\/en(\/|$)/.test(address) ? "en" : "zh");

/** A page as it was written, to the byte. */
export function htmlOf({ directory }: Pick<Site, "directory">, address: string): string {
  return readFileSync(join(directory, address.endsWith("/") ? `${address}index.html` : address), "utf8");
}
