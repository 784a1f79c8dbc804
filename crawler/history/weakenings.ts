import { CHANNEL_TYPES, type PolicyFacts } from "../../data/model/policy.ts";
import type { Weakening, WeakeningKind } from "../../data/model/policy-history.ts";
import { MaskedText } from "../../data/model/quote.ts";

/** How the facts of a page became worse for the buyer. A fact that is no longer stated counts where it was a promise. Pure. */
export function weakeningsOf(before: PolicyFacts, after: PolicyFacts): Weakening[] {
  return [
    ...ofTimes(before, after),
    ...ofPromises(before, after),
    ...ofClauses(before, after),
    ...ofChannels(before, after),
  ];
}

function ofTimes(before: PolicyFacts, after: PolicyFacts): Weakening[] {
  const refund = [before.refundWindow?.value.max, after.refundWindow?.value.max] as const;
  const claim = [before.claimWindowHours?.value, after.claimWindowHours?.value] as const;
  const days = [before.noReasonReturnDays?.value, after.noReasonReturnDays?.value] as const;
  return [
    ...(isLess(refund[0], refund[1])
      ? [weakening("slower_refund", before.refundWindow?.excerpt.text, after.refundWindow?.excerpt.text)]
      : []),
    ...(isLess(claim[1], claim[0])
      ? [weakening("shorter_claim", before.claimWindowHours?.excerpt.text, after.claimWindowHours?.excerpt.text)]
      : []),
    ...(isLess(days[1], days[0])
      ? [weakening("shorter_return", before.noReasonReturnDays?.excerpt.text, after.noReasonReturnDays?.excerpt.text)]
      : []),
  ];
}

/** Both are stated, and the one is less. */
function isLess(one: number | undefined, other: number | undefined): boolean {
  return one !== undefined && other !== undefined && one < other;
}

function ofPromises(before: PolicyFacts, after: PolicyFacts): Weakening[] {
  return [...ofResponse(before, after), ...ofLost(before, after)];
}

/** 退款 3 个工作日, 自动退款, 担保交易: said no more. */
function ofLost(before: PolicyFacts, after: PolicyFacts): Weakening[] {
  const lost = [
    after.refundWindow === null ? before.refundWindow : null,
    before.autoRefund?.value === true && after.autoRefund?.value !== true ? before.autoRefund : null,
    before.escrow?.value === true && after.escrow?.value !== true ? before.escrow : null,
  ];
  const words = new Set(lost.flatMap((each) => (each === null ? [] : [each.excerpt.text])));
  return [...words].map((each) => weakening("lost_promise", each, undefined));
}

function ofResponse(before: PolicyFacts, after: PolicyFacts): Weakening[] {
  const [was] = [...before.responsePromises].sort((one, other) => one.seconds - other.seconds);
  const [is] = [...after.responsePromises].sort((one, other) => one.seconds - other.seconds);
  if (was === undefined) return [];
  if (is === undefined) return [weakening("lost_promise", was.excerpt.text, undefined)];
  return is.seconds > was.seconds ? [weakening("slower_response", was.excerpt.text, is.excerpt.text)] : [];
}

/** A clause of a kind of which there are more than before: one in other words is none more. */
function ofClauses(before: PolicyFacts, after: PolicyFacts): Weakening[] {
  const known = new Set<string>(before.clauses.map(({ excerpt }) => excerpt.text));
  const fresh = [...Map.groupBy(after.clauses, ({ rule }) => rule)].flatMap(([rule, clauses]) => {
    const more = clauses.length - before.clauses.filter((each) => each.rule === rule).length;
    return clauses
      .filter(({ severity, excerpt }) => severity !== "vague" && !known.has(excerpt.text))
      .slice(0, Math.max(0, more));
  });
  return fresh.map(({ excerpt }) => weakening("new_clause", undefined, excerpt.text));
}

function ofChannels(before: PolicyFacts, after: PolicyFacts): Weakening[] {
  const left = new Set(after.channels.map(({ type }) => type));
  const lost = new Set(before.channels.map(({ type }) => type).filter((type) => !left.has(type)));
  return [...lost].map((type) => weakening("lost_channel", CHANNEL_TYPES[type], undefined));
}

function weakening(kind: WeakeningKind, before: string | undefined, after: string | undefined): Weakening {
  return {
    kind,
    words: MaskedText.parse([before, after ?? "（没有了）"].filter((each) => each !== undefined).join(" → ")),
  };
}
