import { GOODS } from "../words/goods.ts";
import { CAST, type Member } from "../world/cast.ts";
import { type Character, charactersOf } from "../world/character.ts";
import { type Random, randomOf } from "../world/random.ts";
import { characterOf } from "../world/world.ts";
import { type Identity, identityOf } from "./identity.ts";
import { DESCRIPTIONS, NOTICES, QUESTIONS, SLOGANS, SWEEPING } from "./plain-words.ts";
import { type Level, POLICY_WORDS, type Point } from "./policy-words.ts";
import type { Slot } from "./slots.ts";

export type Block = { readonly heading: string; readonly lines: readonly string[] };
export type Article = { readonly title: string; readonly blocks: readonly Block[] };
type ForSale = { readonly name: string; readonly price: number; readonly left: number };

/** All that one shop says, before any software has laid it out. */
export type SiteText = {
  readonly member: Member;
  readonly gone: boolean;
  readonly slogan: string;
  readonly notices: readonly string[];
  readonly forSale: readonly ForSale[];
  readonly footer: readonly string[];
  /** `null` where the shop publishes none. */
  readonly qq: string | null;
  readonly articles: Readonly<Record<Slot, Article>>;
};

export function siteTexts(seed: number): SiteText[] {
  const characters = charactersOf(seed);
  return CAST.map((member) => siteText(member, characterOf(characters, member), seed));
}

function siteText(member: Member, character: Character, seed: number): SiteText {
  const random = randomOf(seed, `pages of ${member.id}`);
  const identity = identityOf(member, random);
  const say = speakerFor(member, character, identity, random);
  const sweeping =
    character.parts.policy < 0.36 || character.archetype === "praise_burst" ? [random.pick(SWEEPING)] : [];
  const notices = [...sweeping, ...random.shuffle(NOTICES).slice(0, 3).flat()];
  const forSale = random
    .shuffle(GOODS)
    .slice(0, 8)
    .map((good) => ({ name: good.name, price: random.pick(good.prices), left: random.whole(3, 900) }));
  return {
    member,
    gone: character.archetype === "vanished",
    slogan: random.pick(SLOGANS),
    notices,
    forSale,
    footer: [`© 2026 ${member.name}`, ...(character.parts.policy < 0.3 ? [] : [identity.icp])],
    qq: say("channels").some((line) => line.includes(identity.qq)) ? identity.qq : null,
    articles: articlesOf(say, notices, forSale, random),
  };
}

type Speaker = (point: Point) => readonly string[];

/** Says each point once and always the same way, as well as the platform's policies are. */
function speakerFor(member: Member, character: Character, identity: Identity, random: Random): Speaker {
  const said = new Map<Point, readonly string[]>();
  const slots = new Map<string, string>(Object.entries({ ...identity, host: member.host }));
  return (point) => {
    const before = said.get(point);
    if (before !== undefined) return before;
    const level = levelOf(random.around(character.parts.policy, 0.05));
    const wording = overrideOf(point, character) ?? random.pick<readonly string[]>(POLICY_WORDS[point][level]);
    const lines = wording.map((line) => line.replace(/\{(\w+)\}/g, (whole, name: string) => slots.get(name) ?? whole));
    said.set(point, lines);
    return lines;
  };
}

function levelOf(policy: number): Level {
  if (policy >= 0.63) return "good";
  return policy >= 0.36 ? "fair" : "poor";
}

/** The one that is silent at night is the one that promises never to be. */
function overrideOf(point: Point, character: Character): readonly string[] | null {
  if (character.archetype !== "night_silent") return null;
  if (point === "hours") return ["24小时人工客服在线，全年无休，随时为您服务。"];
  return point === "clauses" ? POLICY_WORDS.clauses.fair[0] : null;
}

function articlesOf(say: Speaker, notices: readonly string[], goods: readonly ForSale[], random: Random) {
  const faq = random.shuffle(QUESTIONS).slice(0, 5);
  const article = (title: string, ...blocks: Block[]): Article => ({
    title,
    blocks: blocks.filter((block) => block.lines.length > 0),
  });
  const block = (heading: string, ...points: Point[]): Block => ({
    heading,
    lines: points.flatMap((point) => say(point)),
  });
  const sale = (good: ForSale | undefined) =>
    article(
      good?.name ?? "商品",
      {
        heading: "商品详情",
        lines: [`价格：${good?.price ?? 0}元　库存：${good?.left ?? 0}`, ...random.pick(DESCRIPTIONS)],
      },
      block("售后说明", "claimWindow"),
    );
  const [first, second] = goods;
  return {
    home: article("首页", { heading: "公告", lines: notices }, block("服务时间", "hours")),
    notice: article("平台公告", { heading: "最新公告", lines: notices }),
    support: article(
      "联系客服",
      block("联系方式", "channels"),
      block("服务时间", "hours"),
      block("服务承诺", "promises"),
    ),
    refund: article(
      "售后与退款政策",
      block("适用范围", "scope"),
      block("申请期限", "claimWindow"),
      block("所需材料", "evidence"),
      block("处理流程", "steps"),
      block("退款时效", "refundWindow", "guarantee"),
      block("规则版本", "version"),
    ),
    help: article(
      "常见问题",
      ...faq.map(([question, answer]) => ({ heading: question, lines: [answer] })),
      block("退款多久到账？", "refundWindow"),
    ),
    terms: article(
      "用户协议",
      { heading: "总则", lines: GENERAL_TERMS },
      block("责任与规则", "clauses"),
      block("协议版本", "version"),
    ),
    about: article("关于我们", block("主体信息", "identity"), {
      heading: "我们",
      lines: ["我们提供数字商品的自助购买与发货服务。"],
    }),
    complaint: article("投诉与建议", block("投诉渠道", "escalation", "channels"), block("处理时限", "steps")),
    firstGood: sale(first),
    secondGood: sale(second),
  };
}

const GENERAL_TERMS = [
  "欢迎使用本站。您在下单前应当阅读并理解本协议。",
  "您应当保证填写的充值账号准确，并妥善保管收到的卡密。",
  "禁止利用本站从事洗钱、诈骗等违法活动。",
];
