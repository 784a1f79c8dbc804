import type { Excerpt, MaskedText, Span } from "../../../data/model/quote.ts";
import type { Block } from "../../html/paper.ts";
import type { VisibleText } from "../../html/visible-text.ts";
import { openTest } from "../language/alternatives.ts";
import { matchesOf } from "../language/matches.ts";
import { type Normalised, normalise, originalSpan } from "../language/normalise.ts";
import { sentencesOf } from "../language/sentences.ts";
import { JOB_NOTICE, NOT_OWN_WORDS, QUESTION, TERMS_OF_WORK } from "../lexicon/not-own-words.ts";
import { cutMasked, maskPolicyText } from "../privacy/mask.ts";

/** One sentence of a page, with the heading it stands under, and the row of headings over a row of a table. */
export type Sentence = Span & { readonly words: string; readonly heading: string; readonly columns: string };

/** A policy page made ready to be read: normalised for the rules, masked for what is quoted. */
export type PolicyText = {
  readonly visible: VisibleText;
  readonly normalised: Normalised;
  /** The normalised words. All offsets of rules refer to it; `excerptOf` leads back to the page. */
  readonly text: string;
  readonly masked: MaskedText;
  readonly sentences: readonly Sentence[];
  /** Also those that warn, advise or criticise. */
  readonly everySentence: readonly Sentence[];
};

// In a list of goods only what is said of service counts, not how fast something is delivered.
const ABOUT_SERVICE =
  /(?:客服|售后|退款|退换|质保|联系|qq|微信|投诉|不退|解释权|概不|受理|反馈|自负|责任|赔偿|补发|包换|核对|refund|support|warranty)/;
const LONGEST_SENTENCE = 400;
const TOPIC = /(?:退款|退换|到账|响应|回复|处理|售后|联系|客服|服务时间|工作时间|营业时间|质保|投诉|申诉)/;

export function policyText(visible: VisibleText, withGoods: boolean): PolicyText {
  const normalised = normalise(visible.text);
  const everySentence = sentencesWithHeadings(normalised, (span) => {
    const kind = blockAt(visible.blocks, originalSpan(normalised, span.start, span.end).start);
    return withGoods || kind !== "goods";
  });
  const sentences = everySentence.filter(
    (each) => isOwnWord(each) && normalised.text.charAt(each.end) !== "?" && !offersWork(normalised.text, each),
  );
  return { visible, normalised, text: normalised.text, masked: maskPolicyText(visible.text), sentences, everySentence };
}

/** Whether a sentence says what this platform does: not advice, a warning, a question, or what others do. */
export function isOwnWord({ words }: Pick<Sentence, "words">): boolean {
  return !saysOfOthers(words) && !isQuestion(words);
}

const saysOfOthers = openTest(NOT_OWN_WORDS);

/** 工作时间9点到18点,双休;简历投递…: one line of a notice of work, or under its heading. */
function offersWork(text: string, { start, heading }: Sentence): boolean {
  const around = text.slice(Math.max(0, start - LONGEST_SENTENCE), start + LONGEST_SENTENCE);
  const at = Math.min(start, LONGEST_SENTENCE);
  const end = around.indexOf("\n", at);
  const line = around.slice(around.lastIndexOf("\n", at) + 1, end < 0 ? around.length : end);
  return TERMS_OF_WORK.test(line) && (JOB_NOTICE.test(line) || JOB_NOTICE.test(heading));
}

/** 客服会不会24小时在线? asks; 无论是否拆封 and 如何退款:三天内 do not. */
export function isQuestion(words: string): boolean {
  return QUESTION.test(words);
}

/** What stands above a sentence: the last heading, the last that names a topic, the label of the line, the head of a table. */
type Above = { heading: string; topic: string; lead: string; columns: string };

function sentencesWithHeadings({ text }: Normalised, isServicePart: (span: Span) => boolean): Sentence[] {
  const sentences: Sentence[] = [];
  const above: Above = { heading: "", topic: "", lead: "", columns: "" };
  for (const span of sentencesOf(text)
    .flatMap((each) => atFullStops(text, each))
    .flatMap((each) => inPieces(text, each))) {
    const words = text.slice(span.start, span.end);
    if (beginsALine(text, span)) beginLine(above, words);
    if (!ABOUT_SERVICE.test(words) && !isServicePart(span)) continue;
    const lead = words.startsWith(above.lead) ? "" : above.lead;
    const heading = `${above.topic} ${above.heading} ${lead}`.trim();
    sentences.push({ ...span, words, heading, columns: above.columns });
    putAbove(above, text, span, words);
  }
  return sentences;
}

function beginLine(above: Above, words: string): void {
  above.lead = /^[^:,]{2,12}(?=:)/.exec(words)?.[0] ?? "";
  if (!/\s/.test(words)) above.columns = "";
}

/** A heading, or a question in the line of its answer: 问:退款怎么还没到?答:… */
function putAbove(above: Above, text: string, span: Span, words: string): void {
  const isHeading = looksLikeHeading(text, span, words);
  if (isHeading || (text.charAt(span.end) === "?" && isQuestion(words))) above.heading = words;
  if (isHeading) putTopic(above, words);
}

function putTopic(above: Above, heading: string): void {
  if (above.columns === "" && ROW_OF_HEADINGS.test(heading)) above.columns = heading;
  if (TOPIC.test(heading)) above.topic = heading;
}

/** At least two cells, no figures, no trail of crumbs. */
const ROW_OF_HEADINGS = /^[^\d>›»|]*[^\s\d>›»|]\s+[^\s\d>›»|][^\d>›»|]*$/;

function beginsALine(text: string, { start }: Span): boolean {
  return start === 0 || text.slice(Math.max(0, start - 3), start).includes("\n");
}

/** In English a full stop before a new word ends the sentence; the Chinese 一律不补单.不退款 runs on. */
function atFullStops(text: string, { start, end }: Span): Span[] {
  const pieces: Span[] = [];
  let from = start;
  for (const found of matchesOf(/[a-z)\d]\.\s{1,3}(?=[a-z])/g, text.slice(start, end))) {
    pieces.push({ start: from, end: start + found.index + 1 });
    from = start + found.index + found[0].length;
  }
  return [...pieces, { start: from, end }];
}

/** A sentence nobody would end is read in pieces, so that no rule ever looks at more. */
function inPieces(text: string, { start, end }: Span): Span[] {
  const pieces: Span[] = [];
  let from = start;
  while (end - from > LONGEST_SENTENCE) {
    const comma = text.lastIndexOf(",", from + LONGEST_SENTENCE);
    const to = comma > from + LONGEST_SENTENCE / 2 ? comma : from + LONGEST_SENTENCE;
    pieces.push({ start: from, end: to });
    from = to;
  }
  return [...pieces, { start: from, end }];
}

/** The words of the page between two places of the normalised text, masked. */
export function excerptOf(page: PolicyText, start: number, end: number): Excerpt {
  const span = originalSpan(page.normalised, start, end);
  return excerptAt(page, span.start, span.end);
}

/** The words between two places of the page itself, masked, with the block they stand in. */
export function excerptAt({ masked, visible }: PolicyText, start: number, end: number): Excerpt {
  return { start, end, text: cutMasked(masked, start, end), block: blockAt(visible.blocks, start) };
}

/** The clause of a sentence around a place: what stands between commas. */
export function clauseOf(page: PolicyText, sentence: Span, at: number): Span {
  let start = at;
  while (start > sentence.start && !/[,]/.test(page.text.charAt(start - 1))) start -= 1;
  let end = at;
  while (end < sentence.end && !/[,]/.test(page.text.charAt(end))) end += 1;
  return { start, end };
}

/** The sentence that follows, among the platform's own. */
export function sentenceAfter({ sentences }: PolicyText, { end }: Span): Sentence | undefined {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sentences[middle]?.start ?? 0) < end) low = middle + 1;
    else high = middle;
  }
  return sentences[low];
}

/** All clauses of a sentence, in order. */
export function clausesWithin(page: PolicyText, { start, end }: Span): (Span & { readonly words: string })[] {
  const clauses: (Span & { words: string })[] = [];
  for (let from = start; from < end; ) {
    const comma = page.text.indexOf(",", from);
    const to = comma < 0 || comma > end ? end : comma;
    if (to > from) clauses.push({ start: from, end: to, words: page.text.slice(from, to) });
    from = to + 1;
  }
  return clauses;
}

function looksLikeHeading(text: string, span: Span, words: string): boolean {
  // A row of a table ends in a space.
  const alone =
    (span.start === 0 || text.charAt(span.start - 1) === "\n") &&
    (span.end === text.length || /^[?: ]{0,2}\n/.test(text.slice(span.end, span.end + 3)));
  return alone && words.length <= 22 && !/[,]/.test(words.slice(0, -1)) && !/\d(?:小时|分钟|天)/.test(words);
}

function blockAt(blocks: readonly Block[], at: number): Block["kind"] {
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.end ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return blocks[low]?.kind ?? "body";
}
