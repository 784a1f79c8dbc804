import { z } from "zod";
import { Alarm } from "./alarm.ts";
import { OUTCOMES, OUTCOMES_EN, type Outcome } from "./capture.ts";
import { DimensionId } from "./scorecard.ts";
import { Instant } from "./time.ts";

export const STATUS_SCHEMA = "kaxin-status-1";

/** What we promise: no figure rests on a page that was last read longer ago than this. */
export const PROMISED_DAYS = 90;

const outcome = z.enum(Object.keys(OUTCOMES) as [Outcome, ...Outcome[]]);
const count = z.int().nonnegative();

/** What a maintainer has to do with something. `NEED_WORDS` says it in words. */
export const Need = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("wall"), outcome }),
  /** Pages that were read and are not as expected: changed layout, strange values, a yield unlike its history. */
  z.strictObject({ kind: z.literal("misread"), pages: z.int().positive() }),
  /** It did not answer when it was last asked: for its robots.txt, or for several pages one after the other. */
  z.strictObject({ kind: z.literal("down"), outcome }),
  z.strictObject({ kind: z.literal("errors"), share: z.number().min(0).max(1) }),
  /** Visited, but nothing was read for so many days. */
  z.strictObject({ kind: z.literal("silent"), days: count }),
  /** The last success is older than promised. */
  z.strictObject({ kind: z.literal("stale"), days: count }),
]);
export type Need = z.infer<typeof Need>;

/** How things stand with one host of one owner. */
export const HostStatus = z.strictObject({
  owner: z.string(),
  host: z.string(),
  /** Addresses visited so far. */
  pages: count,
  lastVisit: Instant.nullable(),
  /** When a page of it was last read, or confirmed to be as it was. */
  lastSuccess: Instant.nullable(),
  /** When the first page that is not due yet will be; `null`: nothing is planned, or it is due at once (see `dueNow`). */
  nextVisit: Instant.nullable(),
  dueNow: count,
  /** Pages we know of and have never asked for, whether we may at this time or not. */
  neverVisited: count,
  /** What has been due for longest and was not read. */
  oldestDue: z.strictObject({ address: z.string(), since: Instant.nullable() }).nullable(),
  /** How the last visit to each address ended. */
  outcomes: z.partialRecord(outcome, count),
  /** How the last visit to its robots.txt ended; `null`: never asked. */
  robots: outcome.nullable(),
  walls: count,
  /** It said no, or not yet: it is not asked before. */
  restsUntil: Instant.nullable(),
  /** Share of addresses whose last visit failed for a technical reason. */
  errorRate: z.number().min(0).max(1),
  alarms: count,
  /** Empty when all is well. */
  needs: z.array(Need),
});
export type HostStatus = z.infer<typeof HostStatus>;

/** A day in Shanghai: how its visits to one owner ended. */
export const StatusDay = z.strictObject({
  day: z.iso.date(),
  visits: count,
  /** Visits that read a page, or confirmed it. */
  read: count,
  /** Visits that met a log-in, a check or a refusal. */
  walled: count,
});
export type StatusDay = z.infer<typeof StatusDay>;

/** What becomes of scores: `current`: nothing; `misread`: pages of another shape were not read; `ageing`: figures are as of the last success; `outdated`: older than promised; `missing`: never read. */
export const EFFECTS = {
  current: { zh: "没有影响", en: "None" },
  misread: {
    zh: "没读懂的页按以前读懂的算，没有就不算",
    en: "Pages that were not understood count as they were before, or not at all",
  },
  ageing: { zh: "数字停在最近一次成功的抓取", en: "Figures are as of the last success" },
  outdated: { zh: "超过承诺的期限，标为数据过期", en: "Older than promised: marked as outdated" },
  missing: { zh: "还没有读到，暂不计入", en: "Never read: nothing of it is counted" },
} as const;
export type EffectState = keyof typeof EFFECTS;

/** One source or platform: everything the page 抓取状态 and a maintainer want to know about it. */
export const OwnerStatus = z.strictObject({
  /** `source:<id>` or `platform:<id>`. */
  owner: z.string().regex(/^(source|platform):[a-z0-9-]+$/),
  name: z.string(),
  /** Cron expression, by the clock in Shanghai; `null`: only imported, never visited. */
  schedule: z.string().nullable(),
  /** When the schedule calls for it next; not before a host that said no may be asked again. */
  nextDue: Instant.nullable(),
  lastVisit: Instant.nullable(),
  lastSuccess: Instant.nullable(),
  freshness: z.enum(["fresh", "stale", "never"]),
  /** The last seven days, oldest first; today, by `asOf`, is the last. */
  strip: z.array(StatusDay).length(7),
  hosts: z.array(HostStatus),
  alarms: z.array(Alarm),
  effect: z.strictObject({
    state: z.enum(Object.keys(EFFECTS) as [EffectState, ...EffectState[]]),
    /** Platforms whose scores rest on what is read here. */
    platforms: count,
    dimensions: z.array(DimensionId),
  }),
  needs: z.array(Need),
});
export type OwnerStatus = z.infer<typeof OwnerStatus>;

const bytes = z.int().nonnegative();

/** `status.json`: how everything stood at `asOf`. Published as of the newest visit, so that the same archive gives the same file. */
export const Status = z.strictObject({
  schema: z.literal(STATUS_SCHEMA),
  demo: z.boolean(),
  asOf: Instant,
  promisedDays: z.int().positive(),
  /** Least pause between two requests to one host, in milliseconds. */
  gapMs: count,
  /** A maintainer is needed somewhere. */
  attention: z.boolean(),
  /** Sources first, then platforms, each in the order of the registry. */
  owners: z.array(OwnerStatus),
  /** Pages that wait: due at `asOf`, and known but never asked for. */
  queue: z.strictObject({ due: count, neverVisited: count }),
  /** Of the machine that crawls: `null` in what is published. */
  disk: z
    .strictObject({ freeBytes: bytes, archiveBytes: bytes, storeBytes: bytes, publishedBytes: bytes, siteBytes: bytes })
    .nullable(),
});
export type Status = z.infer<typeof Status>;

/** A need in a few words. */
export function needWords(need: Need, language: "zh" | "en" = "zh"): string {
  const { zh, en } = wordsOf(need);
  return language === "zh" ? zh : en;
}

function wordsOf(need: Need): { readonly zh: string; readonly en: string } {
  switch (need.kind) {
    case "wall":
      return { zh: OUTCOMES[need.outcome], en: `The site keeps us out: ${OUTCOMES_EN[need.outcome]}` };
    case "misread":
      return { zh: `${need.pages} 页结构或数值不符`, en: `Pages not as expected: ${need.pages}` };
    case "down":
      return {
        zh: `上次去，什么也没读到（${OUTCOMES[need.outcome]}）`,
        en: `The last visits read nothing: ${OUTCOMES_EN[need.outcome]}`,
      };
    case "errors": {
      const percent = Math.round(need.share * 100);
      return { zh: `${percent}% 的页面出错`, en: `${percent}% of its pages failed` };
    }
    case "silent":
      return { zh: `${need.days} 天没有读到任何内容`, en: `Nothing was read for ${need.days} days` };
    case "stale":
      return {
        zh: `最近一次成功的抓取在 ${need.days} 天前，承诺是 ${PROMISED_DAYS} 天内`,
        en: `Last success ${need.days} days ago; within ${PROMISED_DAYS} was promised`,
      };
  }
}
