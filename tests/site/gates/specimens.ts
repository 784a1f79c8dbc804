import { readdirSync } from "node:fs";
import { join } from "node:path";
import { languageOf } from "./gate.ts";

const PAGES = join(import.meta.dirname, "../../../site/pages");

/**
 * The addresses that show every template under `site/pages` in both languages: the longest page, which has most of the
 * parts a template can show, and in Chinese the shortest too, which has the empty states.
 */
export function specimensOf(sizes: ReadonlyMap<string, number>): string[] {
  const addresses = [...sizes.keys()].sort((a, b) => (sizes.get(a) ?? 0) - (sizes.get(b) ?? 0));
  const templates = readdirSync(PAGES, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".astro"));
  const patterns = templates.map(patternOf);
  const groups = Map.groupBy(
    addresses.filter((address) => patterns.some((pattern) => pattern.test(address))),
    (address) => `${languageOf(address)} ${patterns.findIndex((pattern) => pattern.test(address))}`,
  );
  return [...groups.values()].flatMap(([shortest = "", ...longer]) => {
    const longest = longer.at(-1) ?? shortest;
    return languageOf(longest) === "zh" && longest !== shortest ? [shortest, longest] : [longest];
  });
}

/** `[...lang]/platform/[id].astro` as the addresses it makes. Fixed pages stand before those with a name in them. */
function patternOf(file: string): RegExp {
  const path = file
    .replace(/\.astro$/, "")
    .replace(/(^|\/)index$/, "$1")
    .replaceAll(".", "\\.")
    .replace(/^\[\\\.\\\.\\\.lang\]\/?/, "(?:en/)?")
    .replaceAll(/\[\\\.\\\.\\\.\w+\]/g, "[^.]+")
    .replaceAll(/\[\w+\]/g, "[^/]+");
  return file === "404.astro" ? /^\/404\.html$/ : new RegExp(`^/${path}/?$`);
}
