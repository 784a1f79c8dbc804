/** What was promised beside what public complaints show. */
const zh = {
  heading: "承诺对实测",
  lead: "左边是平台自己页面上的话，右边是公开投诉里看到的。会投诉的人只是一部分用户，实测说的是他们。",
  columns: { about: "事项", promise: "承诺", practice: "实测", verdict: "对照" },
  about: {
    response: "多久有人答复",
    resolution: "多久给出结果",
    refund: "退款多久到账",
    humans: "人工全天在线",
  },
  notPromised: "没有看到承诺",
  notCaptured: "没抓到规则页面，不代表没有",
  untestable: "公开投诉里看不到",
  tooFew: "投诉还不够多，量不出来",
  replied: (time: string, share: string, range: string) => `${time}内得到回复的 ${share}（${range}）`,
  settled: (time: string, share: string, range: string) => `${time}内确认解决的 ${share}（${range}）`,
  refunded: (share: string) => `要求退款的投诉里，3 个工作日内确认的约 ${share}`,
  nearest: "按方法里最近的时限看，不短于承诺",
  verdicts: { kept: "相符", gap: "有差距", unclear: "分不清", untested: "未验证" },
  rule: (needed: string) =>
    `做到的比例确定不到 ${needed}，写「有差距」；最可能的值达到 ${needed}，写「相符」；中间的写「分不清」。`,
  penalised: "夜里的回复和承诺对不上，见「扣分」",
};

const en: typeof zh = {
  heading: "Promise and practice",
  lead: "On the left the platform's own words, on the right what public complaints show. Those who complain are only some of its customers.",
  columns: { about: "About", promise: "Promise", practice: "Practice", verdict: "Compared" },
  about: {
    response: "Time to an answer",
    resolution: "Time to a result",
    refund: "Time to a refund",
    humans: "Humans round the clock",
  },
  notPromised: "no promise seen",
  notCaptured: "rules not captured; that does not mean there are none",
  untestable: "cannot be seen in public complaints",
  tooFew: "too few complaints to measure",
  replied: (time, share, range) => `${share} answered within ${time} (${range})`,
  settled: (time, share, range) => `${share} confirmed settled within ${time} (${range})`,
  refunded: (share) => `about ${share} of refund complaints confirmed within 3 workdays`,
  nearest: "at the nearest time limit of the method, no shorter than the promise",
  verdicts: { kept: "matches", gap: "falls short", unclear: "cannot tell", untested: "not tested" },
  rule: (needed) =>
    `“Falls short” where the share is surely below ${needed}; “matches” where the likeliest value reaches ${needed}; “cannot tell” in between.`,
  penalised: "replies at night do not bear it out, see deductions",
};

export const PROMISE_WORDS = { zh, en };
export type PromiseWords = typeof zh;
