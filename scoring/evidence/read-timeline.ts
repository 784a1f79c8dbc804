import type { Complaint, EventKind, TimelineEvent } from "../../data/model/complaint.ts";
import { hoursBetween, type Instant, toMilliseconds, toShanghai } from "../../data/model/time.ts";
import type { OutcomeKind } from "../contract.ts";
import type { Parameters } from "../parameters.ts";

/** How a source keeps its books; what it never prints cannot be held against a platform. */
export type SourceHabits = {
  /** It prints when merchants answered and consumers confirmed. */
  readonly timed: boolean;
  /** It says when a complaint was handed to the merchant. */
  readonly assigns: boolean;
};

/** What a timeline says, in moments and outcomes. */
export type Course = {
  /** When the merchant got it. */
  readonly start: Instant;
  readonly handed: boolean;
  readonly timed: boolean;
  /** First answer that no machine sent. `null`: none, or its moment is not printed. */
  readonly repliedAt: Instant | null;
  readonly replied: boolean;
  readonly merchantWroteAt: readonly Instant[];
  readonly merchantReplies: number;
  readonly outcome: OutcomeKind;
  readonly resolvedAt: Instant | null;
  readonly withdrawnAt: Instant | null;
};

const ANSWERS: ReadonlySet<EventKind> = new Set(["replied", "completion_requested"]);
const DATED: ReadonlySet<EventKind> = new Set([...ANSWERS, "confirmed", "auto_closed", "withdrawn", "disputed"]);

/** What was seen of a source. `kinds`: some event of a kind that could be dated; `dated`: one that is. */
export type Signs = {
  readonly source: string;
  kinds: boolean;
  dated: boolean;
  flagged: boolean;
  assigns: boolean;
};

/** What some complaints show of their sources. */
export function signsOf(complaints: Iterable<Complaint>): Signs[] {
  const signs = new Map<string, Signs>();
  for (const complaint of complaints) {
    const { source } = complaint;
    const seen = signs.get(source) ?? { source, kinds: false, dated: false, flagged: false, assigns: false };
    signs.set(source, seen);
    noteSigns(seen, complaint);
  }
  return [...signs.values()];
}

function noteSigns(signs: Signs, { events, timely }: Complaint): void {
  if (timely !== null) signs.flagged = true;
  for (const { kind, at } of events) {
    if (kind === "assigned") signs.assigns = true;
    if (!DATED.has(kind)) continue;
    signs.kinds = true;
    if (at !== null) signs.dated = true;
  }
}

/** How each source keeps its books. Looks no further when more could not change what is known of all `sources`. */
export function habitsFrom(
  shown: Iterable<readonly Signs[]>,
  sources: readonly string[],
): ReadonlyMap<string, SourceHabits> {
  const known = new Map<string, Signs>();
  const open = new Set(sources);
  for (const each of shown) {
    for (const signs of each) {
      const all = merged(known.get(signs.source) ?? signs, signs);
      known.set(signs.source, all);
      if (all.dated && all.assigns) open.delete(signs.source);
    }
    if (open.size === 0) break;
  }
  return new Map(
    [...known].map(([source, { kinds, dated, flagged, assigns }]) => [
      source,
      { timed: kinds ? dated : !flagged, assigns },
    ]),
  );
}

function merged(one: Signs, other: Signs): Signs {
  return {
    source: one.source,
    kinds: one.kinds || other.kinds,
    dated: one.dated || other.dated,
    flagged: one.flagged || other.flagged,
    assigns: one.assigns || other.assigns,
  };
}

export function readTimeline(
  complaint: Complaint,
  asOf: Instant,
  habits: SourceHabits,
  parameters: Parameters,
): Course {
  const { events } = complaint;
  const start = events.find(({ kind, at }) => kind === "assigned" && at !== null)?.at ?? complaint.postedAt;
  const timed = habits.timed && (complaint.timely === null || events.some(isDated));
  const answers = answersOf(complaint, start, timed, parameters);
  const handed = answers.replied || wasHanded(events, habits);
  const horizon = toMilliseconds(start) + parameters.horizonHours * 3_600_000;
  const inTime = ({ at }: TimelineEvent) => at === null || toMilliseconds(at) <= horizon;
  const heard = events.every(inTime) ? events : events.filter(inTime);
  const word = lastWord(heard);
  const settled = isSettled(word, complaint);
  return {
    start,
    handed,
    timed,
    replied: answers.replied,
    repliedAt: earliest(answers.events.flatMap(({ at }) => at ?? [])),
    merchantWroteAt: answers.events.filter(isAnswer).flatMap(({ at }) => at ?? []),
    merchantReplies: Math.max(answers.events.filter(({ kind }) => kind === "replied").length, answers.replied ? 1 : 0),
    outcome: outcomeOf({
      word: settled ? "confirmed" : word?.kind,
      complaint,
      handed,
      answeredInTime: answers.replied && (answers.events.some(inTime) || answers.events.length === 0),
      displeased: isDispleased(heard, complaint),
      closed: answers.events.some((event) => event.kind === "auto_closed" && inTime(event)),
      over: hoursBetween(start, earlier(complaint.lastObservedAt, asOf)) >= parameters.horizonHours,
    }),
    resolvedAt: settled ? (word?.at ?? null) : null,
    withdrawnAt: events.find(({ kind }) => kind === "withdrawn")?.at ?? null,
  };
}

function isSettled(word: TimelineEvent | undefined, { resolved }: Complaint): boolean {
  return word === undefined ? resolved === true : word.kind === "confirmed";
}

/** Answers that no machine sent. A site closes by itself only after an answer: its closing proves one. */
function answersOf({ events, timely }: Complaint, start: Instant, timed: boolean, parameters: Parameters) {
  const proofs = events.filter(
    (event) => event.kind === "auto_closed" || (isAnswer(event) && !isReceipt(event, start, parameters)),
  );
  return { events: proofs, replied: proofs.length > 0 || (!timed && timely === true) };
}

function wasHanded(events: readonly TimelineEvent[], { assigns }: SourceHabits): boolean {
  const has = (wanted: EventKind) => events.some(({ kind }) => kind === wanted);
  return !has("not_listed") && (!assigns || has("assigned"));
}

type Standing = {
  readonly word: EventKind | undefined;
  readonly complaint: Complaint;
  readonly handed: boolean;
  readonly answeredInTime: boolean;
  /** The consumer complained again after the merchant's last word, or rated the handling at two or less. */
  readonly displeased: boolean;
  readonly closed: boolean;
  readonly over: boolean;
};

/** The consumer's last word first, then what silence means. */
function outcomeOf({ word, complaint, handed, answeredInTime, displeased, closed, over }: Standing): OutcomeKind {
  if (word === "confirmed") return "resolved";
  if (word === "disputed") return "unresolved";
  if (word === "withdrawn") return "withdrawn";
  if (!handed) return "not_handed";
  // A place that prints no course of things, a forum say, leaves only what the author says.
  if (complaint.resolved === false && complaint.events.every(({ kind }) => kind === "posted")) return "unresolved";
  if (answeredInTime && displeased) return "unresolved";
  if (closed) return "silent";
  if (!over) return "open";
  return answeredInTime ? "silent" : "noreply";
}

/** What the complaint itself says was written before any answer; only what comes after one judges it. */
function isDispleased(events: readonly TimelineEvent[], { rating }: Complaint): boolean {
  const answered = events.findLastIndex(isAnswer);
  const goesOn = answered >= 0 && events.slice(answered + 1).some(({ kind }) => kind === "supplemented");
  return goesOn || (rating?.satisfaction ?? 5) <= 2;
}

function lastWord(events: readonly TimelineEvent[]): TimelineEvent | undefined {
  return events.findLast(({ kind }) => kind === "confirmed" || kind === "disputed" || kind === "withdrawn");
}

function isAnswer({ kind, actor }: TimelineEvent): boolean {
  return kind === "completion_requested" || (kind === "replied" && actor === "merchant");
}

/** Within a minute of arrival: a machine. A date without a clock (midnight in Shanghai) says nothing of minutes. */
function isReceipt({ at }: TimelineEvent, start: Instant, { receiptHours }: Parameters): boolean {
  if (at === null) return false;
  const hours = hoursBetween(start, at);
  if (hours < 0 || hours > receiptHours) return false;
  const { hour, minute, second } = toShanghai(at);
  return hour + minute + second > 0;
}

function isDated({ kind, at }: TimelineEvent): boolean {
  return DATED.has(kind) && at !== null;
}

function earliest(moments: readonly Instant[]): Instant | null {
  return moments.reduce<Instant | null>((first, each) => (first === null || each < first ? each : first), null);
}

export function earlier(one: Instant, other: Instant): Instant {
  return one <= other ? one : other;
}
