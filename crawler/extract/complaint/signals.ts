import type { Signal } from "../../../data/model/taxonomy.ts";
import type { Finding } from "./apply-rules.ts";

const FAST: ReadonlySet<Signal> = new Set(["fast_response", "auto_refund_received", "proactive_update"]);
const SCORN = /(?:机器人|自动回复|模板)[^。!?\n]{0,6}(?:秒|快)|秒(?:删|拉黑|挂|拒)/;

/** Signals that hold beside one another. */
export function settleSignals(text: string, found: readonly Finding<Signal>[]): Finding<Signal>[] {
  if (!SCORN.test(text)) return [...found];
  return found.filter((each) => !FAST.has(each.code));
}
