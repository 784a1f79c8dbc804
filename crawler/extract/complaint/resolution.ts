import type { Issue, Remedy } from "../../../data/model/taxonomy.ts";
import { openPattern } from "../language/alternatives.ts";
import { compileCue } from "../language/cues.ts";
import { type Stance, stanceAt } from "../language/stance.ts";
import { SETTLED, UNSETTLED } from "../lexicon/attitude.ts";
import type { Finding } from "./apply-rules.ts";
import type { Genre } from "./genre.ts";

const settled = openPattern(compileCue(SETTLED));
const unsettled = openPattern(compileCue(UNSETTLED));
const MENDED = /(?:退|补|解决|处理|赔|解封|恢复|回来|追回|改过来|换了|拦截|返还|(?:弄|搞|修)好|能登|两清|和解|协商)/;
const WAITED = /等了|后来|总算|终于|投诉|延迟|晚了/;
const SAID_ONLY =
  /(?:以为|说|称|显示|提示|回复|让我|承诺|如果|直到|等|要求|要的|(?<!申)请|才能|才|希望|何时|[什啥]么?时候|能不能|能否)[^,。!?;\n]{0,8}$|"$|(?:^|[,。!?;\s])(?:请|赶紧|快点?|你们|并|再|先|必须|希望)?把(?:我的?)?$|(?:^|[,。!?;\s])给[我俺咱]们?$|[不没未别](?:肯|给|能|让)?$/;

/** Whether the matter is settled, as the author tells it. `null`: no matter of their own. */
export function resolutionOf(
  text: string,
  issues: readonly Finding<Issue>[],
  { genre, closed }: { readonly genre: Genre; readonly closed: boolean },
): boolean | null {
  if (genre === "complaint") return closed;
  // Goods that simply work settle nothing.
  if (issues.length === 0 && !MENDED.test(text) && !(genre === "report" && WAITED.test(text))) return null;
  return closed || (genre === "praise" && issues.length > 0) ? true : null;
}

/** Whether the last state asserted is that the matter is settled. */
export function closesSettled(
  text: string,
  issues: readonly Finding<Issue>[],
  remedies: readonly Finding<Remedy>[],
): boolean {
  const done = last(text, settled, remedies);
  return (
    done >= 0 &&
    done > last(text, unsettled, []) &&
    !remedies.some((each) => each.start > done) &&
    !issues.some((each) => each.start > done + 8 && !tellsTheEnd(each) && !isPast(text, each.start))
  );
}

/** 之后才退的: the wait is told, and with it that it ended. What no rule found has no exact place. */
function tellsTheEnd({ code, rule }: Finding<Issue>): boolean {
  if (code === "card_key_invalid" || code === "delayed_delivery") return true;
  return rule === "refund_difficulty/at_long_last" || rule.endsWith("/reads_like_it");
}

/** 虽然一开始推脱: told after the settling, but it came before. */
function isPast(text: string, start: number): boolean {
  return /(?:虽然?|一开始|之前|起初|当时|本来|原先|前面|中间)[^。!?;\n]{0,14}$/.test(
    text.slice(Math.max(0, start - 20), start),
  );
}

/** 虚惊一场 takes back what was said before, and settles it. */
const HELD: ReadonlySet<Stance> = new Set(["asserted", "retracted"]);

/** 给我换张能用的 is demanded, not told. */
function isWithin(text: string, at: number, { start, end }: Finding<Remedy>): boolean {
  // 补给我了 is done.
  const isDone = /^[^,。!?]{0,3}了/.test(text.slice(end - 1, end + 4));
  return !isDone && start <= at && at < end + 4;
}

function last(
  text: string,
  matchesIn: (text: string) => RegExpExecArray[],
  demands: readonly Finding<Remedy>[],
): number {
  let at = -1;
  for (const found of matchesIn(text)) {
    if (text.charAt(found.index + found[0].length) === "?") continue;
    if (SAID_ONLY.test(text.slice(Math.max(0, found.index - 14), found.index))) continue;
    if (demands.some((demand) => isWithin(text, found.index, demand))) continue;
    if (HELD.has(stanceAt(text, found.index, found.index + found[0].length))) at = found.index;
  }
  return at;
}
