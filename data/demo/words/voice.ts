import type { Random } from "../world/random.ts";
import type { Voice } from "./openings.ts";

/** The same words as different hands type them: without points, with slips, in full-width digits, with pictures. */
export function inVoice(text: string, voice: Voice, random: Random): string {
  const hand = random.weighted(HANDS[voice]);
  switch (hand) {
    case "tidy":
      return text;
    case "without_points":
      return text.replace(/[。，；：、！]+/g, " ").trim();
    case "all_commas":
      return `${text.replace(/[。！](?=.)/g, "，").replace(/，$/, "")}。`.replace("。。", "。");
    case "slips":
      return replaced(text, SLIPS);
    case "traditional":
      return replaced(text, TRADITIONAL);
    case "wide_digits":
      return text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    case "pictures":
      return text.replace(/[。！](?=.)/g, (point) => (random.chance(0.4) ? `${point}${random.pick(PICTURES)}` : point));
    case "loud":
      return text.replace(/[。！]+/g, () => random.pick(["！", "！！", "！！！", "。"]));
    default:
      return hand satisfies never;
  }
}

const HANDS = {
  calm: { tidy: 9, all_commas: 2, slips: 1.5, without_points: 1, traditional: 0.5 },
  angry: { loud: 5, pictures: 2, tidy: 2, all_commas: 1, slips: 1 },
  elderly: { tidy: 2, without_points: 3, slips: 3, wide_digits: 2 },
  gamer: { without_points: 3, pictures: 3, tidy: 2, slips: 2 },
} as const;

const PICTURES = ["😡", "😭", "🙏", "[怒]", "[裂开]", "💢", "🤡", "😤"] as const;

const SLIPS: readonly (readonly [string, string])[] = [
  ["账", "帐"],
  ["充值", "冲值"],
  ["已经", "以经"],
  ["一直", "一只"],
  ["再", "在"],
  ["联系", "连系"],
];

const TRADITIONAL: readonly (readonly [string, string])[] = [
  ["订单", "訂單"],
  ["账", "賬"],
  ["没", "沒"],
  ["这", "這"],
  ["说", "說"],
  ["钱", "錢"],
  ["还", "還"],
  ["个", "個"],
  ["请", "請"],
  ["发", "發"],
];

function replaced(text: string, pairs: readonly (readonly [string, string])[]): string {
  return pairs.reduce((sum, [from, to]) => sum.replaceAll(from, to), text);
}
