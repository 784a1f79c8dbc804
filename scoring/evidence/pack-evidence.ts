import { type Complaint, complaintKey, type Sought } from "../../data/model/complaint.ts";
import type { PlatformId, SourceId } from "../../data/model/ids.ts";
import { toInstant, toMilliseconds } from "../../data/model/time.ts";
import type { OutcomeKind, ReplyClock, Weighted } from "../contract.ts";
import type { OwnEvidence } from "./assemble-evidence.ts";

/**
 * What was observed of one platform's complaints, as numbers side by side: a million complaints in 200 MB, where the
 * records need several GB. Words are left where they lie, and asked for when they are quoted.
 */
export type PackedEvidence = Pick<OwnEvidence, "clusters" | "setAside" | "templateShare"> & {
  /** `COLUMNS` numbers an observation; NaN stands for `null`. */
  readonly figures: Float64Array;
  /** The sources' own numbers as JSON: a million strings apart would take four times the room. */
  readonly numbers: string;
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

const FLAGS = [
  "timed",
  "wantsRefund",
  "atPeak",
  "postedAtNight",
  "vanished",
  "refused",
  "looped",
  "removed",
] as const satisfies readonly (keyof Weighted)[];

function packFlags(each: Weighted): number {
  return FLAGS.reduce((flags, name, bit) => flags | (Number(each[name]) << bit), 0);
}

function unpackFlags(flags: number): Pick<Weighted, (typeof FLAGS)[number]> {
  const isSet = (name: (typeof FLAGS)[number]) => (flags & (1 << FLAGS.indexOf(name))) !== 0;
  return {
    timed: isSet("timed"),
    wantsRefund: isSet("wantsRefund"),
    atPeak: isSet("atPeak"),
    postedAtNight: isSet("postedAtNight"),
    vanished: isSet("vanished"),
    refused: isSet("refused"),
    looped: isSet("looped"),
    removed: isSet("removed"),
  };
}

type Names = { readonly sources: readonly string[]; readonly authors: ReadonlyMap<string, number> };

/** In the order in which `unpack` reads them. */
function columnsOf(each: Weighted, { sources, authors }: Names): (number | null)[] {
  const { reply } = each;
  return [
    sources.indexOf(each.source),
    toMilliseconds(each.postedAt),
    packFlags(each),
    each.ageDays,
    each.followupHours,
    REPLIES.indexOf(reply.kind),
    reply.kind === "timed"
      ? reply.hours
      : reply.kind === "flag_only" && reply.timely !== null
        ? Number(reply.timely)
        : null,
    reply.kind === "timed" ? reply.watched : null,
    each.replyHours,
    OUTCOMES.indexOf(each.outcome),
    each.resolvedHours,
    each.withdrawnHours,
    each.merchantReplies,
    each.refundWorkdays,
    each.severity,
    each.rating,
    each.cluster,
    each.kin,
    each.authorKey === null ? null : (authors.get(each.authorKey) ?? null),
    each.reliability,
    each.merchantWrote,
    each.merchantWroteAtNight,
    each.replyWeight,
    each.otherWeight,
  ];
}

const COLUMNS = 24;

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
  for (const each of observations) {
    const columns = columnsOf(each, names);
    for (let column = 0; column < COLUMNS; column += 1) figures[at + column] = columns[column] ?? Number.NaN;
    at += COLUMNS;
  }
  const numbers = observations.map(({ key, source }) => key.slice(source.length + 1, -platform.length - 1));
  return { figures, numbers: JSON.stringify(numbers), sources, clusters, setAside, templateShare };
}

/** The observations again, but that authors are only told apart, no longer named. */
export function unpackObservations(
  { figures, numbers, sources }: PackedEvidence,
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
  return (JSON.parse(numbers) as string[]).map((number): Weighted => {
    const source = sources[next()] as SourceId;
    const postedAt = toInstant(next());
    const flags = next();
    return {
      key: complaintKey({ source, number, platform }),
      source,
      postedAt,
      ageDays: next(),
      followupHours: next(),
      reply: replyClock(REPLIES[next()], maybe(), next()),
      replyHours: maybe(),
      ...unpackFlags(flags),
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
