import type { PlatformSummary } from "../../data/model/report.ts";
import { hoursBetween, type Instant } from "../../data/model/time.ts";
import { isoDay } from "./dates.ts";
import { inLanguage } from "./languages.ts";
import { formatPointsRange } from "./points.ts";
import { type Language, ratingChip } from "./words.ts";

/** What a badge says. `tone`: the grade in small letters, `none` when not rated. */
export type Badge = {
  readonly name: string;
  readonly label: string;
  /** `74 (66–81) · B 可考虑`, or that there is no rating. */
  readonly message: string;
  readonly day: string;
  readonly tone: string;
};

export const BADGE_SIZES = ["small", "medium", "large"] as const;
export const BADGE_THEMES = ["light", "dark"] as const;
export type BadgeSize = (typeof BADGE_SIZES)[number];
export type BadgeTheme = (typeof BADGE_THEMES)[number];

export const badgePath = (id: string, language: Language): string => inLanguage(`/badge/${id}.svg`, language);
export const badgeFactsPath = (id: string, language: Language): string => inLanguage(`/badge/${id}.json`, language);
export const badgeVariantPath = (id: string, language: Language, size: BadgeSize, theme: BadgeTheme): string =>
  inLanguage(`/badge/${id}/${size}-${theme}.svg`, language);
export const embedPath = (id: string, language: Language): string => inLanguage(`/embed/${id}/`, language);

const EXPIRES_AFTER_HOURS = 90 * 24;
const WORDS = {
  zh: {
    label: "信任分",
    demo: "演示 · 信任分",
    asOf: (day: string) => `截至 ${day}`,
    expired: (day: string) => `已过期（${day}）`,
  },
  en: {
    label: "Trust score",
    demo: "Demo · Trust score",
    asOf: (day: string) => `as of ${day}`,
    expired: (day: string) => `expired (${day})`,
  },
};

/** The badge of a platform as it is at `now`: data older than 90 days count no longer, and the badge says so. */
export function badgeOf(
  { platform, scorecard }: PlatformSummary,
  language: Language,
  { now, demo }: { readonly now: Instant; readonly demo: boolean },
): Badge {
  const { rating, asOf } = scorecard;
  const { letter, word, tone, provisional } = ratingChip(rating, language);
  const expired = hoursBetween(asOf, now) > EXPIRES_AFTER_HOURS;
  const words = WORDS[language];
  const verdict = provisional === "" ? word : `${word} (${provisional})`;
  return {
    name: platform.name,
    label: demo ? words.demo : words.label,
    message: rating.kind === "rated" ? `${formatPointsRange(rating)} · ${letter} ${verdict}` : word,
    day: (expired ? words.expired : words.asOf)(isoDay(asOf)),
    tone: expired ? "none" : tone,
  };
}

/** For shields.io and its kin (endpoint schema 1). */
export function badgeFacts({ label, message, day, tone }: Badge): object {
  return {
    schemaVersion: 1,
    label,
    message: `${message} · ${day}`,
    color: COLOURS.light[tone] ?? COLOURS.light["none"],
  };
}

/** The grades' colours of `styles/tokens.css`: a picture cannot read a style sheet. */
const COLOURS: Readonly<Record<BadgeTheme, Readonly<Record<string, string>>>> = {
  light: {
    a: "#17714a",
    b: "#4b6e10",
    c: "#8a5800",
    d: "#b0440f",
    e: "#a01c1c",
    none: "#575d69",
    paper: "#ffffff",
    ink: "#1b1f27",
    soft: "#575d69",
    line: "#bdb7a8",
    on: "#ffffff",
  },
  dark: {
    a: "#5fc897",
    b: "#a9c95e",
    c: "#e6b351",
    d: "#f0986d",
    e: "#f28b8b",
    none: "#a9afbb",
    paper: "#1b1f26",
    ink: "#e9e7e2",
    soft: "#a9afbb",
    line: "#5a6270",
    on: "#10151d",
  },
};

const FONT = "system-ui,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif";
const MOST_LETTERS = 16;

/** A picture that says itself to who cannot see it. */
export function badgeSvg(badge: Badge, size: BadgeSize, theme: BadgeTheme): string {
  const colours = COLOURS[theme];
  const name =
    [...badge.name].length > MOST_LETTERS ? `${[...badge.name].slice(0, MOST_LETTERS).join("")}…` : badge.name;
  const rows = {
    small: [{ label: badge.label, message: badge.message, note: "" }],
    medium: [{ label: badge.label, message: badge.message, note: badge.day }],
    large: [
      { label: name, message: "", note: "" },
      { label: badge.label, message: badge.message, note: badge.day },
    ],
  }[size];
  const day = size === "small" ? badge.day : "";
  const scale = { small: 11, medium: 13, large: 15 }[size];
  const parts = rows.map((row, at) =>
    drawRow(row, at * scale * 2.1, scale, { ...colours, tone: colours[badge.tone] ?? "" }),
  );
  const extra = day === "" ? null : drawRow({ label: "", message: "", note: day }, scale * 2.1, scale, colours);
  const all = extra === null ? parts : [...parts, extra];
  const width = Math.ceil(Math.max(...all.map((each) => each.width)));
  const height = Math.ceil(all.length * scale * 2.1);
  const words = `${badge.name}：${badge.label} ${badge.message} · ${badge.day}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeText(words)}"><title>${escapeText(words)}</title><rect x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="5" fill="${colours["paper"]}" stroke="${colours["line"]}"/><g font-family="${FONT}" font-size="${scale}">${all.map((each) => each.drawn).join("")}</g></svg>\n`;
}

type Row = { readonly label: string; readonly message: string; readonly note: string };

/** One line: a label, the message on the grade's colour, a note. */
function drawRow(row: Row, top: number, scale: number, colours: Readonly<Record<string, string>>) {
  const pad = scale * 0.6;
  const baseline = (top + scale * 1.4).toFixed(1);
  let left = 0;
  const drawn: string[] = [];
  for (const [kind, text] of Object.entries(row)) {
    if (text === "") continue;
    const width = widthOf(text) * scale + 2 * pad;
    if (kind === "message") {
      drawn.push(
        `<rect x="${left.toFixed(1)}" y="${(top + 2).toFixed(1)}" width="${width.toFixed(1)}" height="${(scale * 2.1 - 4).toFixed(1)}" rx="3" fill="${colours["tone"]}"/>`,
      );
    }
    const fill = { label: colours["ink"], message: colours["on"], note: colours["soft"] }[kind] ?? "";
    const weight = kind === "note" ? "" : ' font-weight="600"';
    drawn.push(
      `<text x="${(left + pad).toFixed(1)}" y="${baseline}" fill="${fill}"${weight}>${escapeText(text)}</text>`,
    );
    left += width;
  }
  return { width: left + 2, drawn: drawn.join("") };
}

/** Ems: full-width letters take one, others less. */
function widthOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + (letter > "\u2e7f" ? 1.02 : 0.6), 0);
}

function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
