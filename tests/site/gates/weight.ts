import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { CheerioAPI } from "cheerio";
import { type Gate, htmlOf, onEveryPage, type Site } from "./gate.ts";

/** The most a page may weigh, in kilobytes of gzip. */
const MOST = { html: 25, longHtml: 60, css: 20, js: 30 };

/** Pages that list what grows with the registry, or quote at length. */
const LONG =
  /^\/(en\/)?(compare|search|official|changes|status|method|badge|side-by-side\/$|$)|\/(evidence|policies|policy)\//;

/** Pages weigh little, bring no font, and ask nobody else for anything. */
export const weight: Gate = {
  name: "weight",
  about: `gzip: HTML ≤ ${MOST.html} kB (lists ≤ ${MOST.longHtml}), CSS ≤ ${MOST.css}, JS ≤ ${MOST.js}; no font, nobody else's file`,
  async check(site) {
    return onEveryPage(site, ($, address) => {
      const sizes = {
        html: kilobytes(Buffer.from(htmlOf(site, address))),
        css: sum(files($, "link[rel=stylesheet]", "href").map((file) => sizeOf(site, file))),
        js: sum(files($, "script[src]", "src").map((file) => sizeOf(site, file))),
      };
      const most = { html: LONG.test(address) ? MOST.longHtml : MOST.html, css: MOST.css, js: MOST.js };
      const heavy = (["html", "css", "js"] as const).filter((kind) => sizes[kind] > most[kind]);
      const foreign = $("img[src^=http], script[src^=http], link[rel=stylesheet][href^=http], iframe[src^=http]");
      return [
        ...heavy.map((kind) => `${kind} weighs ${sizes[kind].toFixed(1)} kB, at most ${most[kind]}`),
        ...(foreign.length === 0 ? [] : [`asks somebody else for a file: ${$.html(foreign.first()).slice(0, 120)}`]),
        ...($.html().includes("font-face") ? ["brings a font"] : []),
      ];
    });
  },
};

function files($: CheerioAPI, selector: string, attribute: string): string[] {
  return $(selector)
    .toArray()
    .map((element) => $(element).attr(attribute) ?? "");
}

const known = new Map<string, number>();

/** A script with the modules it imports. */
function sizeOf(site: Site, path: string, seen = new Set<string>()): number {
  if (seen.has(path) || !path.startsWith("/")) return 0;
  seen.add(path);
  const bytes = readFileSync(join(site.directory, path));
  const own = known.get(path) ?? kilobytes(bytes);
  known.set(path, own);
  const imports = path.endsWith(".js") ? [...bytes.toString().matchAll(/from\s*"\.\/([\w.-]+\.js)"/g)] : [];
  return own + sum(imports.map(([, name]) => sizeOf(site, join(path, "..", name ?? ""), seen)));
}

const kilobytes = (bytes: Buffer): number => gzipSync(bytes).byteLength / 1024;
const sum = (all: readonly number[]): number => all.reduce((total, each) => total + each, 0);
