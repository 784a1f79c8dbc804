import { z } from "zod";
import { toInstant } from "../../../data/model/time.ts";
import type { ComplaintDraft, Page, TallyDraft } from "../../contract.ts";
import { readJson } from "../../html/json.ts";
import { PageShapeError } from "../../html/select.ts";

/** 10005: log in or sign the request. 10017: log in to see more. */
export const LOGIN_CODES: ReadonlySet<number> = new Set([10005, 10017]);

/** `evaluate_u` and other fields we have no use for may come and go; those named here may not. */
const Listed = z.looseObject({
  main: z.looseObject({
    sn: z.string().regex(/^\d{6,20}$/),
    title: z.string(),
    status: z.coerce.number().int(),
    timestamp: z.coerce.number().int().positive(),
    cotitle: z.string(),
    couid: z.coerce.string().nullish(),
    issue: z.string().nullish(),
    appeal: z.string().nullish(),
    cost: z.coerce.string().nullish(),
    summary: z.string(),
    url: z.string(),
    evaluate_u: z.looseObject({ attitude: Stars(), process: Stars(), satisfaction: Stars() }).nullish(),
  }),
  author: z.looseObject({ title: z.string().nullish() }).nullish(),
});

const Pager = z.looseObject({ page_amount: z.coerce.number().int() });
const Lists = z.looseObject({
  lists: z.array(Listed).optional(),
  complaints: z.array(Listed).optional(),
  pager: Pager.nullish(),
});

const Merchants = z.looseObject({
  lists: z.array(
    z.looseObject({
      title: z.string(),
      uid: z.coerce.string(),
      valid_amt: z.coerce.number().int().optional(),
      complaint_amount: z.coerce.number().int().optional(),
      valid30d: z.coerce.number().int().nullish(),
      replied_amt: z.coerce.number().int().nullish(),
      completed_amt: z.coerce.number().int().nullish(),
    }),
  ),
});

const Envelope = z.looseObject({
  result: z.looseObject({ status: z.looseObject({ code: z.coerce.number().int() }), data: z.unknown() }),
});

/** The site's own words for its status numbers. */
const STATES: Readonly<Record<number, string>> = {
  1: "通过审核",
  3: "待分配",
  4: "处理中",
  6: "已回复",
  7: "已完成",
  8: "已关闭",
};

/** The code of the envelope; `null` when the body is no envelope at all (a log-in page, say). */
export function envelopeCode(page: Page): number | null {
  const read = Envelope.safeParse(readJson(page.text));
  return read.success ? read.data.result.status.code : null;
}

export function parseLists(page: Page): { complaints: ComplaintDraft[]; pages: number | null } {
  const data = dataOf(page, Lists);
  const rows = data.lists ?? data.complaints;
  if (rows === undefined) throw new PageShapeError("result.data", 0, "lists or complaints");
  return { complaints: rows.map((row) => toDraft(row, page)), pages: data.pager?.page_amount ?? null };
}

export function parseMerchants(page: Page): TallyDraft[] {
  return dataOf(page, Merchants).lists.map((each) => ({
    merchantId: each.uid,
    merchantAsNamed: plain(each.title),
    complaints: each.valid_amt ?? each.complaint_amount ?? 0,
    complaints30d: each.valid30d ?? null,
    replied: each.replied_amt ?? null,
    completed: each.completed_amt ?? null,
  }));
}

function dataOf<Schema extends z.ZodType>(page: Page, schema: Schema): z.output<Schema> {
  const envelope = Envelope.safeParse(readJson(page.text));
  if (!envelope.success) throw new PageShapeError("result.status.code", 0, "an envelope");
  const read = schema.safeParse(envelope.data.result.data);
  if (read.success) return read.data;
  throw new PageShapeError(
    `result.data.${read.error.issues[0]?.path.join(".")}`,
    0,
    read.error.issues[0]?.message ?? "",
  );
}

function toDraft({ main, author }: z.output<typeof Listed>, page: Page): ComplaintDraft {
  return {
    number: main.sn,
    address: new URL(main.url, page.address).href,
    merchantId: main.couid ?? null,
    merchantAsNamed: plain(main.cotitle),
    title: plain(main.title),
    narrative: plain(main.summary),
    truncated: main.summary.endsWith("..."),
    view: "feed",
    postedAt: toInstant(main.timestamp * 1000),
    state: STATES[main.status] ?? `状态 ${main.status}`,
    events: [{ actor: "consumer", kind: "posted", at: toInstant(main.timestamp * 1000), text: "" }],
    rating: main.evaluate_u
      ? {
          attitude: main.evaluate_u.attitude,
          speed: main.evaluate_u.process,
          satisfaction: main.evaluate_u.satisfaction,
        }
      : null,
    amountCny: amountOf(main.cost ?? ""),
    timely: null,
    issueField: fieldList(main.issue ?? ""),
    issueCodes: [],
    demandField: fieldList(main.appeal ?? ""),
    author: author?.title ?? null,
    removed: false,
  };
}

/** `187.38`, `1,200元` → yuan; nothing, zero or a negative number → `null`. */
export function amountOf(printed: string): number | null {
  const amount = Number(/[\d,]+(?:\.\d+)?/.exec(printed)?.[0].replaceAll(",", "") ?? "0");
  return amount > 0 && !printed.includes("-") ? amount : null;
}

/** Comma-joined phrases, as the site prints issues and demands. */
export function fieldList(printed: string): string[] {
  return printed
    .split(/[,，、]/)
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== "");
}

/** A keyword search marks its hits with tags inside the strings. */
function plain(marked: string): string {
  return marked
    .replaceAll(/<[^<>]{0,200}>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}

function Stars() {
  return z.coerce.number().int().min(1).max(5).nullable().catch(null);
}
