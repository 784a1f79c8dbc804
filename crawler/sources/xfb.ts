import { z } from "zod";
import type { Instant } from "../../data/model/time.ts";
import {
  type ComplaintDraft,
  type ComplaintSource,
  NOTHING_READ,
  type Page,
  type Reading,
  type Verdict,
} from "../contract.ts";
import { missedColumns, otherShape, readJson } from "../html/json.ts";
import { fieldList, momentOf, plainText } from "../html/printed.ts";
import { PageShapeError } from "../html/select.ts";

const words = () => z.string().nullish();

/** `getBrandStatistics`: how many complaints a brand has, and the share of them that are solved, in percent. */
const Statistics = z.looseObject({
  code: z.literal(200),
  data: z.looseObject({
    total: z.coerce.number().int().nonnegative(),
    solve_rate: z.union([z.number(), z.string().transform((printed) => Number(printed.replace("%", "")))]),
  }),
});

const Names = z.array(z.looseObject({ name: z.string() })).nullish();
const Detail = z.looseObject({
  error: z.coerce.number().refine((code) => code === 0),
  data: z.looseObject({
    title: z.string(),
    name: z.string(),
    add_time: z.coerce.string(),
    content: z.string(),
    status: z.coerce.number().int().min(0).max(4),
    problem: Names,
    suqiu: Names,
    addons: z.array(z.looseObject({ created_at: z.coerce.string(), content: words() })).nullish(),
    default_result: z.looseObject({ content: words(), add_time: z.coerce.string().nullish() }).nullish(),
  }),
});
/** Without `default_result` an answered complaint would look like one that nobody answered. */
const COLUMNS = { vital: ["addons", "default_result"], others: ["problem", "suqiu"] };
type Told = z.output<typeof Detail>["data"];

const STATES = ["投诉受理", "投诉受理", "企业处理", "结果审核", "完成"];

/**
 * 消费保 (xfb315.com): the published statistics of brands known by their number, and complaints known by their address. Its
 * lists and searches are not documented anywhere we know. Never seen live: written from public code.
 */
export const xfb: ComplaintSource = {
  id: "xfb",
  expects: { complaint: { complaints: [1, 1] } },
  leadsFrom: [],

  start(declaration, platforms) {
    const api = new URL(declaration.origin);
    api.hostname = api.hostname.replace(/^(?:www\.)?/, "api.");
    const at = (path: string, kind: string) => ({ address: new URL(path, api).href, kind, via: "http" as const });
    const brands = platforms.flatMap((platform) => platform.merchants[declaration.id] ?? []).map(encodeURIComponent);
    const numbers = (declaration.addresses ?? []).flatMap(
      (address) => /\/(?:tousu|details)\/(\d+)/.exec(address)?.[1] ?? [],
    );
    return [
      ...brands.map((id) => at(`/brand/getBrandStatistics?brand_id=${id}&type=all`, "statistics")),
      ...numbers.map((number) => at(`/v4/complaint/detail?complaint_id=${number}`, "complaint")),
    ];
  },

  judge(page): Verdict {
    const answer = Envelope.safeParse(readJson(page.text));
    if (!answer.success) return page.contentType.includes("html") ? "challenge" : "content";
    const { code, error, msg } = answer.data;
    if (code === 200 || error === 0) return "content";
    if (/登录/.test(msg ?? "")) return "login_wall";
    return /不存在|已删除/.test(msg ?? "") ? "missing" : "refused";
  },

  parse(page): Reading {
    if (page.kind === "complaint") {
      const told = dataOf(page, Detail);
      const remarks = missedColumns([told], COLUMNS, "data");
      return { ...NOTHING_READ, complaints: [toDraft(told, page)], remarks };
    }
    const { total, solve_rate: solved } = dataOf(page, Statistics);
    const brand = new URL(page.address).searchParams.get("brand_id");
    // The site prints the share; the count is made of it, to the nearest complaint.
    const completed = solved >= 0 && solved <= 100 ? Math.round((total * solved) / 100) : null;
    const tally = {
      merchantId: brand,
      merchantAsNamed: "",
      complaints: total,
      complaints30d: null,
      replied: null,
      completed,
    };
    return { ...NOTHING_READ, tallies: [tally] };
  },
};

const Envelope = z.looseObject({
  code: z.coerce.number().optional(),
  error: z.coerce.number().optional(),
  msg: words(),
});

function dataOf<Data>(page: Page, schema: z.ZodType<{ data: Data }>): Data {
  const read = schema.safeParse(readJson(page.text));
  if (read.success) return read.data.data;
  throw otherShape(read.error);
}

function toDraft(told: Told, page: Page): ComplaintDraft {
  const postedAt = momentOf(told.add_time);
  if (postedAt === null) throw new PageShapeError("data.add_time", 1, `日期，而不是「${told.add_time}」`);
  const number = new URL(page.address).searchParams.get("complaint_id");
  if (number === null) throw new PageShapeError("complaint_id", 0, "地址里的编号");
  return {
    number,
    address: page.address,
    merchantId: null,
    merchantAsNamed: plainText(told.name),
    title: plainText(told.title),
    narrative: plainText(told.content),
    truncated: false,
    view: "detail",
    postedAt,
    state: STATES[told.status] ?? "",
    events: eventsOf(told, postedAt),
    rating: null,
    amountCny: null,
    timely: null,
    issueField: namesOf(told.problem),
    issueCodes: [],
    demandField: namesOf(told.suqiu),
    author: null,
    removed: false,
  };
}

function eventsOf(told: Told, postedAt: Instant): ComplaintDraft["events"] {
  const supplements = (told.addons ?? []).map((each) => ({
    actor: "consumer" as const,
    kind: "supplemented" as const,
    at: momentOf(each.created_at),
    text: plainText(each.content ?? ""),
  }));
  const answer = told.default_result?.content;
  return [
    { actor: "consumer", kind: "posted", at: postedAt, text: "" },
    ...(told.status >= 2 ? [{ actor: "site" as const, kind: "assigned" as const, at: null, text: "" }] : []),
    ...supplements,
    ...(answer
      ? [
          {
            actor: "merchant" as const,
            kind: "replied" as const,
            at: momentOf(told.default_result?.add_time ?? ""),
            text: plainText(answer),
          },
        ]
      : []),
  ];
}

function namesOf(names: z.output<typeof Names>): string[] {
  return (names ?? []).flatMap(({ name }) => fieldList(plainText(name)));
}
