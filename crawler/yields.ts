import type { Alarm } from "../data/model/alarm.ts";
import { addHours, type Instant } from "../data/model/time.ts";
import type { ComplaintDraft, Reading } from "./contract.ts";

/** What the pages of a source yield, day by day: how many records, and which of their fields are filled. */
export type Yields = {
  readonly see: (
    page: { readonly kind: string; readonly address: string; readonly at: Instant },
    reading: Reading,
  ) => void;
  /** Where the newest day is unlike the days before it. */
  readonly alarms: (owner: Alarm["owner"]) => Alarm[];
};

/** A field that a layout may lose without anybody noticing: the page still parses. */
const FIELDS: Readonly<Record<string, (draft: ComplaintDraft) => boolean>> = {
  标题: ({ title }) => title !== "",
  正文: ({ narrative }) => narrative !== "",
  状态: ({ state }) => state !== "",
  商家编号: ({ merchantId }) => merchantId !== null,
  金额: ({ amountCny }) => amountCny !== null,
  问题: ({ issueField }) => issueField.length > 0,
  诉求: ({ demandField }) => demandField.length > 0,
  处理过程: ({ events }) => events.length > 1,
};

type Day = {
  pages: number;
  /** How many pages had so many records. */
  readonly perPage: Map<number, number>;
  /** How many complaints had the field. */
  readonly filled: Map<string, number>;
  complaints: number;
  newest: { readonly address: string; readonly at: Instant };
};

/** Fewer pages or complaints than these say nothing. */
const PAGES_BEFORE = 8;
const PAGES_NOW = 3;
const COMPLAINTS_BEFORE = 20;
const COMPLAINTS_NOW = 10;
/** 1.4826 makes the median deviation an estimate of σ. */
const THREE_SIGMA = 3 * 1.4826;
const USUALLY_FILLED = 0.5;

export function openYields(): Yields {
  const kinds = new Map<string, Map<string, Day>>();
  return {
    see({ kind, address, at }, reading) {
      const days = kinds.get(kind) ?? new Map<string, Day>();
      kinds.set(kind, days);
      const name = addHours(at, 8).slice(0, 10);
      const day = days.get(name) ?? emptyDay({ address, at });
      days.set(name, day);
      addPage(day, { address, at }, reading);
    },
    alarms: (owner) =>
      [...kinds].sort().flatMap(([kind, days]) => {
        const [last, ...earlier] = [...days].sort(([one], [other]) => (one < other ? 1 : -1)).map(([, day]) => day);
        if (last === undefined || earlier.length === 0) return [];
        const before = together(earlier, last.newest);
        const { address, at } = last.newest;
        const messages = [...recordDrift(before, last), ...fieldDrift(before, last)];
        return messages.map((message) => ({
          owner,
          address,
          kind: "drift" as const,
          message: `${kind} 页${message}`,
          at,
        }));
      }),
  };
}

function emptyDay(newest: Day["newest"]): Day {
  return { pages: 0, perPage: new Map(), filled: new Map(), complaints: 0, newest };
}

function addPage(day: Day, page: Day["newest"], { complaints, tallies }: Reading): void {
  const records = complaints.length + tallies.length;
  day.pages += 1;
  day.complaints += complaints.length;
  count(day.perPage, records, 1);
  for (const [field, isFilled] of Object.entries(FIELDS)) count(day.filled, field, complaints.filter(isFilled).length);
  if (page.at > day.newest.at) day.newest = page;
}

function together(days: readonly Day[], newest: Day["newest"]): Day {
  const all = emptyDay(newest);
  for (const day of days) {
    all.pages += day.pages;
    all.complaints += day.complaints;
    for (const [records, pages] of day.perPage) count(all.perPage, records, pages);
    for (const [field, filled] of day.filled) count(all.filled, field, filled);
  }
  return all;
}

/** Less than half, or more than twice, of what a page used to yield, and beyond three σ of it. */
function recordDrift(before: Day, now: Day): string[] {
  if (before.pages < PAGES_BEFORE || now.pages < PAGES_NOW) return [];
  const usual = medianOf(before.perPage);
  const spread = medianOf(deviations(before.perPage, usual));
  const found = medianOf(now.perPage);
  const isLess = found < usual - Math.max(THREE_SIGMA * spread, usual / 2);
  const isMore = found > usual + Math.max(THREE_SIGMA * spread, usual, 1);
  return isLess || isMore
    ? [`每页读出 ${found} 条（${now.pages} 页的中位数），以前是 ${usual} 条（${before.pages} 页）：请看页面是否改版。`]
    : [];
}

/** A field that was usually there is now so rare that chance does not explain it. */
function fieldDrift(before: Day, now: Day): string[] {
  if (before.complaints < COMPLAINTS_BEFORE || now.complaints < COMPLAINTS_NOW) return [];
  return Object.keys(FIELDS).flatMap((field) => {
    const usual = (before.filled.get(field) ?? 0) / before.complaints;
    const found = (now.filled.get(field) ?? 0) / now.complaints;
    if (usual < USUALLY_FILLED || wilsonUpper(found, now.complaints) >= usual / 2) return [];
    const percent = (share: number) => `${Math.round(100 * share)}%`;
    return [`里「${field}」只有 ${percent(found)} 有内容，以前是 ${percent(usual)}：请看页面是否改版。`];
  });
}

/** The upper end of the 99 % interval of a share (Wilson 1927). */
function wilsonUpper(share: number, n: number): number {
  const z = 2.576;
  const square = z ** 2 / n;
  return (share + square / 2 + z * Math.sqrt((share * (1 - share)) / n + square / (4 * n))) / (1 + square);
}

function deviations(counts: ReadonlyMap<number, number>, centre: number): Map<number, number> {
  const from = new Map<number, number>();
  for (const [value, times] of counts) count(from, Math.abs(value - centre), times);
  return from;
}

function medianOf(counts: ReadonlyMap<number, number>): number {
  const total = [...counts.values()].reduce((sum, times) => sum + times, 0);
  let passed = 0;
  for (const [value, times] of [...counts].sort(([one], [other]) => one - other)) {
    passed += times;
    if (passed >= total / 2) return value;
  }
  return 0;
}

function count<Key>(counts: Map<Key, number>, key: Key, more: number): void {
  counts.set(key, (counts.get(key) ?? 0) + more);
}
