import { Complaint } from "../../data/model/complaint.ts";
import type { Platform } from "../../data/model/platform.ts";
import { Platform as PlatformModel } from "../../data/model/platform.ts";
import { SourceDeclaration } from "../../data/model/source.ts";
import { addHours, Instant } from "../../data/model/time.ts";
import { openStore } from "../../data/store/store.ts";
import { drawBeta, type Random, randomFrom } from "../../scoring/statistics/random.ts";

export const AS_OF = Instant.parse("2026-11-20T04:00:00Z");

export const SOURCE = SourceDeclaration.parse({
  id: "bench",
  adapter: "heimao",
  name: "虚构投诉站",
  origin: "http://bench.test",
  // But for its searches, none of the site's lists is walked.
  lists: ["services"],
  limits: "全部虚构",
  licence: "全部虚构",
});

export function benchPlatforms(count: number): Platform[] {
  return Array.from({ length: count }, (_, index) => {
    const id = `p${String(index).padStart(4, "0")}`;
    return PlatformModel.parse({ id, name: `虚构平台 ${index}`, home: null, fictional: true });
  });
}

/**
 * Fills a new store with invented complaints, by the store's own code, one after another: never all in memory. `without`: the
 * number of one that is left out.
 */
export function fillStore(path: string, complaints: number, platforms: readonly Platform[], without = ""): void {
  const store = openStore(path);
  store.fill({
    asOf: AS_OF,
    visits: {},
    complaints: drawComplaints(complaints, platforms, without),
    policies: [],
    versions: [],
    continuities: [],
    tallies: [],
    alarms: [],
    sources: [{ ...SOURCE, complaints, lastVisit: AS_OF }],
  });
  store.close();
}

/** Spread evenly over the platforms; every platform has habits of its own. Same counts, same complaints. */
export function* drawComplaints(
  complaints: number,
  platforms: readonly Platform[],
  without = "",
): Generator<Complaint> {
  let number = 0;
  for (const [index, platform] of platforms.entries()) {
    const random = randomFrom(`bench ${platform.id}`);
    const habit = { answers: drawBeta(random, 2.4, 1.6), settles: drawBeta(random, 2, 2), pause: 2 + 60 * random() };
    const share = Math.floor((complaints * (index + 1)) / platforms.length) - number;
    for (let own = 0; own < share; own += 1) {
      number += 1;
      const drawn = drawComplaint(number, platform, habit, random);
      if (drawn.number !== without) yield drawn;
    }
  }
}

type Habit = { readonly answers: number; readonly settles: number; readonly pause: number };

const HASH = "b".repeat(64);
const TROUBLES = [
  ["recharge_not_arrived", "充值成功却一直没有到账"],
  ["support_unreachable", "客服把我拉黑以后再也联系不上"],
  ["refund_difficulty", "答应退款又一直拖着不退"],
  ["slow_response", "问了好几天才回一句请稍等"],
  ["card_key_invalid", "买到的卡密一激活就提示已经被使用"],
] as const;
const GOODS = ["话费", "游戏点卡", "视频会员", "加油卡", "音乐会员", "外卖红包", "电商购物卡"];
const TRACES = ["付款截图都留着", "订单号是██████████", "银行扣款短信还在", "聊天记录一条没删", "支付凭证可以提供"];
const WISHES = ["请把钱原路退回", "希望尽快补发", "要求给一个说法", "请平台核实处理", "只想拿回我的钱"];

function drawComplaint(number: number, platform: Platform, habit: Habit, random: Random): Complaint {
  const pick = <Any>(all: readonly Any[]): Any => all[Math.floor(random() * all.length)] as Any;
  const postedAt = addHours(AS_OF, -Math.floor(random() * 350 * 24));
  const [issue, words] = pick(TROUBLES);
  const narrative = `${unlikeOthers(random, 40)}在${platform.name}买了${pick(GOODS)}，${words}。${unlikeOthers(random, 30)}，${pick(TRACES)}，${pick(WISHES)}。`;
  const at = narrative.indexOf(words);
  const wait = -Math.log(random()) * habit.pause;
  const answered = random() < habit.answers;
  const settled = answered && random() < habit.settles;
  const step = (actor: string, kind: string, hours: number, text = "") => ({
    actor,
    kind,
    at: addHours(postedAt, hours),
    text,
  });
  const label = (from: string, start: number, text: string) => ({
    code: issue,
    from,
    excerpt: { start, end: start + text.length, text },
    rule: from === "text" ? `${issue}/bench` : "field",
    confidence: 0.9,
  });
  return Complaint.parse({
    source: SOURCE.id,
    number: numbered(number),
    address: `${SOURCE.origin}/complaint/view/${numbered(number)}/`,
    platform: platform.id,
    merchantAsNamed: platform.name,
    title: words,
    narrative,
    truncated: false,
    postedAt,
    state: settled ? "已完成" : answered ? "已回复" : "处理中",
    events: [
      step("consumer", "posted", 0),
      step("site", "approved", 1, "您的投诉已通过审核"),
      step("site", "assigned", 2, "已将投诉分配给商家，请等待商家处理"),
      ...(answered ? [step("merchant", "replied", 2 + wait, `您好，${unlikeOthers(random, 20)}，已为您登记。`)] : []),
      ...(settled ? [step("consumer", "confirmed", 3 + wait + 40 * random(), "已经解决")] : []),
    ].filter((event) => event.at <= AS_OF),
    rating: settled ? { attitude: 5, speed: 4, satisfaction: 4 } : null,
    amountCny: Math.floor(random() * 500),
    timely: null,
    issues: [label("field", 0, words.slice(0, 4)), label("text", at, words)],
    signals: [],
    remedies: [
      { code: "refund", from: "field", excerpt: { start: 0, end: 2, text: "退款" }, rule: "field", confidence: 0.95 },
    ],
    resolved: null,
    authorKey: `a${Math.floor(random() * 1e9)}`,
    lastObservedAt: AS_OF,
    removed: false,
    bodySha256: HASH,
  });
}

/** As long as the site's own numbers must be. */
const numbered = (place: number): string => String(place).padStart(8, "0");

/** Words that no other complaint has. */
function unlikeOthers(random: Random, length: number): string {
  return Array.from({ length }, () => String.fromCharCode(0x4e00 + Math.floor(random() * 3000))).join("");
}
