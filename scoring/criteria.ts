/** What becomes of a criterion of the consumer guides. */
export const FATES = { scored: "计分", gap_tested: "核对承诺", displayed: "只展示", not_observable: "看不到" } as const;

export type Criterion = {
  /** Number of the claim in the guides, or a word for a group of terms. */
  readonly id: string;
  readonly zh: string;
  readonly fate: keyof typeof FATES;
  /** Indicators, penalties and ceilings that answer it. */
  readonly by: readonly string[];
  readonly note: string;
};

const row = (id: string, zh: string, fate: Criterion["fate"], by: readonly string[], note: string): Criterion => ({
  id,
  zh,
  fate,
  by,
  note,
});

/** Every claim of the guides with a number in it, then their terms: none is passed over in silence. */
export const CRITERIA: readonly Criterion[] = [
  row(
    "1",
    "7×24 小时在线或人工服务",
    "gap_tested",
    ["service-hours", "false-round-the-clock"],
    "夜间回复和夜间实际联系来核对",
  ),
  row("2", "30 秒内接通人工", "gap_tested", ["human-contact", "promise-gap"], "只用实际联系的记录核对"),
  row("3", "平均接通不超过 60 秒", "gap_tested", ["human-contact", "promise-gap"], "只用实际联系的记录核对"),
  row("4", "平均等待不超过 5 分钟", "scored", ["human-contact"], "实际联系的一个时限"),
  row(
    "5",
    "10 分钟内响应；转人工超过 10 分钟算差",
    "scored",
    ["human-contact", "promise-gap"],
    "实际联系的最后一个时限",
  ),
  row(
    "6",
    "1 小时内处理完、1 小时原路退款",
    "gap_tested",
    ["promise-gap", "refund-time"],
    "投诉里确认解决的时刻来核对",
  ),
  row("7", "紧急问题 2 小时内响应", "scored", ["complaint-reply", "promise-gap"], "投诉回复的第一个时限"),
  row("8", "风控 4 小时内核查", "gap_tested", ["promise-gap"], "写了才核对"),
  row("9", "24 小时内给出方案", "scored", ["complaint-reply", "resolution-speed", "promise-gap"], "回复和解决的时限"),
  row("10", "超过 48 小时未解决就升级", "scored", ["complaint-reply", "resolution-speed"], "回复和解决的时限"),
  row("11", "退款 1 到 3 个工作日", "scored", ["refund-limit", "refund-time", "promise-gap"], "写没写、做没做到"),
  row("12", "平台审核 1 到 2 个工作日", "scored", ["timed-steps"], "步骤有没有写时限"),
  row("13", "接通率 90% 以上", "displayed", ["human-contact"], "写在人工接通一行，只来自实际联系"),
  row(
    "14",
    "首次解决率 80% 以上",
    "scored",
    ["first-contact-resolution", "service-promises"],
    "由投诉里回复的次数推算",
  ),
  row("15", "好评率 95% 以上", "scored", ["satisfaction"], "投诉人的评分；平台自己的好评率不采用"),
  row("16", "618、双11、月初、节假日响应波动不超过 50%", "scored", ["peak-resilience"], "分得清才评"),
  row("17", "50 人以上客服团队", "displayed", [], "写在政策原文里，核实不了，不计分"),
  row("18", "AI 处理七成问题、秒级回应", "not_observable", [], "外面看不到"),
  row("19", "约 35% 的问题来自用户操作", "not_observable", [], "没有出处，不当数字用；本人承认操作失误的投诉不计"),
  row("20", "服务时段 9:00–22:00", "scored", ["service-hours", "complaint-reply"], "公布了时段的，只数时段内的小时"),
  row("21", "7 天无理由、永久售后、无条件退款", "gap_tested", ["false-advertising"], "与自己的条款和投诉核对"),
  row(
    "词·维度",
    "响应、解决、专业能力、态度、透明、口碑",
    "scored",
    ["complaint-reply", "resolution-rate", "complaint-severity", "policy-public"],
    "归入四个方面",
  ),
  row(
    "词·红旗",
    "失联、推诿、机器人兜圈、重复要材料、敷衍、甩锅",
    "scored",
    ["complaint-severity", "support-vanished"],
    "按轻重计入，失联过多封顶",
  ),
  row(
    "词·条款",
    "最终解释权、霸王条款、概不退换、视频举证",
    "scored",
    ["clause-deductions", "void-clause", "void-clauses"],
    "倒扣；红线条款两人复核后封顶",
  ),
  row("词·明示", "“激活后不支持售后”写清楚", "scored", ["scope"], "写清楚算透明"),
  row(
    "词·渠道",
    "多渠道、工单、公示渠道、升级通道",
    "scored",
    ["channels", "escalation", "missing-support"],
    "渠道种类与升级途径；找不到就扣分",
  ),
  row("词·担保", "自动退款、第三方担保", "scored", ["guarantee"], "写了才算"),
  row("词·资质", "看资质：主体、信用代码、备案", "scored", ["operator", "no-operator"], "不公布记 0 分"),
  row("词·原因", "技术、用户操作、平台管理、时间差", "displayed", [], "外面分不清原因，只展示投诉说了什么"),
  row(
    "词·三要素",
    "订单号、支付截图、错误提示",
    "scored",
    ["materials"],
    "平台要不要材料计分；投诉里都没有的，份量打七折",
  ),
  row("词·四步", "自查、沟通、留存、升级", "displayed", ["escalation"], "写在付款前的提示里"),
  row("词·高峰", "高峰变慢有一部分是全行业的", "scored", ["peak-resilience", "complaint-trend"], "走势按同行折算"),
];

/** One Markdown row each, as `scoring/README.md` shows them. */
export function criteriaTable(): string[] {
  return [
    "| 编号 | 攻略里的说法 | 怎么处理 | 由谁回答 | 说明 |",
    "| --- | --- | --- | --- | --- |",
    ...CRITERIA.map(({ id, zh, fate, by, note }) => {
      const answers = by.map((each) => `\`${each}\``).join(" ") || "—";
      return `| ${id} | ${zh} | ${FATES[fate]} | ${answers} | ${note} |`;
    }),
  ];
}
