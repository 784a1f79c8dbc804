import type { Remedy } from "../../../data/model/taxonomy.ts";
import { openPattern, openPatterns, type Search } from "../language/alternatives.ts";
import { compileCue } from "../language/cues.ts";
import { matchesOf } from "../language/matches.ts";
import { stanceAt } from "../language/stance.ts";
import { DEMAND_OPENERS, DEMANDED, PLAIN_DEMANDS } from "../lexicon/remedies.ts";
import type { Finding } from "./apply-rules.ts";

const openersIn = openPattern(compileCue(DEMAND_OPENERS));
const HEADING = /^(?:投诉)?(?:诉求|要求|请求)(?:平台|商家|对方|你们|他们|卖家|如下)?\s*[:\]]/;
const DEMANDED_RULES = DEMANDED.map(([code, words]) => ({ code, words: compileCue(words) }));
const PLAIN_RULES = PLAIN_DEMANDS.map(([code, words]) => ({ code, words: compileCue(words) }));
const plainlyIn = openPatterns(PLAIN_RULES.map(({ words }) => words));

// 申请退款, 他们要求, 客服让: somebody else's demand, or one that lies behind.
const NOT_A_DEMAND =
  /(?:客服|平台|商家|卖家|店家|对方|他们?|她|公告|规则|条款|机器人)[^,。!?;\n]{0,5}(?:说|让|叫|还|又|却)?$|(?:不|没有?|无|未|拒绝|不肯|不愿意?|之前|曾|当时|多次|直接|自动|终于|总算|(?<!我)说(?:要|会|先)?|已经?|就|才|才能|才给|才会|才肯|可以|系统|立马|后来|主动)$|(?:客服|平台|商家|卖家|店家|对方|他们?|她|催我|逼我|骗我)[^。!?;\n]{0,14}(?:说|称|承诺|答应|保证)[^,。!?;\n]{0,4}$/;
/** 我问能不能退, 还把我的号删了: what was asked then, what was done besides. */
const ASKED = /(?:我|就|去|次|句)问(?:了|过)?(?:一下|一句|客服|他们?|平台)?$/;
const DONE_BESIDES = /(?:还|又|却|并|就|然后|直接|反手|转头)$/;
const FULFILLED =
  /(?:退了|已退|退款了|补发了|已补|到账了|解决了|已经退|收到退款|补上了|补好了|给我(?:补|退|发|充|换)了|回来了|退给我了|退回来了)/;

type Zone = { readonly start: number; readonly end: number };

/** What the author demands now, each where it is demanded. */
export function remediesIn(text: string): Finding<Remedy>[] {
  const found = new Map<Remedy, Finding<Remedy>>();
  for (const zone of demandZones(text)) readZone(text, zone, found);
  for (const search of plainlyIn(text)) readPlain(text, search, found);
  return [...found.values()].map((each) => settleThaw(text, each));
}

const OWN_MONEY = /余额|资金|提现|佣金|货款|押金|保证金|代理费|加盟费|预存/;

const DEPOSIT = /(?:押金|保证金|加盟费|代理费|预存款?)[^。!?\n]{0,12}$/;

/** 请解冻 asks for the money where money is frozen, else for the account; 请打款 for what is held, else for what was paid. */
function settleThaw(text: string, each: Finding<Remedy>): Finding<Remedy> {
  const words = text.slice(each.start, each.end);
  const held = OWN_MONEY.test(text);
  if (each.code === "refund" && held && words.endsWith("打款")) return { ...each, code: "withdraw_balance" };
  if (each.code === "refund" && DEPOSIT.test(text.slice(Math.max(0, each.start - 16), each.start)))
    return { ...each, code: "withdraw_balance" };
  if (each.code === "withdraw_balance" && !held && words.endsWith("解冻") && /号|账户/.test(text))
    return { ...each, code: "restore_account" };
  return each;
}

/** A demand that needs no opener: the first place where it is asserted. */
function readPlain(text: string, search: Search, found: Map<Remedy, Finding<Remedy>>): void {
  const rule = PLAIN_RULES[search.pattern];
  if (rule === undefined || found.has(rule.code)) return;
  let end = 0;
  for (let place = search.next(0); place !== null; place = search.next(end)) {
    const start = place.index;
    end = start + place[0].length;
    if (isQuoted(text, start) || stanceAt(text, start, end) !== "asserted") continue;
    found.set(rule.code, finding(rule.code, `${rule.code}/plain_demand`, start, end, 0.75));
    return;
  }
}

function demandZones(text: string): Zone[] {
  const zones: Zone[] = [];
  for (const place of openersIn(text)) {
    const { index: start } = place;
    if (zones.length >= 40) break;
    const heading = HEADING.test(text.slice(start, start + 8));
    if (!heading && !isDemand(text, start, start + place[0].length)) continue;
    zones.push({ start, end: endOfZone(text, start + place[0].length, heading) });
  }
  return zones;
}

function isDemand(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 12), start);
  return (
    !isQuoted(text, start) &&
    !NOT_A_DEMAND.test(before) &&
    !ASKED.test(before) &&
    !(text[start] === "把" && DONE_BESIDES.test(before)) &&
    stanceAt(text, start, end) === "asserted"
  );
}

const SPEAKER = /(?:客服|平台|商家|卖家|店家|对方|他们?|她|机器人|公告|规则|页面|原话|[说称答回])[^,。!?;\n"]{0,6}$/;

/** "马上给您退", between quotation marks, after the name of a speaker: their words. */
function isQuoted(text: string, place: number): boolean {
  const before = text.slice(Math.max(0, place - 60), place);
  const open = before.lastIndexOf('"');
  if (open < 0 || before.split('"').length % 2 !== 0) return false;
  return SPEAKER.test(before.slice(0, open));
}

/** A demand reaches to the end of its sentence; under a heading, to the end of the paragraph. */
function endOfZone(text: string, from: number, heading: boolean): number {
  const rest = text.slice(from, from + (heading ? 200 : 48));
  const stop = heading
    ? /[\n[]|[\s,;。|](?:(?:涉诉金额|涉案金额|金额|进度|状态|经过|事实|事由|理由|投诉|联系人|订单)[^,。:]{0,6}|[\u4e00-\u9fff]{2,6}):/.exec(
        rest,
      )
    : /[。!?\n;]|(?:不然|否则|不退我|客服说|被拒|被驳回|再不|,?结果|,有人|他们说|对方说)|,(?:客服|商家|卖家|店家|平台|对方|他们?|她|机器人|人家)[^,。]{0,3}(?:说|回|让|称|拒|不)/.exec(
        rest,
      );
  return from + (stop?.index ?? rest.length);
}

function readZone(text: string, zone: Zone, found: Map<Remedy, Finding<Remedy>>): void {
  let words = text.slice(zone.start, zone.end);
  for (const rule of DEMANDED_RULES) {
    for (const place of matchesOf(rule.words, words)) {
      const start = zone.start + place.index;
      const end = start + place[0].length;
      const beside = text.slice(start - 3, end + 4);
      if (FULFILLED.test(beside) || /(?:不|没|未|拒绝)$/.test(text.slice(start - 2, start))) continue;
      if (!found.has(rule.code))
        found.set(rule.code, finding(rule.code, `${rule.code}/demanded`, zone.start, end, 0.85));
      words = words.slice(0, place.index) + "_".repeat(place[0].length) + words.slice(place.index + place[0].length);
    }
  }
}

function finding(code: Remedy, rule: string, start: number, end: number, confidence: number): Finding<Remedy> {
  return { code, rule, start, end, confidence, stance: "asserted" };
}
