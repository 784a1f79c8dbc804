import type { Alarm } from "../data/model/alarm.ts";
import { addHours, type Instant } from "../data/model/time.ts";
import type { ComplaintDraft, Reading } from "./contract.ts";

/** What the pages of a source yield, day by day: how many records, and which of their fields are filled. */
export type Yields = {
  readonly see: (
    page: { readonly kind: string; readonly address: string; readonly at: Instant },
    reading: Reading,
  ) => void;
  /** Where the newest days are unlike the days before them. */
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

type Yield = {
  pages: number;
  /** How many pages had so many records. */
  readonly perPage: Map<number, number>;
  /** How many complaints had the field. */
  readonly filled: Map<string, number>;
  complaints: number;
};
type Day = Yield & { newest: { readonly address: string; readonly at: Instant } };

/** Fewer pages or complaints than these say nothing. */
const PAGES_NOW = [3, 8];
const PAGES_BEFORE = 8;
const COMPLAINTS = { now: 20, before: 40 };
/** What a site was longer ago than this, it need not be again. */
const DAYS_REMEMBERED = 120;
/** Of the 99 % interval. */
const Z = 2.576;
const USUALLY_FILLED = 0.5;

export function openYields(): Yields {
  const kinds = new Map<string, Map<string, Day>>();
  return {
    see({ kind, address, at }, reading) {
      const days = kinds.get(kind) ?? new Map<string, Day>();
      kinds.set(kind, days);
      const name = addHours(at, 8).slice(0, 10);
      const day = days.get(name) ?? { ...nothing(), newest: { address, at } };
      days.set(name, day);
      addPage(day, { address, at }, reading);
    },
    alarms: (owner) =>
      [...kinds].sort().flatMap(([kind, byName]) => {
        const all = [...byName].sort(([one], [other]) => (one < other ? 1 : -1)).map(([, day]) => day);
        const [newest] = all;
        if (newest === undefined) return [];
        const { address, at } = newest.newest;
        const since = addHours(at, -24 * DAYS_REMEMBERED);
        const days = all.filter((day) => day.newest.at >= since);
        return [...recordDrift(days), ...fieldDrift(days)].map((message) => ({
          owner,
          address,
          kind: "drift" as const,
          message: `${kind} 页${message}`,
          at,
        }));
      }),
  };
}

function nothing(): Yield {
  return { pages: 0, perPage: new Map(), filled: new Map(), complaints: 0 };
}

function addPage(day: Day, page: Day["newest"], { complaints, tallies }: Reading): void {
  const records = complaints.length + tallies.length;
  day.pages += 1;
  day.complaints += complaints.length;
  count(day.perPage, records, 1);
  for (const [field, isFilled] of Object.entries(FIELDS)) count(day.filled, field, complaints.filter(isFilled).length);
  if (page.at > day.newest.at) day.newest = page;
}

/**
 * The newest days that together have `least` of what is counted: one, or for a source that is read page by page some more; and
 * the days before them. `null`: there are not so many. `days`: newest first.
 */
function nowAndBefore(
  days: readonly Day[],
  counted: "pages" | "complaints",
  least: { readonly now: number; readonly before: number },
): { readonly now: Yield; readonly before: Yield } | null {
  const [now, before] = [nothing(), nothing()];
  for (const day of days) add(day, now[counted] < least.now ? now : before);
  return now[counted] < least.now || before[counted] < least.before ? null : { now, before };
}

function add(day: Yield, to: Yield): void {
  to.pages += day.pages;
  to.complaints += day.complaints;
  for (const [records, pages] of day.perPage) count(to.perPage, records, pages);
  for (const [field, filled] of day.filled) count(to.filled, field, filled);
}

/** At once where it is plain; a while later where pages have always differed. */
function recordDrift(days: readonly Day[]): string[] {
  return PAGES_NOW.flatMap((now) => {
    const split = nowAndBefore(days, "pages", { now, before: PAGES_BEFORE });
    return split === null ? [] : recordsUnlike(split.now, split.before);
  }).slice(0, 1);
}

/** Less than half, or more than twice, of what a page used to yield, and not by chance. */
function recordsUnlike(now: Yield, before: Yield): string[] {
  const [found, usual] = [medianOf(now.perPage), medianOf(before.perPage)];
  // What has come back to what it was is no news, though it was less for a while.
  const most = quantileOf(before.perPage, 0.9);
  const isFar = found < usual / 2 || found > Math.max(2 * usual, usual + 1, most);
  return isFar && Math.abs(rankSum(now.perPage, before.perPage)) > Z
    ? [`每页读出 ${found} 条（${now.pages} 页的中位数），以前是 ${usual} 条（${before.pages} 页）：请看页面是否改版。`]
    : [];
}

/** A field that was usually there is now so rare that chance does not explain it. */
function fieldDrift(days: readonly Day[]): string[] {
  const { now, before } = nowAndBefore(days, "complaints", COMPLAINTS) ?? {};
  if (now === undefined || before === undefined) return [];
  return Object.keys(FIELDS).flatMap((field) => {
    const usual = (before.filled.get(field) ?? 0) / before.complaints;
    const found = (now.filled.get(field) ?? 0) / now.complaints;
    if (usual < USUALLY_FILLED || wilsonUpper(found, now.complaints) >= usual / 2) return [];
    const percent = (share: number) => `${Math.round(100 * share)}%`;
    return [`里「${field}」只有 ${percent(found)} 有内容，以前是 ${percent(usual)}：请看页面是否改版。`];
  });
}

/**
 * How far pages yield less (below 0) or more than others, in standard deviations of what chance does: the rank sum of Mann and
 * Whitney 1947, its variance mended for ties. It asks nothing of how yields are spread. 0 where all are alike.
 */
function rankSum(now: ReadonlyMap<number, number>, before: ReadonlyMap<number, number>): number {
  const [n, m] = [sizeOf(now), sizeOf(before)];
  const all = n + m;
  let [below, wins, tied] = [0, 0, 0];
  for (const value of [...new Set([...now.keys(), ...before.keys()])].sort((one, other) => one - other)) {
    const [own, theirs] = [now.get(value) ?? 0, before.get(value) ?? 0];
    wins += own * (below + theirs / 2);
    below += theirs;
    tied += (own + theirs) ** 3 - (own + theirs);
  }
  const variance = ((n * m) / 12) * (all + 1 - tied / (all * (all - 1)));
  return variance === 0 ? 0 : (wins - (n * m) / 2) / Math.sqrt(variance);
}

/** The upper end of the 99 % interval of a share (Wilson 1927). */
function wilsonUpper(share: number, n: number): number {
  const square = Z ** 2 / n;
  return (share + square / 2 + Z * Math.sqrt((share * (1 - share)) / n + square / (4 * n))) / (1 + square);
}

function medianOf(counts: ReadonlyMap<number, number>): number {
  return quantileOf(counts, 0.5);
}

function quantileOf(counts: ReadonlyMap<number, number>, share: number): number {
  const total = sizeOf(counts);
  let passed = 0;
  for (const [value, times] of [...counts].sort(([one], [other]) => one - other)) {
    passed += times;
    if (passed >= share * total) return value;
  }
  return 0;
}

function sizeOf(counts: ReadonlyMap<number, number>): number {
  return [...counts.values()].reduce((sum, times) => sum + times, 0);
}

function count<Key>(counts: Map<Key, number>, key: Key, more: number): void {
  counts.set(key, (counts.get(key) ?? 0) + more);
}
