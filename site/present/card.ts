import type { PlatformSummary } from "../../data/model/report.ts";
import { isoDay } from "./dates.ts";
import { FRAME_WORDS } from "./frame-words.ts";
import { formatPoints, formatRange } from "./points.ts";
import { type Language, ratingChip, shorten } from "./words.ts";

/** Pixels, and what is drawn in: a picture of 1200 × 630, as link previews want it, at two thirds. */
export const CARD = { width: 800, height: 420 };
const VIEW = { width: 1200, height: 630 };

export const platformCardPath = (id: string): string => `/cards/platform/${id}.png`;
export const siteCardPath = (language: Language): string => `/cards/${language}.png`;

/** The picture that stands for a page where its link is passed on: the platform's own, or the site's. */
export function cardPath(page: string, language: Language): string {
  const [, id] = /^\/(?:en\/)?platform\/([^/]+)\//.exec(page) ?? [];
  return id === undefined ? siteCardPath(language) : platformCardPath(id);
}

const TONES: Readonly<Record<string, string>> = {
  a: "#17714a",
  b: "#4b6e10",
  c: "#8a5800",
  d: "#b0440f",
  e: "#a01c1c",
  none: "#575d69",
};
const INK = "#1b1f27";
const SOFT = "#575d69";
const LEFT = 80;
const BAND = { top: 440, width: VIEW.width - 2 * LEFT, height: 26 };
const LONGEST_NAME = 20;
const SHORT_NAME = 12;

/** One picture for both languages: name, grade, score with its range, and the day. */
export function platformCard({ platform, scorecard: { rating, asOf } }: PlatformSummary, demo: boolean): string {
  const name = shorten(platform.name, LONGEST_NAME);
  const [zh, en] = [ratingChip(rating, "zh"), ratingChip(rating, "en")];
  const score =
    rating.kind === "rated"
      ? [
          text(320, 340, 96, `${formatPoints(rating.points)}`, INK),
          text(470, 340, 56, `(${formatRange(rating.low, rating.high)})`, SOFT),
          text(
            320,
            400,
            34,
            `${zh.word} · ${en.word}${zh.provisional && `（${zh.provisional}）`}`,
            TONES[zh.tone] ?? INK,
          ),
          band(rating),
        ]
      : [text(320, 350, 64, `${zh.word} · ${en.word}`, INK)];
  return frame(demo, [
    text(LEFT, 200, [...name].length > SHORT_NAME ? 50 : 80, name, INK),
    `<rect x="${LEFT}" y="250" width="170" height="150" rx="24" fill="${TONES[zh.tone]}"/>`,
    `<text x="${LEFT + 85}" y="365" font-size="110" text-anchor="middle" fill="#fff">${zh.letter}</text>`,
    ...score,
    text(LEFT, 565, 32, `卡信 Kaxin · 信任分 Trust score · ${isoDay(asOf)}`, SOFT),
  ]);
}

/** The picture of every other page. */
export function siteCard(language: Language, demo: boolean): string {
  const { brand } = FRAME_WORDS[language];
  const [first, second] =
    language === "zh" ? ["买卡充值前，", "先看一眼平台的售后"] : ["Before you top up,", "look at the after-sales"];
  return frame(demo, [
    text(LEFT, 220, 48, brand, "#1f4a8a"),
    text(LEFT, 340, 84, first, INK),
    text(LEFT, 450, 84, second, INK),
    text(LEFT, 565, 32, FRAME_WORDS[language].tagline, SOFT),
  ]);
}

/** Every letter that a card of these platforms may need. */
export function lettersOf(platforms: readonly PlatformSummary[]): string {
  const all = [
    ...platforms.map((row) => platformCard(row, true)),
    siteCard("zh", true),
    siteCard("en", true),
    "0123456789…",
  ].join("");
  return [...new Set(all)].sort().join("");
}

function frame(demo: boolean, parts: readonly string[]): string {
  const banner = demo
    ? `<rect width="${VIEW.width}" height="72" fill="#5b2a86"/>${text(LEFT, 50, 34, "演示数据 · Demonstration data", "#fff")}`
    : "";
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${CARD.width}" height="${CARD.height}" viewBox="0 0 ${VIEW.width} ${VIEW.height}">`,
    `<rect width="${VIEW.width}" height="${VIEW.height}" fill="#faf9f5"/>`,
    banner,
    ...parts,
    "</svg>",
  ].join("");
}

function band({ points, low, high }: { readonly points: number; readonly low: number; readonly high: number }): string {
  const at = (value: number) => (LEFT + (value / 100) * BAND.width).toFixed(1);
  const bar = (x: string, width: number, fill: string, top = BAND.top, height = BAND.height) =>
    `<rect x="${x}" y="${top}" width="${width.toFixed(1)}" height="${height}" rx="6" fill="${fill}"/>`;
  return [
    bar(at(0), BAND.width, "#e7e3d9"),
    bar(at(low), ((high - low) / 100) * BAND.width, "#5f86bf"),
    bar(at(points), 6, "#12274a", BAND.top - 10, BAND.height + 20),
  ].join("");
}

function text(x: number, y: number, size: number, words: string, fill: string): string {
  const safe = words.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}">${safe}</text>`;
}
