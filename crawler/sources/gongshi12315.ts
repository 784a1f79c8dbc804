import { z } from "zod";
import {
  type ComplaintDraft,
  type ComplaintSource,
  NOTHING_READ,
  type Page,
  type Reading,
  type Verdict,
} from "../contract.ts";
import { missedColumns, otherShape, readJson } from "../html/json.ts";
import { momentOf, plainText } from "../html/printed.ts";
import { PageShapeError } from "../html/select.ts";

const words = () => z.coerce.string().nullish();

const Row = z.looseObject({
  id: z.coerce.string().min(1),
  entName: z.string().min(1),
  creditNo: words(),
  content: words(),
  res: words(),
  department: words(),
  endtime: z.coerce.string(),
});
const Rows = z.looseObject({ rows: z.array(Row), total: z.coerce.number().nullish().catch(null) });
const COLUMNS = { vital: ["creditNo", "content", "res"], others: ["department"] };

/** The shield in front of the site answers with a script, or with next to nothing. */
const SHIELD = /__jsl|jsluid|knownsec|创宇盾|yunaq/i;

/**
 * 全国 12315 消费投诉信息公示平台: what the authorities publish for a year about complaints that were dealt with. The site is a
 * page of scripts behind a shield; it is shown in a browser, and the list that the page itself received is read. What stands
 * there says nothing about when, or whether, a merchant answered: no answer is counted, and none is missed. Never seen live:
 * written from public code.
 */
export const gongshi12315: ComplaintSource = {
  id: "gongshi12315",
  expects: {},
  leadsFrom: [],

  start: (declaration) => [{ address: `${declaration.origin}/`, kind: "front", via: "browser" }],

  judge(page): Verdict {
    if (readJson(page.text) !== undefined || listsIn(page).length > 0) return "content";
    if (page.text.includes("response-list-item")) return "content";
    return SHIELD.test(page.text) || page.text.trim().length < 300 ? "challenge" : "content";
  },

  parse(page): Reading {
    const body = readJson(page.text);
    // The page itself is a shell: what it shows came in answers of its own.
    const lists = body === undefined && page.contentType.includes("html") ? listsIn(page) : [body];
    if (lists.length === 0 && page.text.includes("response-list-item")) {
      throw new PageShapeError("rows", 0, "页面显示的那份列表（在它收到的回答里找）");
    }
    const remarks: string[] = [];
    const rows = lists.flatMap((list) => {
      const read = Rows.safeParse(list);
      if (!read.success) throw otherShape(read.error, "rows");
      const { rows: found, total } = read.data;
      if (found.length === 0 && (total ?? 0) > 0) throw new PageShapeError("rows", 0, `${total} 条投诉里的几条`);
      remarks.push(...missedColumns(found, COLUMNS, "rows"));
      return found;
    });
    return { ...NOTHING_READ, complaints: rows.map((row) => toDraft(row, page)), remarks };
  },
};

/** The lists of complaints among what a page received while a browser showed it. */
function listsIn({ parts = [] }: Page): unknown[] {
  return parts.map(({ text }) => readJson(text)).filter((body) => Listing.safeParse(body).success);
}

const Listing = z.looseObject({ rows: z.array(z.looseObject({ entName: z.unknown() })).min(1) });

function toDraft(row: z.output<typeof Row>, page: Page): ComplaintDraft {
  const endedAt = momentOf(row.endtime);
  if (endedAt === null) throw new PageShapeError("rows.endtime", 1, `日期，而不是「${row.endtime}」`);
  return {
    number: row.id,
    address: page.address,
    merchantId: row.creditNo || null,
    merchantAsNamed: plainText(row.entName),
    title: "",
    narrative: plainText(row.content ?? ""),
    truncated: false,
    view: "detail",
    // The day it was dealt with is the only one printed.
    postedAt: endedAt,
    state: plainText(row.res ?? ""),
    events: [
      { actor: "consumer", kind: "posted", at: null, text: "" },
      { actor: "site", kind: "not_listed", at: null, text: plainText(row.department ?? "") },
    ],
    rating: null,
    amountCny: null,
    timely: null,
    issueField: [],
    issueCodes: [],
    demandField: [],
    author: null,
    removed: false,
  };
}
