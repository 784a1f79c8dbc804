import type { BodyHash } from "../../data/model/ids.ts";
import type { Platform } from "../../data/model/platform.ts";
import type { DiffPart, PolicyVersion, Weakening } from "../../data/model/policy-history.ts";
import type { Instant } from "../../data/model/time.ts";
import { diffSentences, sentencesOf } from "./diff-sentences.ts";
import type { PageVisit, PolicyReading } from "./page-visits.ts";
import { weakeningsOf } from "./weakenings.ts";

/** A visit that brought a page. */
export type ReadVisit = PageVisit & { readonly reading: PolicyReading };

/** A version in force, with the facts of the reading that stands for it. */
type Standing = { readonly reading: PolicyReading; readonly firstSeen: Instant; readonly lastSeen: Instant } & {
  readonly bodySha256: BodyHash;
};

/** All versions of one page, oldest first; `held`: a change so large that it must be seen again before it counts. */
export type PageHistory = {
  readonly standings: readonly Standing[];
  readonly held: { readonly visit: ReadVisit; readonly doubts: readonly string[] } | null;
};

/** Pure. `visits`: those of one page that brought it, oldest first. */
export function historyOf(visits: readonly ReadVisit[]): PageHistory {
  const standings: Standing[] = [];
  let held: PageHistory["held"] = null;
  for (const visit of visits) {
    const current = standings.at(-1);
    if (current === undefined) standings.push(begun(visit));
    else if (saysTheSame(current.reading, visit)) {
      standings[standings.length - 1] = { ...begun(visit), firstSeen: current.firstSeen };
      held = null;
    } else {
      const doubts = doubtsAbout(current.reading, visit.reading);
      const isConfirmed = held !== null && doubtsAbout(held.visit.reading, visit.reading).length === 0;
      if (doubts.length > 0 && !isConfirmed) held = { visit, doubts };
      else {
        standings.push(...confirmed(held, isConfirmed, visit));
        held = null;
      }
    }
  }
  return { standings, held };
}

/** The change that had been held back has been so since it was seen first. */
function confirmed(held: PageHistory["held"], isConfirmed: boolean, visit: ReadVisit): Standing[] {
  if (held === null || !isConfirmed) return [begun(visit)];
  const since = { ...begun(visit), firstSeen: held.visit.capture.fetchedAt };
  return saysTheSame(held.visit.reading, visit) ? [since] : [begun(held.visit), begun(visit)];
}

function begun({ reading, capture }: ReadVisit): Standing {
  const { fetchedAt, bodySha256 } = capture;
  if (bodySha256 === null) throw new Error(`${capture.address} was read without a body`);
  return { reading, firstSeen: fetchedAt, lastSeen: fetchedAt, bodySha256 };
}

/** Less of the text than this left is more likely a broken page than a new rule (Open Terms Archive keeps such a one). */
const LEAST_LEFT = 0.4;

/** Why a change may be a broken page rather than a new rule. */
function doubtsAbout(before: PolicyReading, after: PolicyReading): string[] {
  const left = after.text.length / Math.max(before.text.length, 1);
  return [
    ...(left < LEAST_LEFT ? [`文字少了 ${Math.round((1 - left) * 100)}%`] : []),
    ...(before.title === after.title ? [] : [`标题从「${before.title}」变成「${after.title}」`]),
    ...(before.root === after.root ? [] : [`页面的骨架从 ${before.root} 变成 ${after.root}`]),
  ];
}

function saysTheSame(before: PolicyReading, { kind, reading }: ReadVisit): boolean {
  if (before === reading) return true;
  return before.title === reading.title && keyOf(before, kind) === keyOf(reading, kind);
}

/** On a home page or a page of goods only what it says about service counts: its goods change every day. */
function keyOf(reading: PolicyReading, kind: PageVisit["kind"]): string {
  const sentences = kind === "home" || kind === "goods" ? sentencesWithFacts(reading) : sentencesOf(reading.text);
  return sentences.map((sentence) => (COUNTS.test(sentence) ? sentence.replaceAll(/\d+/g, "#") : sentence)).join("\n");
}

/** What counts by itself. */
const COUNTS = /库存|销量|已售|访问|浏览|在线人数|当前时间|今日|昨日|[¥￥]|\d{1,2}:\d{2}:\d{2}/;

function sentencesWithFacts({ facts }: PolicyReading): string[] {
  const found = new Set<string>();
  const pending: unknown[] = [facts];
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (typeof value !== "object" || value === null) continue;
    if ("start" in value && "text" in value) found.add(String(value.text));
    else pending.push(...Object.values(value).filter((each) => each !== undefined));
  }
  return [...found].sort();
}

/** The history as it is kept, oldest first: each version with what it changed. Pure. */
export function versionsOf(platform: Platform, visit: PageVisit, { standings }: PageHistory): PolicyVersion[] {
  return standings.map((standing, place) => {
    const before = standings[place - 1];
    const { reading, firstSeen, lastSeen, bodySha256 } = standing;
    return {
      ...{ platform: platform.id, kind: visit.kind, address: visit.capture.address },
      ...{ firstSeen, lastSeen, title: reading.title, text: reading.text, bodySha256 },
      change: before === undefined ? null : changeBetween(before.reading, reading),
    };
  });
}

function changeBetween(before: PolicyReading, after: PolicyReading): { parts: DiffPart[]; weakenings: Weakening[] } {
  return { parts: diffSentences(before.text, after.text), weakenings: weakeningsOf(before.facts, after.facts) };
}
