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
  untestable: "现有记录量不出来",
  practice: {
    response: (time: string, share: string, range: string) => `${time}内得到回复的 ${share}（${range}）`,
    resolution: (time: string, share: string, range: string) =>
      `${time}内得到回复的 ${share}（${range}）；给出方案至少要有回复，这里按对平台有利的读法`,
    refund: (time: string, share: string, range: string) =>
      `要求退款的投诉里，${time}（按工作日折算）内确认解决的 ${share}（${range}）`,
  },
  should: (share: string) => `应达 ${share}`,
  verdicts: { kept: "相符", gap: "有差距", untested: "未验证" },
  rule: "没有写明比例的承诺，按九成算数。做到的很可能不到这个比例，写“有差距”；这也是“承诺落差”扣分的依据。",
  penalised: "夜里的回复和承诺对不上，见“扣分”",
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
  untestable: "the record cannot tell",
  practice: {
    response: (time, share, range) => `${share} answered within ${time} (${range})`,
    resolution: (time, share, range) =>
      `${share} answered within ${time} (${range}); a solution is at least an answer, which is the kinder reading`,
    refund: (time, share, range) =>
      `of refund complaints, ${share} confirmed settled within ${time}, taken as workdays (${range})`,
  },
  should: (share) => `${share} expected`,
  verdicts: { kept: "matches", gap: "falls short", untested: "not tested" },
  rule: "A promise without a share of its own counts as kept at nine in ten. “Falls short” where less than that is likely; the penalty for broken promises rests on the same test.",
  penalised: "replies at night do not bear it out, see deductions",
};

export const PROMISE_WORDS = { zh, en };
export type PromiseWords = typeof zh;
