import type { Complaint } from "../../data/model/complaint.ts";
import type { Correction } from "../../data/model/correction.ts";
import type { Exclusion, ExclusionReason } from "../../data/model/exclusion.ts";
import { compare } from "../../data/model/order.ts";
import type { Policy } from "../../data/model/policy.ts";
import { openContests } from "../contested.ts";
import type { Parameters } from "../parameters.ts";
import { freshPolicies } from "../policy-facts.ts";
import { clustersOf, countedComplaints, type Gate, reasonAside } from "./counted-complaints.ts";

/** All that was read of one platform. */
type Read = {
  readonly complaints: readonly Complaint[];
  readonly policies: readonly Policy[];
  readonly corrections: readonly Correction[];
};

/** What of all that was read does not count, or not on its own, and why; by address. The scorecard's counts are the rest. */
export function exclusionsOf(
  { complaints, policies, corrections }: Read,
  gate: Gate & { readonly parameters: Pick<Parameters, "policyDays"> },
): Exclusion[] {
  const aside = complaints.flatMap((each) => {
    const reason = reasonAside(each, gate);
    return reason === null ? [] : [ofComplaint(each, reason)];
  });
  const counted = countedComplaints(complaints, gate);
  const contested = openContests(corrections);
  const fresh = new Set(freshPolicies(policies, gate.asOf, gate.parameters.policyDays));
  return [
    ...aside,
    ...foldedInto(counted, clustersOf(counted, gate)),
    ...counted.filter(({ address }) => contested.has(address)).map((each) => ofComplaint(each, "contested")),
    ...policies.filter((each) => !fresh.has(each)).map(ofPage),
  ].sort((one, other) => compare(keyOf(one), keyOf(other)));
}

/** Of every cluster all but the oldest, which stands for them. */
function foldedInto(counted: readonly Complaint[], clusters: readonly number[]): Exclusion[] {
  const oldest = new Map<number, Complaint>();
  return counted.flatMap((each, at) => {
    const cluster = clusters[at] ?? at;
    const first = oldest.get(cluster);
    if (first === undefined) {
      oldest.set(cluster, each);
      return [];
    }
    const areTwins = each.twins.includes(first.number) || first.twins.includes(each.number);
    return [{ ...ofComplaint(each, areTwins ? "twin" : "copy"), countsWith: first.address }];
  });
}

function ofComplaint({ platform, source, address, bodySha256 }: Complaint, reason: ExclusionReason): Exclusion {
  return { platform, record: "complaint", reason, source, address, bodySha256, countsWith: null };
}

function ofPage({ platform, address, bodySha256 }: Policy): Exclusion {
  return { platform, record: "policy", reason: "stale_page", source: null, address, bodySha256, countsWith: null };
}

function keyOf({ record, reason, address, bodySha256 }: Exclusion): string {
  return [record, reason, address, bodySha256].join("\n");
}
