import { z } from "zod";
import type { Outcome } from "../../data/model/capture.ts";
import { readJson } from "../html/json.ts";
import { widgetAddresses } from "../html/support-widgets.ts";

/** Of the archived log of a page's stay in the browser: what it asked for, and what came of it. */
const PageLog = z.object({ requests: z.array(z.object({ address: z.string(), outcome: z.string() })) });

/** The vendor did not answer. A request that we refused ourselves proves nothing. */
const UNANSWERED: ReadonlySet<string> = new Set<Outcome>([
  "dns",
  "timeout",
  "unreachable",
  "tls",
  "server_error",
  "gone",
]);

/** Whether the chat window that a page embeds came: `false` when none of its requests was answered, `null`: nobody knows. */
export function widgetAnswered(log: string): boolean | null {
  const read = PageLog.safeParse(readJson(log));
  if (!read.success) return null;
  const asked = read.data.requests.filter(({ address }) => widgetAddresses(address).length > 0);
  if (asked.some(({ outcome }) => outcome === "ok")) return true;
  return asked.some(({ outcome }) => UNANSWERED.has(outcome)) ? false : null;
}
