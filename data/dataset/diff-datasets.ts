import { createHash } from "node:crypto";
import { type Cause, type Change, type ChangeKind, POINTS_ANNOUNCED } from "../model/changes.ts";
import type { PlatformId } from "../model/ids.ts";
import { compare } from "../model/order.ts";
import type { Instant } from "../model/time.ts";
import type { DatasetFacts } from "./read-dataset.ts";

/** Points of the older report by the newer method, where it was computed again. */
export type Recomputed = ReadonlyMap<string, number>;

type Told = Pick<Change, "kind" | "platform"> &
  Partial<Pick<Change, "about" | "before" | "after" | "statement" | "english" | "effect">> & {
    /** Tells apart what is about the same thing at different times. */
    readonly time?: string;
  };

/** What `newer` says otherwise than `older`, and why: the whole first, then platform by platform. */
export function diffDatasets(older: DatasetFacts, newer: DatasetFacts, recomputed: Recomputed = new Map()): Change[] {
  const isOtherMethod = older.paramsSha256 !== newer.paramsSha256;
  const tell = ({ time = "", ...told }: Told, causes: readonly Cause[]): Change => ({
    id: idOf(newer.version, told, time),
    version: newer.version,
    since: older.version,
    at: newer.asOf,
    about: "",
    before: null,
    after: null,
    statement: "",
    english: "",
    effect: null,
    ...told,
    causes: [...causes],
  });
  const method = { kind: "method" as const, platform: null, before: older.methodVersion, after: newer.methodVersion };
  const ids = [...new Set([...older.names.keys(), ...newer.names.keys()])].sort(compare);
  return [
    ...(isOtherMethod ? [tell(method, ["method"])] : []),
    ...ids.flatMap((id) => {
      const effect = effectOf(id, older, newer, recomputed);
      const causes = causesOf(id, older, newer, effect);
      const platform = { id, name: newer.names.get(id) ?? older.names.get(id) ?? id };
      return [
        ...scoreChanges(id, older, newer).map((each) => tell({ platform, effect, ...each }, causes)),
        ...deductionChanges(id, older, newer).map((each) => tell({ platform, ...each }, causes)),
        ...policyChanges(id, older.asOf, newer).map((each) => tell({ platform, ...each }, ["data"])),
        ...spokenChanges(id, older.asOf, newer).map((each) => tell({ platform, ...each }, ["correction"])),
      ];
    }),
  ];
}

/** Made of what it is about, never of what it says: made again, the same change has the same name. */
function idOf(version: string, { kind, platform, about = "" }: Told, time: string): string {
  const digest = createHash("sha256")
    .update([version, platform?.id ?? "", kind, about, time].join("\n"))
    .digest("hex");
  // A UUID of version 8: its bits are our own affair (RFC 9562).
  const uuid = [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `8${digest.slice(13, 16)}`,
    `a${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ];
  return `urn:uuid:${uuid.join("-")}`;
}

function effectOf(id: PlatformId, older: DatasetFacts, newer: DatasetFacts, recomputed: Recomputed): Change["effect"] {
  const [was, is, between] = [
    older.scores.get(id)?.points ?? null,
    newer.scores.get(id)?.points ?? null,
    recomputed.get(id),
  ];
  if (was === null || is === null || between === undefined || older.paramsSha256 === newer.paramsSha256) return null;
  return { method: toTenth(between - was), data: toTenth(is - between) };
}

function causesOf(id: PlatformId, older: DatasetFacts, newer: DatasetFacts, effect: Change["effect"]): Cause[] {
  const heard = newer.corrections.some(
    (each) =>
      each.platform === id &&
      each.contests !== null &&
      [each.received_at, each.decided_at].some((at) => isWithin(at, older.asOf, newer.asOf)),
  );
  const isData = older.asOf !== newer.asOf && effect?.data !== 0;
  const isMethod = older.paramsSha256 !== newer.paramsSha256 && effect?.method !== 0;
  const causes: Cause[] = [...(heard ? ["correction" as const] : []), ...(isMethod ? ["method" as const] : [])];
  return isData || causes.length === 0 ? ["data", ...causes] : causes;
}

function scoreChanges(id: PlatformId, older: DatasetFacts, newer: DatasetFacts): Omit<Told, "platform">[] {
  const was = older.scores.get(id);
  const is = newer.scores.get(id);
  const [before, after] = [scoreWords(was), scoreWords(is)];
  const one = (kind: ChangeKind) => [{ kind, before, after }];
  if (was === undefined) return is === undefined ? [] : one("added");
  if (is === undefined) return one("removed");
  if (was.points === null || is.points === null) {
    if (was.points === is.points) return [];
    return one(was.points === null ? "rated" : "unrated");
  }
  if (was.grade !== is.grade) return one("grade");
  return Math.abs(is.points - was.points) >= POINTS_ANNOUNCED ? one("score") : [];
}

function scoreWords(
  score: { readonly points: number | null; readonly grade: string | null } | undefined,
): string | null {
  return score === undefined || score.points === null ? null : `${score.points.toFixed(1)} ${score.grade ?? ""}`.trim();
}

function deductionChanges(id: PlatformId, older: DatasetFacts, newer: DatasetFacts): Omit<Told, "platform">[] {
  const own = ({ deductions }: DatasetFacts) => deductions.filter(({ platform }) => platform === id);
  const missingIn = (all: DatasetFacts["deductions"], { kind, rule }: DatasetFacts["deductions"][number]) =>
    !all.some((each) => each.kind === kind && each.rule === rule);
  const [were, are] = [own(older), own(newer)];
  return [
    ...are
      .filter((each) => missingIn(were, each))
      .map(({ kind, rule, points, ...told }) => ({ kind, about: rule, after: points.toFixed(1), ...wordsOf(told) })),
    ...were
      .filter((each) => missingIn(are, each))
      .map(({ kind, rule, points, ...told }) => ({
        kind: kind === "penalty" ? ("penalty_lifted" as const) : ("ceiling_lifted" as const),
        about: rule,
        before: points.toFixed(1),
        ...wordsOf(told),
      })),
  ];
}

function wordsOf({ statement, statement_en }: Pick<DatasetFacts["deductions"][number], "statement" | "statement_en">) {
  return { statement, english: statement_en ?? "" };
}

function policyChanges(id: PlatformId, since: Instant, newer: DatasetFacts): Omit<Told, "platform">[] {
  return newer.policyChanges
    .filter((each) => each.platform === id && isWithin(each.first_seen, since, newer.asOf))
    .map((each) => ({
      kind: "policy",
      about: each.address,
      time: each.first_seen,
      after: `+${each.sentences_added} −${each.sentences_removed}`,
      statement: each.weakenings ?? "",
    }));
}

function spokenChanges(id: PlatformId, since: Instant, newer: DatasetFacts): Omit<Told, "platform">[] {
  return newer.corrections
    .filter(
      (each) =>
        each.platform === id && [each.received_at, each.decided_at].some((at) => isWithin(at, since, newer.asOf)),
    )
    .map((each) => ({
      kind: each.kind,
      about: each.correction,
      after: each.state,
      statement: each.text.replaceAll("⏎", "\n"),
    }));
}

function isWithin(at: Instant | null, since: Instant, until: Instant): boolean {
  return at !== null && at > since && at <= until;
}

function toTenth(points: number): number {
  return Math.round(points * 10) / 10 + 0;
}
