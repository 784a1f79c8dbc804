import type { Complaint } from "../../data/model/complaint.ts";
import type { Scorecard } from "../../data/model/scorecard.ts";
import type { ComplaintOutcome } from "../words/evidence.ts";

/** How far a complaint came, from what its source prints. The consumer's last word counts before the site's state. */
export function outcomeOf({ events, resolved, timely }: Complaint): ComplaintOutcome {
  const word = events.findLast(({ kind }) => kind === "confirmed" || kind === "disputed" || kind === "withdrawn");
  if (word?.kind === "withdrawn") return "withdrawn";
  if (word?.kind === "confirmed" || (word === undefined && resolved === true)) return "settled";
  if (word?.kind === "disputed" || resolved === false) return "unsettled";
  const isAnswered =
    timely !== null ||
    events.some(({ kind, actor }) => kind === "completion_requested" || (kind === "replied" && actor === "merchant"));
  if (isAnswered) return "silent";
  return events.some(({ kind }) => kind === "assigned" || kind === "auto_closed") ? "unanswered" : "open";
}

/** The indicators and deductions that quote each page, by its address. */
export function usesOf({ dimensions, penalties, ceilings }: Scorecard): ReadonlyMap<string, readonly string[]> {
  const uses = new Map<string, string[]>();
  for (const { id, quotes } of [...dimensions.flatMap((each) => each.indicators), ...penalties, ...ceilings]) {
    for (const address of new Set(quotes.map((each) => each.address))) {
      uses.set(address, [...(uses.get(address) ?? []), id]);
    }
  }
  return uses;
}
