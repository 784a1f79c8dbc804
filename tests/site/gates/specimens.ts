import { readdirSync } from "node:fs";
import { join } from "node:path";
import { languageOf } from "./gate.ts";

const PAGES = join(import.meta.dirname, "../../../site/pages");

/** The addresses that show every template under `site/pages`, at most two a template and language: the first and the last. */
export function specimensOf(addresses: readonly string[]): string[] {
  const templates = readdirSync(PAGES, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".astro"));
  const patterns = templates.map(patternOf);
  const groups = Map.groupBy(
    addresses.filter((address) => patterns.some((pattern) => pattern.test(address))),
    (address) => `${languageOf(address)} ${patterns.findIndex((pattern) => pattern.test(address))}`,
  );
  return [...groups.values()].flatMap((group) => [...new Set([group[0] ?? "", group.at(-1) ?? ""])]).sort();
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
