import { ACTORS, type Complaint, EVENTS } from "../data/model/complaint.ts";
import { ISSUES, REMEDIES, SIGNALS } from "../data/model/taxonomy.ts";
import { toShanghai } from "../data/model/time.ts";

/** Letters on a line: with the label under it, still narrow enough for a terminal. */
const LETTERS = 38;

type Label = Complaint["issues" | "signals" | "remedies"][number];

/** A complaint as it is stored, masked, with its labels under the words that say them. */
export function explainComplaint(complaint: Complaint): string[] {
  const { source, number, platform, address, title, narrative, postedAt, amountCny, resolved } = complaint;
  const labels = [...complaint.issues, ...complaint.signals, ...complaint.remedies];
  const inText = labels
    .filter((each) => each.from === "text" && !each.rule.startsWith("title:"))
    .sort((one, other) => one.excerpt.start - other.excerpt.start);
  const elsewhere = labels.filter((each) => !inText.includes(each));
  return [
    `${source}:${number} → ${platform}　${moment(postedAt)}　${address}`,
    `标题　${title}`,
    "",
    ...piecesOf(narrative).flatMap((piece) => [piece.text, ...inText.flatMap((label) => underline(piece, label))]),
    "",
    ...elsewhere.map((label) => `${label.from === "field" ? "字段" : "标题"}　“${label.excerpt.text}” ${named(label)}`),
    `金额 ${amountCny === null ? "没说" : `${amountCny} 元`}；自己说解决了没有：${{ true: "解决了", false: "没有", null: "没说" }[`${resolved}`]}`,
    ...complaint.events.map(
      ({ actor, kind, at, text }) =>
        `${at === null ? "时间不详" : moment(at)}　${ACTORS[actor]}　${EVENTS[kind]}${text === "" ? "" : `：${text}`}`,
    ),
  ];
}

type Piece = { readonly text: string; readonly start: number };

/** The text in lines of bounded length, each with its place. */
function piecesOf(text: string): Piece[] {
  return [...text.matchAll(new RegExp(`[^\\n]{1,${LETTERS}}`, "g"))].map((found) => ({
    text: found[0],
    start: found.index,
  }));
}

function underline({ text, start }: Piece, label: Label): string[] {
  const from = Math.max(label.excerpt.start, start);
  const to = Math.min(label.excerpt.end, start + text.length);
  if (from >= to) return [];
  const words = text.slice(from - start, to - start);
  return [`${" ".repeat(widthOf(text.slice(0, from - start)))}${"‾".repeat(widthOf(words))} ${named(label)}`];
}

function named({ code, rule, confidence }: Label): string {
  const words: Readonly<Record<string, string>> = { ...ISSUES, ...SIGNALS, ...REMEDIES };
  return `${words[code] ?? code}（${code}，规则 ${rule}，把握 ${confidence}）`;
}

/** Columns in a terminal: Chinese letters take two. */
function widthOf(text: string): number {
  return [...text].reduce((width, letter) => width + ((letter.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1), 0);
}

function moment(at: Complaint["postedAt"]): string {
  const { year, month, day, hour, minute } = toShanghai(at);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`;
}
