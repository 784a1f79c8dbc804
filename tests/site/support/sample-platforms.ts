import type { CardWishes } from "./sample-scorecard.ts";

export type Wishes = CardWishes & {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly tier?: number;
  readonly place?: readonly [number, number];
  readonly ties?: readonly string[];
  readonly policies?: "spoken" | "silent" | "none";
};

/** Every state a platform can be in, all of it invented. */
export const PLATFORMS: readonly Wishes[] = [
  {
    id: "qinghe",
    name: "青禾卡盟",
    aliases: ["青禾数卡", "QH卡盟"],
    rating: { grade: "A", points: 88, spread: 5 },
    dimensions: [91, 86, 90, 84],
    complaints: 212,
    replied: 0.97,
    resolved: 0.72,
    tier: 1,
    place: [1, 1],
  },
  {
    id: "baichuan",
    name: "百川数卡",
    rating: { grade: "B", points: 76 },
    dimensions: [80, 72, 83, 70],
    complaints: 148,
    replied: 0.93,
    resolved: 0.55,
    tier: 2,
    place: [2, 3],
    ties: ["yunzhou"],
  },
  {
    id: "yunzhou",
    name: "云舟点卡",
    rating: { grade: "B", points: 71, spread: 11, provisional: true },
    dimensions: [76, 68, 70, 72],
    complaints: 41,
    replied: 0.88,
    resolved: 0.5,
    tier: 2,
    place: [2, 4],
    ties: ["baichuan", "xingtu"],
    flags: ["来源不一致：两个来源说法不同，两组数字都列出"],
  },
  {
    id: "xingtu",
    name: "星途卡盟",
    rating: { grade: "C", points: 58, spread: 8 },
    dimensions: [60, 64, 72, 61],
    complaints: 97,
    replied: 0.74,
    resolved: 0.41,
    penalty: 7.5,
    tier: 3,
    place: [3, 4],
    ties: ["yunzhou"],
  },
  {
    id: "feiyu",
    name: "飞羽充值",
    rating: { grade: "D", points: 46 },
    dimensions: [38, 49, 55, 52],
    complaints: 133,
    replied: 0.42,
    resolved: 0.27,
    ceiling: 49,
    tier: 4,
    place: [5, 5],
    policies: "silent",
  },
  {
    id: "heishi",
    name: "黑石卡仓",
    rating: { grade: "E", points: 27, spread: 9 },
    dimensions: [15, 22, 40, 33],
    complaints: 84,
    replied: 0.2,
    resolved: 0.08,
    penalty: 4,
    ceiling: 49,
    tier: 5,
    place: [6, 6],
    policies: "silent",
    flags: ["模板回复：八成以上的回复一字不差"],
  },
  {
    id: "nuanyang",
    name: "暖阳卡铺",
    rating: { reasons: ["只有 4 条有效投诉（至少要 10 条）"] },
    dimensions: [null, null, 66, null],
    complaints: 4,
  },
  {
    id: "chuxin",
    name: "初心数字",
    rating: { reasons: ["未见公开投诉，不等于服务好"] },
    dimensions: [null, null, 74, null],
    complaints: 0,
  },
  {
    id: "longmen",
    name: "龙门全球数字权益与虚拟商品综合服务交易平台（华东二区）",
    aliases: ["龙门"],
    rating: { reasons: ["响应和解决都没测到", "规则页面需要登录，没抓到"] },
    dimensions: [null, null, null, null],
    complaints: 2,
    unreachablePolicy: true,
    policies: "none",
  },
];
