import type { Issue, Signal } from "../../../data/model/taxonomy.ts";
import { openTable, type Table } from "../language/weighed-grams.ts";
import kept from "../lexicon/weights-of-grams.json" with { type: "json" };

/** What posts are labelled with. */
export type Label = Issue | Signal | "is_complaint";

let table: Table | null = null;

/** Made when the first post is read. */
export function weighedGrams(): Table {
  table ??= openTable(kept);
  return table;
}
