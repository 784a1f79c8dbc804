import type { PresetId } from "../present/own-weights.ts";

const zh = {
  title: "平台对比",
  lead: "按你看重的事排序；区间重叠、分不出高下的，不排先后。",
  description: (count: number) =>
    `${count} 家卡盟平台的评级、信任分区间、回复率和解决率放在一张表里。可以按自己看重的事重新加权，区间和名次范围一起重算。`,
  presetTitle: (name: string) => `平台对比：${name}`,
  pageTitle: (title: string, page: number) => `${title}，第 ${page} 页`,
  window: "看多久",
  windows: { year: "近一年", days: (days: number) => `近 ${days} 天` },
  windowTitle: (days: number) => `平台对比：近 ${days} 天`,
  windowLead: (days: number) =>
    `回复率、解决率和样本只数近 ${days} 天的投诉，各带 90% 区间。信任分、名次范围和梯队仍看一年（新投诉更重），所以先后不变。`,
  windowResolved: "30 天内确认解决的比例；还不满 30 天的，只算看到的那几天，不当作没解决。",
  weights: "看重什么",
  presets: {
    even: "均衡（方法的权重）",
    fast: "急用，看响应",
    resolve: "怕钱货两空，看解决",
    rules: "看规则",
    voices: "看口碑",
  } as Record<PresetId | "even", string>,
  dimensions: { response: "响应", resolution: "解决", transparency: "透明", reputation: "口碑" },
  less: (name: string) => `${name}少看重一点`,
  more: (name: string) => `${name}多看重一点`,
  restore: "恢复本页的权重",
  copy: "复制这组权重的链接",
  copied: "链接已复制",
  bounds: "扣分和封顶不随权重变：它们按公开的规则从有出处的记录算出，不是看重不看重的问题。",
  none: "四项都是 0，没法比。至少给一项加点分量。",
  failed: "没能读到重算要用的抽样，表格已回到本页的权重。刷新再试。",
  nobody: "按你的权重，测到的东西还不够给任何一家打分。",
  alone: "按你的权重，{name}单独在第一梯队。",
  tied: "按你的权重，第一梯队里 {count} 家难分先后。",
  how: "怎么重算的",
  howText:
    "每家平台的四个维度各带 128 次抽样。换了权重，就用评分的同一套公式把每次抽样重新合成，得到新的分数、90% 区间、名次范围和梯队。",
  howLink: "方法页",
  presetLead: (weights: string) => `这一页的权重：${weights}。分数、区间、名次范围和梯队都按它重算。`,
  figure: (name: string, weight: number) => `${name} ${weight}`,
  empty: "这份报告里还没有平台。",
  legend: [
    { id: "score", word: "信任分", text: "0–100，后面是 90% 区间；横条画的也是它。名次是一个范围。" },
    { id: "replied", word: "回复率", text: "公开投诉后得到商家回复的比例。回复不等于解决。" },
    { id: "resolved", word: "解决率", text: "确认解决的比例；很多人不再说话，所以给出上下限。" },
    { id: "sample", word: "样本", text: "去重后的投诉条数；覆盖是评分方法里能测到的部分。" },
  ],
  method: "分数怎么来的",
};

const en: typeof zh = {
  title: "Comparison",
  lead: "Sorted by what matters to you; where ranges overlap, nobody is put first.",
  description: (count) =>
    `Grades, trust scores with ranges, reply and resolution rates of ${count} platforms in one table. Set your own weights: ranges and ranks are computed again with them.`,
  presetTitle: (name) => `Comparison: ${name}`,
  pageTitle: (title, page) => `${title}, page ${page}`,
  window: "How far back",
  windows: { year: "The last year", days: (days) => `Last ${days} days` },
  windowTitle: (days) => `Comparison: the last ${days} days`,
  windowLead: (days) =>
    `Replied, resolved and sample count complaints of the last ${days} days only, each with its 90% range. Trust scores, ranks and tiers still look at a whole year, young complaints weighing more, so the order stays.`,
  windowResolved:
    "Share confirmed as settled within 30 days; a complaint younger than that counts for the days it was watched, not as unsettled.",
  weights: "What matters to you",
  presets: {
    even: "Even (the method's weights)",
    fast: "In a hurry: response",
    resolve: "Fear of losing money: resolution",
    rules: "Clear rules",
    voices: "Reputation",
  },
  dimensions: {
    response: "Response",
    resolution: "Resolution",
    transparency: "Transparency",
    reputation: "Reputation",
  },
  less: (name) => `Weigh ${name} less`,
  more: (name) => `Weigh ${name} more`,
  restore: "Back to this page's weights",
  copy: "Copy a link to these weights",
  copied: "Link copied",
  bounds:
    "Penalties and ceilings do not move with the weights: they follow by public rules from records with a source, and are not a matter of taste.",
  none: "All four are 0, which compares nothing. Give one of them some weight.",
  failed: "The draws could not be read; the table is back at this page's weights. Reload to try again.",
  nobody: "With your weights, too little has been measured to score anyone.",
  alone: "With your weights, {name} stands alone in the first tier.",
  tied: "With your weights, {count} in the first tier cannot be told apart.",
  how: "How this is computed",
  howText:
    "Each platform's four dimensions come with 128 draws. New weights put every draw together again by the very formulas of the score, which gives new scores, 90% ranges, ranges of ranks and tiers.",
  howLink: "Method",
  presetLead: (weights) => `Weights of this page: ${weights}. Scores, ranges, ranks and tiers follow them.`,
  figure: (name, weight) => `${name} ${weight}`,
  empty: "No platforms in this report yet.",
  legend: [
    { id: "score", word: "Trust score", text: "0–100 with its 90% range, which the bar shows too. A rank is a range." },
    {
      id: "replied",
      word: "Replied",
      text: "Share of public complaints that the merchant answered. A reply is no solution.",
    },
    { id: "resolved", word: "Resolved", text: "Share confirmed as settled; many fall silent, hence the bounds." },
    {
      id: "sample",
      word: "Sample",
      text: "Complaints after folding duplicates; coverage is how much of the method was measured.",
    },
  ],
  method: "How scores are made",
};

export const COMPARE_WORDS = { zh, en };
