import { MethodDescription } from "../../../data/model/report.ts";

/** A method in words and numbers, of the shape a real one has. */
export const sampleMethod = MethodDescription.parse({
  version: "kts-1.0.0",
  paramsSha256: "5f".repeat(32),
  summary:
    "信任分由四个维度合成：响应时效、问题解决、服务透明、用户口碑。每个维度由几个指标加权，四个维度再按几何平均合成，任何一项太差都不能靠别项补回来；之后减去有凭据的扣分，并受封顶限制。",
  dimensions: [
    dimension("response", "响应时效", "Response", 0.25, "出了问题，多久有人回？", [
      indicator("complaint-reply", "投诉回复", 0.7, "公开投诉后，商家在几个时限内回复的比例？"),
      indicator("peak-resilience", "高峰期响应", 0.3, "节假日和大促时，回复会慢多少？"),
    ]),
    dimension("resolution", "问题解决", "Resolution", 0.35, "问题最后解决了吗？", [
      indicator("resolution-rate", "解决率", 0.6, "消费者确认解决的比例？"),
      indicator("refund-time", "退款时间", 0.4, "要求退款的，3 个工作日内退了多少？"),
    ]),
    dimension("transparency", "服务透明", "Transparency", 0.2, "规则写清楚了吗？", [
      indicator("policy-rubric", "规则清晰度", 1, "退款时限、范围、材料、步骤、联系方式写没写？"),
    ]),
    dimension("reputation", "用户口碑", "Reputation", 0.2, "用户怎么说？", [
      indicator("complaint-severity", "投诉严重程度", 0.6, "投诉里严重问题占多少？"),
      indicator("satisfaction", "满意度", 0.4, "投诉人给的评分如何？"),
    ]),
  ],
  penalties: [
    { id: "promise-gap", zh: "承诺与实测的差距", most: 15, question: "平台写下的时限，投诉里做到了多少？" },
    { id: "missing-support", zh: "缺少客服入口", most: 8, question: "两次抓取都找不到人工渠道吗？" },
  ],
  ceilings: [
    { id: "no-operator", zh: "没有经营主体信息", limit: 69, question: "页面上找得到经营者名称吗？" },
    { id: "silent", zh: "长期不回复", limit: 49, question: "30 天内得到回复的不到一半吗？" },
  ],
  grades: [
    { grade: "A", from: 85, zh: "可考虑" },
    { grade: "B", from: 70, zh: "可考虑" },
    { grade: "C", from: 55, zh: "谨慎" },
    { grade: "D", from: 40, zh: "不建议" },
    { grade: "E", from: 0, zh: "不建议" },
  ],
  notRatedRules: ["有效投诉少于 10 条", "响应和解决都没测到", "投诉集中在不到两个自然月里"],
  parameters: {
    halfLifeDays: { reply: 90, other: 180 },
    deadlines: { hours: [2, 24, 48, 168, 720], weights: [0.1, 0.3, 0.3, 0.2, 0.1] },
    silentResolved: 0.4,
    notRated: { nEff: 10, months: 2 },
  },
});

type Indicator = MethodDescription["dimensions"][number]["indicators"][number];

function dimension(id: string, zh: string, en: string, weight: number, question: string, indicators: Indicator[]) {
  return { id, zh, en, weight, question, indicators };
}

function indicator(id: string, zh: string, weight: number, question: string): Indicator {
  return {
    id,
    zh,
    en: id,
    weight,
    question,
    formula: "各时限内完成的加权比例，按 90 天半衰期加权，样本少时向整体水平收缩。",
    limits: "只看得到公开投诉的人，看不到没有投诉的用户。",
  };
}
