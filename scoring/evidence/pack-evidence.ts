import { type Complaint, complaintKey, type Sought } from "../../data/model/complaint.ts";
import type { PlatformId, SourceId } from "../../data/model/ids.ts";
import type { Instant } from "../../data/model/time.ts";
import type { OutcomeKind, ReplyClock, Weighted } from "../contract.ts";
import type { OwnEvidence } from "./assemble-evidence.ts";

/**
 * What was observed of one platform's complaints, as numbers side by side: a million complaints in 220 MB, where the
 * records need several GB. Words are left where they lie, and asked for when they are quoted.
 */
export type PackedEvidence = Pick<OwnEvidence, "clusters" | "setAside" | "templateShare"> & {
  /** `COLUMNS` numbers an observation; NaN stands for `null`. */
  readonly figures: Float64Array;
  /** The sources' own numbers, and when each was posted, as JSON: a million strings apart would take four times the room. */
  readonly numbers: string;
  readonly moments: string;
  readonly sources: readonly string[];
};

const OUTCOMES: readonly OutcomeKind[] = [
  "resolved",
  "unresolved",
  "silent",
  "withdrawn",
  "noreply",
  "open",
  "not_handed",
];
const REPLIES: readonly ReplyClock["kind"][] = ["timed", "flag_only", "not_handed"];

/** One bit each. */
const FLAG = {
  timed: 1,
  wantsRefund: 2,
  atPeak: 4,
  postedAtNight: 8,
  vanished: 16,
  refused: 32,
  looped: 64,
  removed: 128,
} as const satisfies Partial<Record<keyof Weighted, number>>;

function packFlags(each: Pick<Weighted, keyof typeof FLAG>): number {
  return (
    (each.timed ? FLAG.timed : 0) |
    (each.wantsRefund ? FLAG.wantsRefund : 0) |
    (each.atPeak ? FLAG.atPeak : 0) |
    (each.postedAtNight ? FLAG.postedAtNight : 0) |
    (each.vanished ? FLAG.vanished : 0) |
    (each.refused ? FLAG.refused : 0) |
    (each.looped ? FLAG.looped : 0) |
    (each.removed ? FLAG.removed : 0)
  );
}

type Names = { readonly sources: readonly string[]; readonly authors: ReadonlyMap<string, number> };

const COLUMNS = 23;

/** In the order in which `unpackObservations` reads them. */
function pack(each: Weighted, { sources, authors }: Names, put: (figure: number | null) => void): void {
  const { reply } = each;
  put(sources.indexOf(each.source));
  put(packFlags(each));
  put(each.ageDays);
  put(each.followupHours);
  put(REPLIES.indexOf(reply.kind));
  put(replyFigure(reply));
  put(reply.kind === "timed" ? reply.watched : null);
  put(each.replyHours);
  put(OUTCOMES.indexOf(each.outcome));
  put(each.resolvedHours);
  put(each.withdrawnHours);
  put(each.merchantReplies);
  put(each.refundWorkdays);
  put(each.severity);
  put(each.rating);
  put(each.cluster);
  put(each.kin);
  put(each.authorKey === null ? null : (authors.get(each.authorKey) ?? null));
  put(each.reliability);
  put(each.merchantWrote);
  put(each.merchantWroteAtNight);
  put(each.replyWeight);
  put(each.otherWeight);
}

function replyFigure(reply: ReplyClock): number | null {
  if (reply.kind === "timed") return reply.hours;
  return reply.kind === "not_handed" || reply.timely === null ? null : Number(reply.timely);
}

export function packEvidence(own: OwnEvidence): PackedEvidence {
  const { platform, observations, clusters, setAside, templateShare } = own;
  const sources = [...new Set(observations.map(({ source }) => source))];
  const authors = new Map<string, number>();
  for (const { authorKey } of observations) {
    if (authorKey !== null && !authors.has(authorKey)) authors.set(authorKey, authors.size);
  }
  const figures = new Float64Array(COLUMNS * observations.length);
  const names = { sources, authors };
  let at = 0;
  const put = (figure: number | null) => {
    figures[at] = figure ?? Number.NaN;
    at += 1;
  };
  for (const each of observations) pack(each, names, put);
  const numbers = observations.map(({ key, source }) => key.slice(source.length + 1, -platform.length - 1));
  const moments = observations.map(({ postedAt }) => postedAt);
  const words = { numbers: JSON.stringify(numbers), moments: JSON.stringify(moments) };
  return { figures, ...words, sources, clusters, setAside, templateShare };
}

/** The observations again, but that authors are only told apart, no longer named. */
export function unpackObservations(
  { figures, numbers, moments, sources }: PackedEvidence,
  platform: PlatformId,
  find: (sought: Sought) => Complaint | null,
): Weighted[] {
  const found = new Map<string, Complaint | null>();
  const once = (sought: Sought): Complaint | null => {
    const key = complaintKey(sought);
    const known = found.get(key);
    if (known !== undefined) return known;
    const complaint = find(sought);
    found.set(key, complaint);
    return complaint;
  };
  let at = 0;
  const next = () => {
    at += 1;
    return figures[at - 1] as number;
  };
  const maybe = () => {
    const value = next();
    return Number.isNaN(value) ? null : value;
  };
  const posted = JSON.parse(moments) as Instant[];
  return (JSON.parse(numbers) as string[]).map((number, index): Weighted => {
    const source = sources[next()] as SourceId;
    const postedAt = posted[index] as Instant;
    const flags = next();
    const is = (flag: number) => (flags & flag) !== 0;
    return {
      key: complaintKey({ source, number, platform }),
      source,
      postedAt,
      ageDays: next(),
      followupHours: next(),
      reply: replyClock(REPLIES[next()], maybe(), next()),
      replyHours: maybe(),
      timed: is(FLAG.timed),
      wantsRefund: is(FLAG.wantsRefund),
      atPeak: is(FLAG.atPeak),
      postedAtNight: is(FLAG.postedAtNight),
      vanished: is(FLAG.vanished),
      refused: is(FLAG.refused),
      looped: is(FLAG.looped),
      removed: is(FLAG.removed),
      outcome: OUTCOMES[next()] as OutcomeKind,
      resolvedHours: maybe(),
      withdrawnHours: maybe(),
      merchantReplies: next(),
      refundWorkdays: maybe(),
      severity: maybe(),
      rating: maybe(),
      cluster: next(),
      kin: next(),
      authorKey: maybe()?.toString() ?? null,
      reliability: next(),
      merchantWrote: next(),
      merchantWroteAtNight: next(),
      replyWeight: next(),
      otherWeight: next(),
      record: () => once({ platform, postedAt, source, number }),
    };
  });
}

function replyClock(kind: ReplyClock["kind"] | undefined, first: number | null, watched: number): ReplyClock {
  if (kind === "timed") return { kind, hours: first, watched };
  if (kind === "flag_only") return { kind, timely: first === null ? null : first === 1 };
  return { kind: "not_handed" };
}
