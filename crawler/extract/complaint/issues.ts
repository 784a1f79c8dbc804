import type { Issue, Remedy, Signal } from "../../../data/model/taxonomy.ts";
import { openPattern } from "../language/alternatives.ts";
import { compileCue } from "../language/cues.ts";
import { sentenceAround } from "../language/sentences.ts";
import { stanceAt } from "../language/stance.ts";
import type { Finding } from "./apply-rules.ts";
import type { FirstResponse } from "./first-response.ts";

const ARRIVED = openPattern(
  compileCue(
    "(?:才|终于|后来|最后(?:倒|还|也|算)?(?:是)?|第二天|今天|刚刚?|昨天|已经|已|总算|现在|一会儿?|就|都|是)(?:给我?|给)?(?:到账|到了|发货了|发来了|发了|[充补搞弄][上好齐进]了?|收到了?|补[发了]了?|到手|开通了?|好了|齐了|(?:进|出|过)来)|(?:点整?|分|\\d)(?:就|才)?(?:给我|帮我)(?:到账|发|充|补|开|弄|搞)(?:上|好|来|齐|了)|(?:一看|一查|确实|果然|果真)(?:真的?)?(?:就|都|已经)?(?:到|充|补)(?:账|上)?了|才到(?=[,。!;\\s]|$)|(?:到账了|收到了(?!没)|充上了|补[发上齐]了(?:一张|过来)?|货到了|卡到了|点卡是到了|发过来了)",
  ),
);
const NOT_YET = openPattern(
  compileCue(
    "(?:{没}(?:到账|收到|发货|到(?=[,。!?;\\s]|$)|充上|到的|发)|不到账|不发货|没动静|查不到|处理中|充值中|(?:还是|依然|仍)没|至今)",
  ),
);
const ANSWERED = openPattern(
  compileCue(
    '\\d(?:日|号|点|分)(?:才)?(?:回复|回)(?:了)?我|(?:才|终于|后来)(?:有)?(?:人|客服|人工)?·(?:回复|回我|理我|回了|接通|回"|搭理|回(?=[,。"]))|客服·(?:回复|回)(?:说|了|我|:)',
  ),
);
const SILENT = openPattern(
  compileCue(
    "(?:再[^,。!?;\\n]{0,8}(?:没人|不回|没回|不理|拉黑)|(?:后来|之后|然后|就|再也|现在|又|接着|到现在)[^,。!?;\\n]{0,6}(?:不回|没人(?:理|回)|不理|拉黑|失联|没回|没声|装死|没有?回|联系不上|消失)|联系不上|失联|打不通|没人接|拉黑|一直没人|始终没|注销|全是机器人|找不到客服)",
  ),
);
/** They spoke, if only to put off. */
const SPOKE = /(?:客服|人工|商家|卖家|店家|店主|平台|他们?|她)[^,。!?;\n]{0,6}(?:说|让|称|叫|回复|承认|:|要我|答|挂)/;
const OWN_SLIP =
  /(?:我(?:自己)?|(?<!系统|平台|他们|你们|客服|商家|卖家|店家)自己|本人)(?:一)?(?:不小心|手滑|手残|手抖|眼花|没注意)?(?:把)?[^,。!?;\n]{0,4}(?:(?<!没|未)(?:输|填|选|写|充|看|点))错/;
const OF_MONEY = /(?:退款|退钱|退回|提现|打款)[^。!?\n]{0,36}$/;
const DEPOSIT = /保证金|押金|余额|加盟费|预存|佣金|代理费|保障金/;
const WRONGLY_DONE = /(?:充|发)(?:值)?到(?:了)?(?:别人|他人|其他|另一|别的|陌生|错)|[充发]错/;

/** Who tells how long the answer took, and it was this long, minds it. */
const LONG_WAIT_MINUTES = 30;

const WELCOME: ReadonlySet<Signal> = new Set(["fast_response", "auto_refund_received", "proactive_update"]);

const CUT_OFF = /拉黑|删了?我|把我[^,。]{0,4}(?:删|踢|移)|好友|拒收|感叹号|屏蔽/;
/** A site that stumbles is not a site that is gone. */
const STUMBLES = /闪退|崩|白屏|50\d|页面|登不上|闪/;

const REFUSING: ReadonlySet<Signal> = new Set(["harsh_evidence", "repeat_evidence", "deadline_refusal", "blame_user"]);

const IMPLIED: ReadonlyMap<Signal, Issue> = new Map([
  ["blame_upstream", "buck_passing"],
  ["blame_user", "buck_passing"],
  ["final_interpretation", "unfair_terms"],
  ["rude_reply", "support_attitude"],
]);

/**
 * The last state that a post asserts wins: what came in the end was late, not missing; who was answered in the end
 * waited, and was not left alone.
 */
export function settleIssues(
  text: string,
  found: readonly Finding<Issue>[],
  signals: readonly Finding<Signal>[],
  remedies: readonly Finding<Remedy>[],
  answer: FirstResponse | null,
): Finding<Issue>[] {
  const issues = [...found];
  settleArrival(text, issues);
  settleAnswer(text, issues);
  implySupport(text, issues, signals, answer);
  // Who asks for the balance of a closed account cannot get at it.
  const balance = remedies.find((each) => each.code === "withdraw_balance");
  if (balance !== undefined) imply(issues, "withdrawal_blocked", balance);
  implyRefusal(issues, signals, remedies);
  implyWithheld(text, issues, signals);
  settleMoney(text, issues);
  if (OWN_SLIP.test(text)) drop(issues, "wrong_or_short_delivery");
  if (has(issues, "one_sided_charge")) drop(issues, "recharge_not_arrived");
  if (has(issues, "withdrawal_blocked")) dropOverlapping(issues, "recharge_not_arrived", "withdrawal_blocked");
  if (has(issues, "wrong_or_short_delivery") && WRONGLY_DONE.test(text)) drop(issues, "recharge_not_arrived");
  return issues;
}

/** What the signals say of the support, and how long the first answer took. */
function implySupport(
  text: string,
  issues: Finding<Issue>[],
  signals: readonly Finding<Signal>[],
  answer: FirstResponse | null,
): void {
  if (answer !== null && answer.minutes >= LONG_WAIT_MINUTES && !signals.some((each) => WELCOME.has(each.code)))
    imply(issues, "slow_response", waited(answer));
  const alone = leftAlone(text, signals);
  if (alone !== undefined) imply(issues, "support_unreachable", alone);
  const gone = signals.find((each) => each.code === "site_unreachable");
  if (gone !== undefined && !STUMBLES.test(text.slice(gone.start, gone.end))) imply(issues, "fraud_suspected", gone);
  for (const signal of signals) {
    const implied = IMPLIED.get(signal.code);
    if (implied !== undefined) imply(issues, implied, signal);
  }
}

/** The signal that says that nobody can be reached: robots all the way, a dead line, a friend no more. */
function leftAlone(text: string, signals: readonly Finding<Signal>[]): Finding<Signal> | undefined {
  const answered = lastPlace(text, ANSWERED);
  const noHuman = signals.some((each) => each.code === "human_hard");
  const spoken = SPOKE.test(text);
  return signals.find(({ code, start, end }) => {
    if (code === "blocked_user") return answered < start && CUT_OFF.test(text.slice(start, end + 4));
    return answered < 0 && ((code === "bot_loop" && noHuman) || (code === "phone_unanswered" && !spoken));
  });
}

/** Give back on one condition, that the word be taken back, is withheld until then. */
function implyWithheld(text: string, issues: Finding<Issue>[], signals: readonly Finding<Signal>[]): void {
  const gagged = signals.find((each) => each.code === "gag_or_withdraw");
  if (gagged === undefined) return;
  const { start, end } = sentenceAround(text, gagged.start, gagged.end, 30);
  if (/退(?:款|钱|给|我|你|您|可以|\d|$)/.test(text.slice(start, end))) imply(issues, "refund_difficulty", gagged);
}

/** What a child bought can only be given back: proof demanded for it, or a limit that has passed, is a refund withheld. */
function implyRefusal(
  issues: Finding<Issue>[],
  signals: readonly Finding<Signal>[],
  remedies: readonly Finding<Remedy>[],
): void {
  if (!has(issues, "minor_recharge") || !remedies.some((each) => each.code === "refund")) return;
  const refused = signals.find((each) => REFUSING.has(each.code));
  if (refused !== undefined) imply(issues, "refund_difficulty", refused);
}

function waited({ start, end }: FirstResponse): Finding<"slow_response"> {
  return { code: "slow_response", rule: "", start, end, confidence: 0.75, stance: "asserted" };
}

function settleArrival(text: string, issues: Finding<Issue>[]): void {
  const missing = issues.find((each) => each.code === "recharge_not_arrived");
  const late = issues.find((each) => each.code === "delayed_delivery");
  const arrived = lastPlace(text, ARRIVED);
  const notYet = lastPlace(text, NOT_YET);
  if (missing !== undefined && arrived > Math.max(notYet, missing.start)) {
    drop(issues, "recharge_not_arrived");
    if (late === undefined)
      issues.push({ ...missing, code: "delayed_delivery", rule: "delayed_delivery/came_in_the_end" });
  } else if (missing !== undefined && late !== undefined) {
    drop(issues, "delayed_delivery");
  }
}

/** What did not come may be money, not goods; and what is owed may be a deposit, not a refund. */
function settleMoney(text: string, issues: Finding<Issue>[]): void {
  const missing = issues.find((each) => each.code === "recharge_not_arrived");
  const owed = has(issues, "refund_difficulty") || has(issues, "withdrawal_blocked");
  if (missing !== undefined && owed && OF_MONEY.test(text.slice(Math.max(0, missing.start - 40), missing.start)))
    drop(issues, "recharge_not_arrived");
  const refused = issues.find((each) => each.code === "refund_difficulty");
  if (refused === undefined || !has(issues, "withdrawal_blocked") || /退款|退钱|申请退/.test(text)) return;
  if (/as_balance|into_tokens/.test(refused.rule)) return;
  if (DEPOSIT.test(text.slice(Math.max(0, refused.start - 12), refused.end))) drop(issues, "refund_difficulty");
}

function settleAnswer(text: string, issues: Finding<Issue>[]): void {
  const alone = issues.find((each) => each.code === "support_unreachable");
  const answered = lastPlace(text, ANSWERED);
  if (alone === undefined || answered < 0) return;
  if (answered > alone.start && lastPlace(text, SILENT) < answered) drop(issues, "support_unreachable");
}

function lastPlace(text: string, matchesIn: (text: string) => RegExpExecArray[]): number {
  let last = -1;
  for (const found of matchesIn(text)) {
    const near = text.slice(Math.max(0, found.index - 8), found.index);
    if (/(?:显示|提示|问题|反馈|来信|邮件|消息|说|称|承诺|如果|等|催|说是|能不能|何时|什么时候)[^,。]{0,4}$/.test(near))
      continue;
    if (stanceAt(text, found.index, found.index + found[0].length) === "asserted") last = found.index;
  }
  return last;
}

function imply(issues: Finding<Issue>[], code: Issue, signal: Finding<Signal | Remedy | Issue>): void {
  if (!has(issues, code))
    issues.push({ ...signal, code, rule: `${code}/implied_by_${signal.code === code ? "the_wait" : signal.code}` });
}

function has(issues: readonly Finding<Issue>[], code: Issue): boolean {
  return issues.some((each) => each.code === code);
}

function drop(issues: Finding<Issue>[], code: Issue): void {
  for (let at = issues.length - 1; at >= 0; at -= 1) if (issues[at]?.code === code) issues.splice(at, 1);
}

function dropOverlapping(issues: Finding<Issue>[], code: Issue, by: Issue): void {
  const over = issues.filter((each) => each.code === by);
  for (let at = issues.length - 1; at >= 0; at -= 1) {
    const each = issues[at];
    if (each?.code === code && over.some((other) => other.start < each.end + 6 && each.start < other.end + 6))
      issues.splice(at, 1);
  }
}
