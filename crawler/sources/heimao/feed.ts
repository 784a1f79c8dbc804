import { z } from "zod";
import { type Instant, toInstant } from "../../../data/model/time.ts";
import type { ComplaintDraft, Page } from "../../contract.ts";
import { missedColumns } from "../../html/json.ts";
import { amountOf, fieldList, plainText } from "../../html/printed.ts";
import { PageShapeError } from "../../html/select.ts";
import { dataOf } from "./envelope.ts";

const words = () => z.string().nullish();

/** A complaint without these is none; whatever else comes and goes. */
const Listed = z.looseObject({
  main: z.looseObject({
    sn: z.coerce.string().regex(/^\d{6,20}$/),
    timestamp: z.coerce.number().int().positive(),
    cotitle: z.string(),
    title: words(),
    summary: words(),
    status: z.coerce.number().int().nullish().catch(null),
    couid: z.coerce.string().nullish(),
    issue: words(),
    appeal: words(),
    cost: z.coerce.string().nullish(),
    url: words(),
    evaluate_u: z.looseObject({ attitude: stars(), process: stars(), satisfaction: stars() }).nullish().catch(null),
  }),
  author: z.looseObject({ title: words() }).nullish().catch(null),
});
type Listed = z.output<typeof Listed>;

const Lists = z.looseObject({
  lists: z.array(z.unknown()).nullish(),
  complaints: z.array(z.unknown()).nullish(),
  pager: z
    .looseObject({ page_amount: z.coerce.number().int(), item_count: z.coerce.number().int().nullish() })
    .nullish()
    .catch(null),
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

/** What a list prints of each; others come and go with the complaint. */
const COLUMNS = { vital: ["title", "summary", "status"], others: ["issue", "appeal", "cost", "url"] };

type ListRead = { readonly complaints: ComplaintDraft[]; readonly pages: number | null; readonly remarks: string[] };

/** One row of another shape is a remark; when most are, the page is of another shape. */
export function parseLists(page: Page): ListRead {
  const data = dataOf(page, Lists);
  const rows = data.lists ?? data.complaints;
  if (!rows) throw new PageShapeError("result.data", 0, "lists 或 complaints");
  if (rows.length === 0 && (data.pager?.item_count ?? 0) > 0 && isFirst(page))
    throw new PageShapeError("result.data.lists", 0, `${data.pager?.item_count} 条投诉里的几条`);
  const missed = missedColumns(rows.map(mainOf), COLUMNS, "result.data.lists.main");
  const read = rows.map((row) => Listed.safeParse(row));
  const faults = read.flatMap(({ error }, row) => (error === undefined ? [] : [faultOf(error, row)]));
  if (faults.length > rows.length / 2) throw new PageShapeError("result.data.lists", rows.length, "读得出的投诉");
  return {
    complaints: read.flatMap(({ data: row }) => (row === undefined ? [] : [toDraft(row, page)])),
    pages: data.pager?.page_amount ?? null,
    remarks: [...missed, ...faults],
  };
}

function mainOf(row: unknown): unknown {
  return typeof row === "object" && row !== null && "main" in row ? row.main : null;
}

function isFirst({ address }: Page): boolean {
  return (URL.parse(address)?.searchParams.get("page") ?? "1") === "1";
}

function faultOf({ issues: [issue] }: z.ZodError, row: number): string {
  return `第 ${row + 1} 条读不出：${issue?.path.join(".")} ${issue?.message}`;
}

function toDraft({ main, author }: Listed, page: Page): ComplaintDraft {
  const postedAt = toInstant(main.timestamp * 1000);
  const narrative = plainText(main.summary ?? "");
  return {
    number: main.sn,
    // The address carries a token of its own: it is kept as the list gives it.
    address: new URL(main.url || `/complaint/view/${main.sn}/`, page.address).href,
    merchantId: main.couid || null,
    merchantAsNamed: plainText(main.cotitle),
    title: plainText(main.title ?? ""),
    narrative,
    truncated: isCut(narrative),
    view: "feed",
    postedAt,
    state: stateOf(main.status ?? null),
    events: eventsOf(main, postedAt),
    rating: main.evaluate_u
      ? {
          attitude: main.evaluate_u.attitude,
          speed: main.evaluate_u.process,
          satisfaction: main.evaluate_u.satisfaction,
        }
      : null,
    amountCny: amountOf(main.cost ?? ""),
    timely: null,
    issueField: fieldList(plainText(main.issue ?? "")),
    issueCodes: [],
    demandField: fieldList(plainText(main.appeal ?? "")),
    author: author?.title ?? null,
    removed: false,
  };
}

/** Lists cut at about 180 signs. People end with dots, too, but sooner. */
function isCut(summary: string): boolean {
  return summary.length > 120 && /(?:\.\.\.|…)$/.test(summary);
}

/** What a state says has happened, without saying when. 7 may be the author's word or the end of a term: the weaker is taken. */
const HAPPENED: Readonly<Record<number, readonly Omit<ComplaintDraft["events"][number], "at" | "text">[]>> = {
  4: [{ actor: "site", kind: "assigned" }],
  6: [{ actor: "merchant", kind: "replied" }],
  7: [{ actor: "site", kind: "auto_closed" }],
};

function eventsOf({ status, evaluate_u }: Listed["main"], postedAt: Instant): ComplaintDraft["events"] {
  const rated = evaluate_u ? [{ actor: "consumer" as const, kind: "rated" as const }] : [];
  const happened = [...(HAPPENED[status ?? 0] ?? []), ...rated].map((each) => ({ ...each, at: null, text: "" }));
  return [{ actor: "consumer", kind: "posted", at: postedAt, text: "" }, ...happened];
}

function stateOf(status: number | null): string {
  return status === null ? "" : (STATES[status] ?? `状态 ${status}`);
}

function stars() {
  return z.coerce.number().int().min(1).max(5).nullable().catch(null);
}
