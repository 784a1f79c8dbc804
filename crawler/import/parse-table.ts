import { type Instant, toMilliseconds } from "../../data/model/time.ts";
import type { ComplaintDraft } from "../contract.ts";
import { momentsIn } from "../extract/language/dates.ts";
import { amountOf, carryYears, fieldList, momentOf, plainText } from "../html/printed.ts";
import type { Mapping } from "./mapping.ts";
import { readRecords } from "./read-records.ts";
import { cellOf, type Row } from "./rows.ts";

/** A row that is not a complaint, and why. `line` counts rows of data from 1. */
export type Rejected = { readonly line: number; readonly reason: string };

/** What a table is read with, besides its mapping. */
export type Reading = {
  readonly file: string;
  readonly observedAt: Instant;
  /** Makes a stable short name from content, for rows without a number. */
  readonly digest: (content: string) => string;
};

type Cells = Mapping["columns"]["postedAt"];

const LONGEST_FIELD = 100_000;
const LONGEST_NAME = 200;
const DAYS_TO_1970 = 25_569;

/** Rows → drafts. Pure. */
export function parseTable(
  text: string,
  mapping: Mapping,
  { file, observedAt, digest }: Reading,
): { readonly drafts: ComplaintDraft[]; readonly rejected: Rejected[] } {
  const seen = new Map<string, number>();
  const drafts: ComplaintDraft[] = [];
  const rejected: Rejected[] = [];
  for (const [index, row] of readRecords(text, mapping).entries()) {
    const line = index + 1;
    const read = "fault" in row ? row.fault : readRow(row, mapping, observedAt);
    if (typeof read === "string" || "fault" in row) {
      rejected.push({ line, reason: String(read) });
      continue;
    }
    const content = digest(JSON.stringify([...row.cells]));
    const copies = (seen.get(content) ?? 0) + 1;
    seen.set(content, copies);
    const number = numberOf(row, mapping) || (copies === 1 ? content : `${content}-${copies}`);
    const address = addressOf(row, mapping) ?? `import:${file}#${line}`;
    drafts.push({ ...read, number, address });
  }
  return { drafts, rejected };
}

/** A spreadsheet may have made a number of it. One that lost its last digits in the doing is none any more. */
function numberOf(row: Row, { columns }: Mapping): string {
  const [printed = ""] = (columns.number ?? [])
    .map((place) => wholeNumber(cellOf(row, [place])))
    .filter((each) => each !== "");
  return printed.slice(0, LONGEST_NAME);
}

/** `1.7382167486E+10` has all its digits still; `1.73822E+10` is nobody's number any more. */
function wholeNumber(cell: string): string {
  const printed = cell.replace(/^[\s'"‘’#:：]+/, "").replace(/\.0+$/, "");
  const [, , decimals = "", exponent = ""] = /^(\d)(?:\.(\d+))?e\+?(\d+)$/i.exec(printed) ?? [];
  if (exponent === "") return printed;
  return decimals.length >= Number(exponent) && Number(exponent) < 16 ? String(Number(printed)) : "";
}

function addressOf(row: Row, { columns, source }: Mapping): string | null {
  const printed = cellOf(row, columns.address);
  const address = printed === "" ? null : URL.parse(printed, source.origin);
  return address !== null && /^https?:$/.test(address.protocol) ? address.href : null;
}

/** The draft without its name, or the reason why the row is none. */
function readRow(row: Row, mapping: Mapping, observedAt: Instant): Omit<ComplaintDraft, "number" | "address"> | string {
  const { columns } = mapping;
  const printed = cellOf(row, columns.postedAt);
  const posted = momentOf(printed) ?? momentOfSerial(printed) ?? momentBefore(printed, mapping.observedAt);
  if (posted === null) return `${nameOf(columns.postedAt)}「${shown(printed)}」${whyNoDate(printed)}`;
  if (posted > observedAt) return `${nameOf(columns.postedAt)} ${posted} 晚于导出的时间（${observedAt}）`;
  const merchant = plainText(cellOf(row, columns.merchant)).slice(0, LONGEST_NAME);
  if (columns.merchant?.length === 1 && merchant === "") return `${String(columns.merchant[0])} 是空的`;
  const title = plainText(cellOf(row, columns.title));
  const narrative = plainText(cellOf(row, columns.narrative));
  if (merchant === "" && title === "" && narrative === "") return "这一行没有商家，也没有内容";
  return {
    merchantId: cellOf(row, columns.merchantId) || merchant || null,
    merchantAsNamed: merchant,
    title: title.slice(0, LONGEST_FIELD),
    narrative: narrative.slice(0, LONGEST_FIELD),
    truncated: narrative.length > LONGEST_FIELD || (narrative.length > 120 && /(?:\.\.\.|…)$/.test(narrative)),
    view: "detail",
    postedAt: posted,
    state: stateWords(cellOf(row, columns.state), mapping),
    events: eventsOf(row, mapping, posted),
    rating: ratingOf(row, mapping),
    amountCny: amountOf(cellOf(row, columns.amountCny)),
    timely: flagOf(row, mapping),
    ...issuesOf(row, mapping),
    demandField: fieldList(plainText(cellOf(row, columns.demands))),
    author: cellOf(row, columns.author) || null,
    removed: false,
  };
}

/** A day as spreadsheets count them, from 1900, in a cell that was not said to hold one. */
function momentOfSerial(printed: string): Instant | null {
  if (!/^[3-7]\d{4}(?:\.\d{1,15})?$/.test(printed)) return null;
  const moment = new Date(Math.round((Number(printed) - DAYS_TO_1970) * 86_400) * 1000);
  return momentOf(moment.toISOString().slice(0, 19).replace("T", " "));
}

const COUNTED_BACK = /^(?:刚刚|今天|昨天|前天|\d{1,4} ?(?:秒|分钟|小时|天|个月)前|\d{1,2}[-/.月]\d{1,2})/;

/** 昨天 12:30, 3小时前, 05-01 12:30: a moment only where the mapping says when the list was taken. */
function momentBefore(printed: string, takenAt: Instant | undefined): Instant | null {
  if (takenAt === undefined || !COUNTED_BACK.test(printed)) return null;
  const [moment] = momentsIn(printed, toMilliseconds(takenAt));
  return moment === undefined ? null : momentOf(moment.iso);
}

function whyNoDate(printed: string): string {
  if (!COUNTED_BACK.test(printed)) return "不是 1990 年以后的日期";
  return "是从导出那天算起的：请把那一天写进对照表的 observedAt";
}

/** Part of a cell for somebody's terminal, which obeys control signs. */
function shown(printed: string): string {
  return printed.slice(0, 60).replace(/\p{C}/gu, "\ufffd");
}

function nameOf([first, ...others]: Cells): string {
  return typeof first === "string" && others.length === 0 ? first : "the date";
}

function issuesOf(row: Row, { columns, issues }: Mapping): Pick<ComplaintDraft, "issueField" | "issueCodes"> {
  const printed = fieldList(plainText(cellOf(row, columns.issues)));
  if (issues === null) return { issueField: printed, issueCodes: [] };
  const category = cellOf(row, issues.column);
  const code = issues.codes[category];
  return { issueField: [category, ...printed], issueCodes: code === undefined ? [] : [code] };
}

function stateWords(printed: string, { states }: Mapping): string {
  return (states[printed.replace(/\.0$/, "")] ?? plainText(printed)).slice(0, LONGEST_NAME);
}

/** Oldest first, as far as the table says when. */
function eventsOf(row: Row, mapping: Mapping, posted: Instant): ComplaintDraft["events"] {
  const assigned = momentOf(cellOf(row, mapping.columns.assignedAt));
  const told: ComplaintDraft["events"] = [
    ...(assigned === null ? [] : [{ actor: "site" as const, kind: "assigned" as const, at: assigned, text: "" }]),
    ...eventsOfColumns(row, mapping),
    ...stepsOf(row, mapping, posted),
  ];
  const others = told.filter(({ kind }) => kind !== "posted");
  return [{ actor: "consumer", kind: "posted", at: posted, text: "" }, ...others];
}

function eventsOfColumns(row: Row, mapping: Mapping): ComplaintDraft["events"] {
  const wordsIn = (places: Cells | null) => stateWords(cellOf(row, places ?? mapping.columns.state), mapping);
  const holds = ({ column, is }: { column: Cells | null; is: string[] }) => is.includes(wordsIn(column));
  return mapping.events
    .filter((event) => holds(event) && !(event.unless !== null && holds(event.unless)))
    .map(({ actor, kind, at, column }) => ({
      actor,
      kind,
      at: momentOf(cellOf(row, at)),
      text: column === null ? "" : wordsIn(column),
    }));
}

/** Steps may be printed newest first, and without a year. */
function stepsOf(row: Row, { steps }: Mapping, posted: Instant): ComplaintDraft["events"] {
  if (steps === null) return [];
  const names = steps.list.map((cell) => (typeof cell === "string" ? cell : cell.in).toLowerCase());
  const listed = names.flatMap((name) => row.lists.get(name) ?? []);
  const isPost = (step: Row) => steps.words[cellOf(step, steps.what)]?.kind === "posted";
  const inOrder = listed.length > 1 && isPost(listed.at(-1) ?? row) ? listed.toReversed() : listed;
  const moments = carryYears(
    inOrder.map((step) => cellOf(step, steps.at)),
    posted,
  );
  return inOrder.flatMap((step, index) => {
    const done = steps.words[cellOf(step, steps.what)];
    return done === undefined ? [] : { ...done, at: moments[index] ?? null, text: plainText(cellOf(step, steps.text)) };
  });
}

function ratingOf(row: Row, { rating }: Mapping): ComplaintDraft["rating"] {
  if (rating === null) return null;
  const starsIn = (places: typeof rating.speed) => {
    const stars = Number(/^[1-5](?=(?:\.0)?\s*(?:分|星|$))/.exec(cellOf(row, places))?.[0] ?? 0);
    return stars === 0 ? null : stars;
  };
  const [attitude, speed, satisfaction] = [rating.attitude, rating.speed, rating.satisfaction].map(starsIn);
  const given = { attitude: attitude ?? null, speed: speed ?? null, satisfaction: satisfaction ?? null };
  return Object.values(given).every((each) => each === null) ? null : given;
}

function flagOf(row: Row, { timely }: Mapping): boolean | null {
  if (timely === null) return null;
  const value = cellOf(row, timely.column);
  if (timely.yes.includes(value)) return true;
  return timely.no.includes(value) ? false : null;
}
