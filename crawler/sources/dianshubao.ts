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
import { missedColumns, readJson } from "../html/json.ts";
import { amountOf, fieldList, momentOf, plainText } from "../html/printed.ts";
import { PageShapeError } from "../html/select.ts";

const PAGE_SIZE = 100;

/** What is missing or `null` is nothing. */
const words = () =>
  z
    .union([z.string(), z.number()])
    .nullish()
    .transform((value) => String(value ?? ""));

const Row = z.looseObject({
  id: z.coerce.string().regex(/^\d+$/),
  title: words(),
  state: words(),
  category: words(),
  money: words(),
  to_company: words(),
  company_id: words(),
  company_name: words(),
  intro: words(),
  post_time: words(),
  back_time: words(),
  cdate: words(),
  article_link: words(),
});
type Row = z.output<typeof Row>;

const COLUMNS = {
  vital: ["title", "state", "company_id", "intro", "post_time", "back_time"],
  others: ["category", "money"],
};

const Listing = z.looseObject({
  curr_page: z.coerce.number().int().positive(),
  page_total: z.coerce.number().int().nonnegative(),
  pw_rec_list: z.array(z.unknown()),
});

/** The open list carries these of everybody who complained. They have no business with us. */
const PERSONAL = new Set([
  "name",
  "sex",
  "age",
  "mobile",
  "email",
  "idcard",
  "tel",
  "phone",
  "qq",
  "weixin",
  "address",
  "manager",
]);
const PICTURE = /^pic\d/;

/**
 * 电诉宝 (网经社): its open list of complaints. What identifies people is left out before anything is archived. The stages
 * behind `back_time` and the like are inferred: only `back_time` is read, as the merchant's answer. Never seen live: written
 * from public code.
 */
export const dianshubao: ComplaintSource = {
  id: "dianshubao",
  expects: { list: { complaints: [1, PAGE_SIZE] } },
  leadsFrom: ["list"],

  start(declaration) {
    const path = `/api/index.php?_a=product&f=complain&page_record=${PAGE_SIZE}&state=&p=1`;
    return [{ address: new URL(path, declaration.origin).href, kind: "list", via: "http" }];
  },

  judge: (page): Verdict =>
    readJson(page.text) === undefined && page.contentType.includes("html") ? "challenge" : "content",

  drop(page) {
    const read = readJson(page.text);
    if (read !== undefined) return JSON.stringify(withoutPersons(read));
    // What cannot be read cannot be cleaned.
    return page.contentType.includes("html") ? page.text : "";
  },

  parse(page): Reading {
    const read = Listing.safeParse(readJson(page.text));
    if (!read.success) throw new PageShapeError("pw_rec_list", 0, "投诉的列表");
    const missed = missedColumns(read.data.pw_rec_list, COLUMNS, "pw_rec_list");
    const rows = read.data.pw_rec_list.map((row) => draftOf(row, page));
    const complaints = rows.filter((each) => typeof each !== "string");
    const faults = rows.filter((each) => typeof each === "string");
    if (faults.length > rows.length / 2) throw new PageShapeError("pw_rec_list", rows.length, "读得出的投诉");
    return { ...NOTHING_READ, complaints, remarks: [...missed, ...faults], next: nextPage(page, read.data) };
  },
};

function withoutPersons(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPersons);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([name]) => !PERSONAL.has(name.toLowerCase()) && !PICTURE.test(name));
  return Object.fromEntries(kept.map(([name, each]) => [name, withoutPersons(each)]));
}

function nextPage(page: Page, { curr_page: current, page_total: total }: z.output<typeof Listing>): Reading["next"] {
  if (current >= total) return [];
  const address = new URL(page.address);
  address.searchParams.set("p", String(current + 1));
  return [{ address: address.href, kind: "list", via: "http" }];
}

/** States that say that an answer came. */
const ANSWERED = /已(?:回复|反馈|解决|处理|完成)/;

/** The complaint, or why the row is none. */
function draftOf(value: unknown, page: Page): ComplaintDraft | string {
  const read = Row.safeParse(value);
  if (!read.success) return `有一条读不出：${read.error.issues[0]?.path.join(".")}`;
  const row = read.data;
  const postedAt = momentOf(row.post_time || row.cdate);
  if (postedAt === null) return `${row.id}：没有日期`;
  return {
    number: row.id,
    address: addressOf(row, page),
    merchantId: row.company_id === "" || row.company_id === "0" ? null : row.company_id,
    merchantAsNamed: plainText(row.company_name || row.to_company),
    title: plainText(row.title),
    narrative: plainText(row.intro),
    truncated: false,
    view: "detail",
    postedAt,
    state: plainText(row.state),
    events: [{ actor: "consumer", kind: "posted", at: postedAt, text: "" }, ...answerOf(row, postedAt)],
    rating: null,
    amountCny: amountOf(row.money),
    timely: null,
    issueField: fieldList(plainText(row.category)),
    issueCodes: [],
    demandField: [],
    author: null,
    removed: false,
  };
}

function answerOf(row: Row, postedAt: Instant): ComplaintDraft["events"] {
  const backAt = momentOf(row.back_time);
  const at = backAt !== null && backAt >= postedAt ? backAt : null;
  return at !== null || ANSWERED.test(row.state) ? [{ actor: "merchant", kind: "replied", at, text: "" }] : [];
}

function addressOf({ article_link: link, id }: Row, page: Page): string {
  const address = link ? URL.parse(link, page.address) : null;
  return address !== null && /^https?:$/.test(address.protocol)
    ? address.href
    : `${new URL(page.address).origin}/#${id}`;
}
