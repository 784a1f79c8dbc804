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
  const refund = [hoursOfRefund(before), hoursOfRefund(after)] as const;
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

const HOURS = { minute: 1 / 60, hour: 1, day: 24, workday: 24 } as const;

function hoursOfRefund({ refundWindow }: PolicyFacts): number | undefined {
  return refundWindow === null ? undefined : refundWindow.value.max * HOURS[refundWindow.value.unit];
}

/** Both are stated, and the one is less. */
function isLess(one: number | undefined, other: number | undefined): boolean {
  return one !== undefined && other !== undefined && one < other;
}

function ofPromises(before: PolicyFacts, after: PolicyFacts): Weakening[] {
  const [was] = [...before.responsePromises].sort((one, other) => one.seconds - other.seconds);
  const [is] = [...after.responsePromises].sort((one, other) => one.seconds - other.seconds);
  if (was === undefined) return [];
  if (is === undefined) return [weakening("lost_promise", was.excerpt.text, undefined)];
  return is.seconds > was.seconds ? [weakening("slower_response", was.excerpt.text, is.excerpt.text)] : [];
}

function ofClauses(before: PolicyFacts, after: PolicyFacts): Weakening[] {
  const known = new Set(before.clauses.map(({ rule }) => rule));
  const fresh = after.clauses.filter(({ rule, severity }) => severity !== "vague" && !known.has(rule));
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
