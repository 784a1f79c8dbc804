import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Resvg } from "@resvg/resvg-js";
import subsetFont from "subset-font";
import type { Report } from "../data/model/report.ts";
import { lettersOf, platformCard, platformCardPath, siteCard, siteCardPath } from "./present/card.ts";

/** A thousand cards take some eight seconds; drawn once, they are kept by what they show. */
export async function drawCards({ platforms, demo }: Report, site: string, kept: string): Promise<void> {
  mkdirSync(kept, { recursive: true });
  const fonts = await fontsWith(lettersOf(platforms), kept);
  const cards = [
    ...(["zh", "en"] as const).map((language) => ({ path: siteCardPath(language), svg: siteCard(language, demo) })),
    ...platforms.map((row) => ({ path: platformCardPath(row.platform.id), svg: platformCard(row, demo) })),
  ];
  let drawn = 0;
  for (const { path, svg } of cards) {
    const file = join(kept, `${hash(svg)}.png`);
    if (!existsSync(file)) {
      keep(file, draw(svg, fonts));
      drawn += 1;
      if (drawn % FREE_AFTER === 0) await freePictures();
    }
    mkdirSync(dirname(join(site, path)), { recursive: true });
    writeFileSync(join(site, path), readFileSync(file));
  }
}

const FREE_AFTER = 25;

/** The pixels lie outside of what Node counts as its own, so that it would let a thousand cards pile up to two gigabytes. */
async function freePictures(): Promise<void> {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
  await setImmediate();
}

function draw(svg: string, fontFiles: string[]): Uint8Array {
  const font = { fontFiles, loadSystemFonts: false, defaultFontFamily: "Noto Sans SC" };
  return new Resvg(svg, { font }).render().asPng();
}

const ALPHABETS = ["chinese-simplified", "latin"];

/** Noto Sans SC with these letters only: with all of its own a card takes ten times as long. */
async function fontsWith(letters: string, kept: string): Promise<string[]> {
  const folder = dirname(createRequire(import.meta.url).resolve("@fontsource/noto-sans-sc/package.json"));
  const files: string[] = [];
  for (const alphabet of ALPHABETS) {
    const file = join(kept, `${alphabet}-${hash(letters)}.ttf`);
    if (!existsSync(file)) {
      const whole = readFileSync(join(folder, "files", `noto-sans-sc-${alphabet}-700-normal.woff2`));
      keep(file, await subsetFont(whole, letters, { targetFormat: "truetype" }));
    }
    files.push(file);
  }
  return files;
}

/** Whole or not at all: another build may be looking. */
function keep(file: string, bytes: Uint8Array): void {
  const half = `${file}.${process.pid}`;
  writeFileSync(half, bytes);
  renameSync(half, file);
}

const hash = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 16);
