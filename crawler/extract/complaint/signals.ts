import type { Signal } from "../../../data/model/taxonomy.ts";
import type { Finding } from "./apply-rules.ts";
import type { FirstResponse } from "./first-response.ts";

const FAST: ReadonlySet<Signal> = new Set(["fast_response", "auto_refund_received", "proactive_update"]);
const SCORN = /(?:机器人|自动回复|模板)[^。!?\n]{0,6}(?:秒|快)|秒(?:删|拉黑|挂|拒)/;

/** "秒回" in quotation marks is the platform's word, not the author's. */
function isQuoted(text: string, { start, end }: Finding<Signal>): boolean {
  return /["']/.test(text.charAt(start - 1)) && /["']/.test(text.charAt(end));
}

const QUICK_MINUTES = 10;

/** Signals that hold beside one another; a first answer within ten minutes is quick, whatever it is called. */
export function settleSignals(
  text: string,
  found: readonly Finding<Signal>[],
  answer: FirstResponse | null,
): Finding<Signal>[] {
  const robot = found.some((each) => each.code === "bot_loop");
  const signals = found
    .filter((each) => !FAST.has(each.code) || !(SCORN.test(text) || isQuoted(text, each)))
    // What a robot repeats is its loop; a template is what people answer.
    .filter((each) => each.code !== "template_reply" || !robot);
  if (answer !== null && answer.minutes <= QUICK_MINUTES && !signals.some((each) => each.code === "fast_response")) {
    const { start, end } = answer;
    signals.push({
      code: "fast_response",
      rule: "fast_response/within_ten_minutes",
      start,
      end,
      confidence: 0.85,
      stance: "asserted",
    });
  }
  return signals;
}
