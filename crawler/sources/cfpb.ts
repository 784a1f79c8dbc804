import { z } from "zod";
import type { Issue } from "../../data/model/taxonomy.ts";
import { type Instant, toInstant } from "../../data/model/time.ts";
import {
  type ComplaintDraft,
  type ComplaintSource,
  NOTHING_READ,
  type Page,
  type Reading,
  type Verdict,
} from "../contract.ts";
import { missedColumns, otherShape } from "../html/json.ts";
import { PageShapeError } from "../html/select.ts";

const API = "/data-research/consumer-complaints/search/api/v1/";
const PAGE_SIZE = 25;
/** The deepest the API pages. */
const MOST_PAGES = 400;

/** Prepaid and gift cards, under today's product name and the one before it. */
const PRODUCTS = ["Credit card or prepaid card", "Prepaid card"];

/** What the Bureau's issues of the card products are in our words. An issue not named here stays without a code. */
const ISSUE_CODES: Readonly<Record<string, readonly Issue[]>> = {
  "Unexpected or other fees": ["overcharge"],
  Fees: ["overcharge"],
  "Overdraft, savings or rewards features": ["overcharge"],
  "Trouble using the card": ["account_abnormal"],
  "Trouble using your card": ["account_abnormal"],
  "Trouble getting, activating, or registering a card": ["card_key_invalid"],
  "Adding money": ["recharge_not_arrived"],
  "Problem getting a card or closing an account": ["withdrawal_blocked"],
  "Managing, opening, or closing account": ["withdrawal_blocked"],
  "Problem with a purchase or transfer": ["refund_difficulty"],
  "Unauthorized transactions/trans. issues": ["refund_difficulty"],
  "Advertising, marketing or disclosures": ["false_advertising"],
  "Advertising and marketing, including promotional offers": ["false_advertising"],
  "Customer service/Customer relations": ["support_attitude"],
};

const Hit = z.looseObject({
  _source: z.looseObject({
    complaint_id: z.coerce.string().regex(/^\d+$/),
    company: z.string(),
    product: z.string(),
    sub_product: z.string().nullish(),
    issue: z.string(),
    sub_issue: z.string().nullish(),
    complaint_what_happened: z.string().nullish(),
    date_received: z.string(),
    date_sent_to_company: z.string().nullish(),
    company_response: z.string().nullish(),
    company_public_response: z.string().nullish(),
    timely: z.enum(["Yes", "No"]).nullish(),
    consumer_disputed: z.enum(["Yes", "No", "N/A"]).nullish(),
  }),
  sort: z.array(z.union([z.number(), z.string()])).length(2),
});

const COLUMNS = {
  vital: ["complaint_what_happened", "date_sent_to_company", "company_response", "timely"],
  others: ["sub_issue"],
};

const Answer = z.looseObject({
  hits: z.looseObject({ hits: z.array(Hit) }),
  _meta: z.looseObject({ license: z.string() }),
});

/**
 * The Consumer Complaint Database of the US Consumer Financial Protection Bureau: public domain, an open API.
 * It prints whether a reply was in time (within 15 days), not when it came.
 */
export const cfpb: ComplaintSource = {
  id: "cfpb",
  expects: { search: { complaints: [0, PAGE_SIZE] } },
  leadsFrom: ["search"],

  start(declaration, platforms) {
    const companies = platforms.flatMap((platform) => platform.merchants[declaration.id] ?? []);
    const address = new URL(API, declaration.origin);
    address.searchParams.set("size", String(PAGE_SIZE));
    address.searchParams.set("sort", "created_date_desc");
    address.searchParams.set("no_aggs", "true");
    for (const company of companies) address.searchParams.append("company", company);
    if (!declaration.lists.includes("all-products")) {
      for (const product of PRODUCTS) address.searchParams.append("product", product);
    }
    return companies.length === 0 ? [] : [{ address: address.href, kind: "search", via: "http" }];
  },

  judge: (page): Verdict => (Answer.safeParse(parseJson(page.text)).success || !isHtml(page) ? "content" : "challenge"),

  parse(page): Reading {
    const read = Answer.safeParse(parseJson(page.text));
    if (!read.success) throw otherShape(read.error);
    const hits = read.data.hits.hits;
    const remarks = missedColumns(
      hits.map((hit) => hit._source),
      COLUMNS,
      "hits.hits._source",
    );
    return { ...NOTHING_READ, complaints: hits.map((hit) => toDraft(hit, page)), next: nextPage(page, hits), remarks };
  },
};

/** The page after the last hit: `search_after` takes the hit's own sort values. */
function nextPage(page: Page, hits: readonly z.output<typeof Hit>[]): Reading["next"] {
  const last = hits.at(-1);
  const address = new URL(page.address);
  const from = Number(address.searchParams.get("frm") ?? "0") + PAGE_SIZE;
  if (last === undefined || hits.length < PAGE_SIZE || from >= MOST_PAGES * PAGE_SIZE) return [];
  address.searchParams.set("frm", String(from));
  address.searchParams.set("search_after", last.sort.join("_"));
  return [{ address: address.href, kind: "search", via: "http" }];
}

function toDraft({ _source: row }: z.output<typeof Hit>, page: Page): ComplaintDraft {
  const receivedAt = dayOf(row.date_received);
  const narrative = row.complaint_what_happened ?? "";
  return {
    number: row.complaint_id,
    address: new URL(`/data-research/consumer-complaints/search/detail/${row.complaint_id}`, page.address).href,
    merchantId: row.company,
    merchantAsNamed: row.company,
    title: [row.issue, row.sub_issue].filter(Boolean).join(": "),
    narrative,
    truncated: false,
    view: "detail",
    postedAt: receivedAt,
    state: row.company_response ?? "",
    events: eventsOf(row, receivedAt),
    rating: null,
    amountCny: null,
    timely: row.timely === undefined || row.timely === null ? null : row.timely === "Yes",
    issueField: [row.issue, row.product],
    issueCodes: ISSUE_CODES[row.issue] ?? [],
    demandField: [],
    author: null,
    removed: false,
  };
}

/**
 * Relief is, by the Bureau's definition, objective, measurable and verifiable, so it counts as confirmed by the source
 * unless the consumer disputed it; an explanation is a reply and no more. No reply carries a time.
 */
function eventsOf(row: z.output<typeof Hit>["_source"], receivedAt: Instant): ComplaintDraft["events"] {
  const response = row.company_response ?? "";
  const replied = response.startsWith("Closed");
  const disputed = row.consumer_disputed === "Yes";
  const relief = /with (?:non-)?(?:monetary )?relief/.test(response) && !disputed;
  const undated = (actor: "merchant" | "site" | "consumer", kind: "replied" | "confirmed" | "disputed") => ({
    actor,
    kind,
    at: null,
    text: kind === "replied" ? (row.company_public_response ?? response) : response,
  });
  return [
    { actor: "consumer", kind: "posted", at: receivedAt, text: "" },
    ...(row.date_sent_to_company
      ? [{ actor: "site" as const, kind: "assigned" as const, at: dayOf(row.date_sent_to_company), text: "" }]
      : []),
    ...(replied ? [undated("merchant", "replied")] : []),
    ...(relief ? [undated("site", "confirmed")] : []),
    ...(disputed ? [undated("consumer", "disputed")] : []),
  ];
}

function dayOf(printed: string): Instant {
  const milliseconds = Date.parse(printed);
  if (Number.isNaN(milliseconds)) throw new PageShapeError("date_received", 1, `日期，而不是「${printed}」`);
  return toInstant(milliseconds);
}

function isHtml(page: Page): boolean {
  return page.contentType === "text/html";
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
