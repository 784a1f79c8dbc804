import { readFileSync } from "node:fs";
import { z } from "zod";

const Codes = z.array(z.string());
export const LabelledPost = z.object({
  id: z.string(),
  text: z.string(),
  platform_mentions: Codes,
  issues: Codes,
  issues_optional: Codes,
  signals: Codes,
  signals_optional: Codes,
  remedy: Codes,
  remedy_optional: Codes.default([]),
  amount_cny: z.number().nullable(),
  sentiment: z.number(),
  resolved: z.boolean().nullable(),
  first_response_minutes: z.number().nullable(),
  is_complaint: z.boolean(),
  pii: z.array(z.object({ type: z.string(), text: z.string() })),
  ambiguous: Codes,
});
export type LabelledPost = z.infer<typeof LabelledPost>;

export function readPosts(name: string): LabelledPost[] {
  const lines = readFileSync(new URL(name, import.meta.url), "utf8").trim().split("\n");
  return lines.map((line) => LabelledPost.parse(JSON.parse(line)));
}

const Named = z.object({ name: z.string(), aliases: Codes, domain: z.string().nullable() });

/** The platforms that the labelled posts name. */
export function readPlatforms() {
  const named = z.array(Named).parse(JSON.parse(readFileSync(new URL("platforms.json", import.meta.url), "utf8")));
  return named.map(({ name, aliases, domain }) => ({ id: name, name, aliases, home: domain }));
}

export type Marking = { readonly found: readonly string[]; readonly right: readonly string[]; readonly optional: readonly string[] };

/** Micro-averaged F1. What is optional counts neither for nor against. */
export function f1(markings: readonly Marking[]): number {
  let hits = 0;
  let slips = 0;
  for (const { found, right, optional } of markings) {
    const codes = [...new Set(found)];
    hits += codes.filter((each) => right.includes(each)).length;
    slips += codes.filter((each) => !right.includes(each) && !optional.includes(each)).length;
    slips += right.filter((each) => !codes.includes(each)).length;
  }
  return hits === 0 ? 0 : (2 * hits) / (2 * hits + slips);
}

export function share(flags: readonly boolean[]): number {
  return flags.filter(Boolean).length / Math.max(1, flags.length);
}
