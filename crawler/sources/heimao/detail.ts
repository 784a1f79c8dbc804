import type { EventKind } from "../../../data/model/complaint.ts";
import type { Instant } from "../../../data/model/time.ts";
import type { ComplaintDraft, Page } from "../../contract.ts";
import { amountOf, carryYears, fieldList, momentOf } from "../../html/printed.ts";
import { allOf, type HtmlElement, oneOf, PageShapeError, parseHtml, textOf, wordsOf } from "../../html/select.ts";

const UNAVAILABLE = /投诉单不存在|当前投诉单只允许本人查看|页面不存在/;

/** The words of a step → what happened. Who did it follows from the step, or, for 回复, from the name beside it. */
const STEPS: Readonly<Record<string, { readonly kind: EventKind; readonly actor: "consumer" | "site" | "merchant" }>> =
  {
    发起投诉: { kind: "posted", actor: "consumer" },
    参与集体投诉: { kind: "posted", actor: "consumer" },
    发起集体投诉: { kind: "posted", actor: "consumer" },
    补充投诉: { kind: "supplemented", actor: "consumer" },
    确认完成: { kind: "confirmed", actor: "consumer" },
    评价: { kind: "rated", actor: "consumer" },
    撤销投诉: { kind: "withdrawn", actor: "consumer" },
    撤回投诉: { kind: "withdrawn", actor: "consumer" },
    撤诉: { kind: "withdrawn", actor: "consumer" },
    审核通过: { kind: "approved", actor: "site" },
    商家处理中: { kind: "assigned", actor: "site" },
    商家未入驻: { kind: "not_listed", actor: "site" },
    自动完成: { kind: "auto_closed", actor: "site" },
    回复: { kind: "replied", actor: "merchant" },
    申请完成投诉: { kind: "completion_requested", actor: "merchant" },
  };

/** Steps that change nothing for whoever waits. */
const SILENT_STEPS: ReadonlySet<string> = new Set(["审核未通过"]);

/** The page says that the complaint is not to be had. */
export function unavailable(page: Page): boolean {
  return !page.text.includes("ts-d-question") && UNAVAILABLE.test(page.text);
}

/** Steps in words that nobody knows yet are left out, and said so. */
export function parseDetail(page: Page): { readonly draft: ComplaintDraft; readonly remarks: string[] } {
  const html = parseHtml(page.text, { upTo: "ts-d-steplist" });
  const [question = html] = allOf(html, ".ts-d-question");
  const postedAt = headerTime(textOf(question, ".ts-q-user .u-date"));
  const poster = textOf(question, ".ts-q-user .u-name");
  const list = oneOf(question, "ul.ts-q-list");
  const facts = factsOf(list);
  const number = /^\d{6,20}$/.exec(facts.get("投诉编号") ?? "")?.[0] ?? numberIn(page.address);
  if (number === undefined) throw new PageShapeError("ul.ts-q-list 投诉编号", 0, "编号");
  const items = allOf(html, ".ts-d-steplist .ts-d-item");
  const { steps, strange } = stepsOf(items, poster, postedAt);
  const narrative = steps.find((step) => step.kind === "posted")?.text ?? "";
  if (narrative === "") throw new PageShapeError(".ts-d-item 发起投诉", 0, "第一步和它的文字");
  const draft: ComplaintDraft = {
    number,
    address: page.address,
    ...merchantOf(list, facts.get("投诉对象") ?? ""),
    title: textOf(question, "h1.article"),
    narrative,
    truncated: false,
    view: "detail",
    postedAt,
    state: facts.get("投诉进度") ?? "",
    events: steps.map((step) => (step.kind === "posted" ? { ...step, text: "" } : step)),
    rating: ratingOf(items),
    amountCny: amountOf(facts.get("涉诉金额") ?? ""),
    timely: null,
    issueField: fieldList(facts.get("投诉问题") ?? ""),
    issueCodes: [],
    demandField: fieldList(facts.get("投诉要求") ?? ""),
    author: poster,
    removed: false,
  };
  return {
    draft,
    remarks: [...strange.map((words) => `没见过的进度「${words}」：没有收入时间线。`), ...unread(draft)],
  };
}

/** Steps whose words or stars the page must show, and none was found. */
function unread({ events, rating }: Pick<ComplaintDraft, "events" | "rating">): string[] {
  const answers = events.filter(({ kind }) => kind === "replied" || kind === "completion_requested");
  return [
    ...(answers.length > 0 && answers.every(({ text }) => text === "")
      ? ["回复都没有读出文字：请看页面是否改版。"]
      : []),
    ...(events.some(({ kind }) => kind === "rated") && rating === null
      ? ["有评价，没有读出星级：请看页面是否改版。"]
      : []),
  ];
}

/** Merchants that are on the site are linked; a note about the others may stand behind the name. */
function merchantOf(list: HtmlElement, printed: string): Pick<ComplaintDraft, "merchantId" | "merchantAsNamed"> {
  const link = allOf(list, 'a[suda-uatrack*="complaint_company"]');
  return {
    merchantId: /[?&]couid=(\d+)/.exec(link[0]?.attribs["href"] ?? "")?.[1] ?? null,
    merchantAsNamed: (wordsOf(link) || printed).split(/\s+商家只有/)[0]?.trim() ?? "",
  };
}

function numberIn(address: string): string | undefined {
  return /\/view\/(\d{6,20})/.exec(address)?.[1];
}

/**
 * Label → value. The list leaves `<li>` open, so a value is what stands between its label and the next,
 * wherever the parser put the borders.
 */
function factsOf(list: HtmlElement): Map<string, string> {
  const text = wordsOf(list);
  const labels = allOf(list, "label").map((label) => wordsOf(label));
  let from = 0;
  const found = labels.map((label) => {
    const start = text.indexOf(label, from);
    from = start + label.length;
    return { label: label.replace(/[：:]\s*$/, "").trim(), start, end: from };
  });
  const facts = new Map(found.map((each, at) => [each.label, text.slice(each.end, found[at + 1]?.start).trim()]));
  const gone = ["投诉对象", "投诉进度"].find((label) => !facts.has(label));
  if (gone !== undefined) throw new PageShapeError("ul.ts-q-list label", facts.size, `「${gone}」`);
  return facts;
}

type Step = ComplaintDraft["events"][number];

/** Steps are printed newest first, and by month and day only: the year is carried down from the header. */
function stepsOf(items: readonly HtmlElement[], poster: string, postedAt: Instant) {
  if (items.length === 0) throw new PageShapeError(".ts-d-steplist .ts-d-item", 0, "至少一步");
  const inOrder = items.toReversed();
  const dates = inOrder.map((item) => wordsOf(allOf(item, ".u-date")[0]));
  const moments = carryYears(dates, postedAt);
  const strange: string[] = [];
  const steps = inOrder.flatMap((item, index): Step[] => {
    const at = moments[index] ?? null;
    if (at === null) throw new PageShapeError(".ts-d-item .u-date", 1, `MM-DD HH:MM:SS，而不是「${dates[index]}」`);
    const words = wordsOf(allOf(item, ".u-status")[0]);
    const step = STEPS[words];
    if (step !== undefined) return [{ ...whoDidWhat(item, step, poster), at, text: stepText(item) }];
    if (!SILENT_STEPS.has(words)) strange.push(words);
    return [];
  });
  return { steps, strange };
}

/** A reply is the merchant's, the site's or, as a supplement, the consumer's: the name beside it tells. */
function whoDidWhat(
  item: HtmlElement,
  step: Pick<Step, "kind" | "actor">,
  poster: string,
): Pick<Step, "kind" | "actor"> {
  if (step.kind !== "replied") return step;
  const actor = replierOf(wordsOf(allOf(item, ".u-name")[0]), poster);
  return { actor, kind: actor === "consumer" ? "supplemented" : "replied" };
}

function replierOf(who: string, poster: string): Step["actor"] {
  if (who === poster) return "consumer";
  return /^黑猫/.test(who) || who.endsWith("消费者服务平台") ? "site" : "merchant";
}

function stepText(item: HtmlElement): string {
  const reply = allOf(item, ".ts-reply p").at(-1);
  const text = wordsOf(reply ?? allOf(item, ".ts-d-cont"));
  return text
    .replaceAll(/[ \t\u3000]+/g, " ")
    .replaceAll(/\s*\n\s*/g, "\n")
    .trim();
}

function headerTime(printed: string): Instant {
  const postedAt = momentOf(printed);
  if (postedAt === null) throw new PageShapeError(".ts-q-user .u-date", 1, `日期和时间，而不是「${printed}」`);
  return postedAt;
}

function ratingOf(items: readonly HtmlElement[]): ComplaintDraft["rating"] {
  const marks = items.flatMap((item) => allOf(item, ".ts-d-pj li"));
  if (marks.length === 0) return null;
  const stars = new Map(
    marks.map((mark) => {
      const given = /star([1-5])\b/.exec(allOf(mark, '[class*="star"]')[0]?.attribs["class"] ?? "")?.[1];
      return [wordsOf(mark).slice(0, 3), given === undefined ? null : Number(given)] as const;
    }),
  );
  return {
    attitude: stars.get("服务态") ?? null,
    speed: stars.get("处理速") ?? null,
    satisfaction: stars.get("满意度") ?? null,
  };
}
