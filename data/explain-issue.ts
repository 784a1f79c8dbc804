import { z } from "zod";
import { didYouMean } from "./terminal/suggest.ts";

/** What was wrong with a file, in one line: field, what was expected, and what was perhaps meant. */
export function explainIssue(issue: z.core.$ZodIssue, schema: z.ZodType, raw: unknown): string {
  const field = issue.path.join(".") || "（整个文件）";
  return `${field}: ${issue.message}${hintAt(issue, schema, raw)}`;
}

function hintAt(issue: z.core.$ZodIssue, schema: z.ZodType, raw: unknown): string {
  if (issue.code === "unrecognized_keys") {
    const known = keysAt(schema, issue.path);
    return issue.keys.map((key) => didYouMean(key, known)).join("");
  }
  if (issue.code === "invalid_value") {
    const given = issue.path.reduce<unknown>((value, key) => memberOf(value, key), raw);
    return typeof given === "string" ? didYouMean(given, issue.values.map(String)) : "";
  }
  return "";
}

const Node = z.object({
  properties: z.record(z.string(), z.unknown()).default({}),
  items: z.unknown().optional(),
  additionalProperties: z.unknown().optional(),
  anyOf: z.array(z.unknown()).default([]),
});

/** The keys that a declaration may have at a place. */
function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let places: unknown[] = [z.toJSONSchema(schema, { io: "input", unrepresentable: "any" })];
  for (const key of path) places = places.flatMap((place) => childrenOf(place, key));
  return places.flatMap(variantsOf).flatMap(({ properties }) => Object.keys(properties));
}

function childrenOf(place: unknown, key: PropertyKey): unknown[] {
  return variantsOf(place).flatMap(({ properties, items, additionalProperties }) =>
    [typeof key === "number" ? items : (properties[String(key)] ?? additionalProperties)].filter(Boolean),
  );
}

function variantsOf(place: unknown): z.output<typeof Node>[] {
  const read = Node.safeParse(place);
  return read.success ? [read.data, ...read.data.anyOf.flatMap(variantsOf)] : [];
}

function memberOf(value: unknown, key: PropertyKey): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}
