import { Complaint } from "../../../data/model/complaint.ts";
import { Policy, PolicyFacts } from "../../../data/model/policy.ts";

export const SAMPLE_TIME = "2026-11-20T04:00:00Z";
const HASH = "a3f19c".padEnd(64, "7");

export function quote(text: string, address: string) {
  return { text, address, capturedAt: "2026-11-18T02:30:00Z", bodySha256: HASH };
}

const excerpt = (text: string) => ({ start: 0, end: text.length, text });

export const SILENT_FACTS = PolicyFacts.parse({
  channels: [],
  responsePromises: [],
  resolutionPromises: [],
  qualityPromises: [],
  humanHours: null,
  humanRoundTheClock: null,
  botFirst: null,
  refundWindow: null,
  claimWindowHours: null,
  autoRefund: null,
  escrow: null,
  noReasonReturnDays: null,
  scope: null,
  steps: [],
  evidenceDemands: [],
  escalation: [],
  clauses: [],
  sweepingPromises: [],
  conditions: [],
  licences: { operator: null, icp: null, psb: null, valueAddedTelecom: null, uscc: null },
  revision: { date: null, version: null, changeNotice: null },
});

const SPOKEN_FACTS = PolicyFacts.parse({
  ...SILENT_FACTS,
  channels: [
    { type: "online_chat", value: null, hours: "09:00-22:00", excerpt: excerpt("在线客服 9:00–22:00") },
    { type: "phone", value: "400-000-0000", hours: "Mon-Fri 09:00-18:00", excerpt: excerpt("客服电话 400-000-0000") },
  ],
  responsePromises: [{ seconds: 30, quantile: 0.9, excerpt: excerpt("90% 的咨询 30 秒内接入人工") }],
  resolutionPromises: [{ hours: 24, quantile: null, excerpt: excerpt("24 小时内给出处理方案") }],
  humanHours: { value: "09:00-22:00", excerpt: excerpt("人工客服 9:00–22:00") },
  refundWindow: { value: { min: 24, max: 72, unit: "workday" }, excerpt: excerpt("退款 1–3 个工作日原路退回") },
  claimWindowHours: { value: 72, excerpt: excerpt("请在购买后 72 小时内反馈") },
  scope: { value: "by_goods", excerpt: excerpt("卡密类商品激活后不支持售后；直充类未到账可退") },
  steps: [{ timed: true, excerpt: excerpt("提交工单后 2 小时内受理") }],
  evidenceDemands: [excerpt("请提供订单号、支付截图、错误提示")],
  escalation: [{ external: true, excerpt: excerpt("对处理结果不满意可拨打 12315") }],
  clauses: [
    { severity: "vague", rule: "as-soon-as-possible", law: null, excerpt: excerpt("我们会尽快处理您的问题") },
    {
      severity: "blocker",
      rule: "final-interpretation",
      law: "《网络交易监督管理办法》第二十一条",
      excerpt: excerpt("本平台拥有最终解释权"),
    },
  ],
  licences: {
    ...SILENT_FACTS.licences,
    operator: { value: "示例网络科技有限公司", excerpt: excerpt("经营者：示例网络科技有限公司") },
  },
  revision: { ...SILENT_FACTS.revision, date: { value: "2026-03-01", excerpt: excerpt("更新日期：2026-03-01") } },
});

export function policy(platform: string, kind: "refund" | "support", facts: PolicyFacts = SPOKEN_FACTS): Policy {
  return Policy.parse({
    platform,
    kind,
    address: `https://www.${platform}.test/${kind}`,
    title: kind === "refund" ? "退款与售后规则" : "联系客服",
    text: "退款 1–3 个工作日原路退回。",
    facts,
    capturedAt: "2026-11-18T02:30:00Z",
    bodySha256: HASH,
  });
}

export function complaint(
  platform: string,
  number: number,
  wishes: { title?: string; narrative?: string; resolved?: boolean | null } = {},
): Complaint {
  const day = String((number % 27) + 1).padStart(2, "0");
  return Complaint.parse({
    source: "lehuo",
    number: String(20_260_000 + number),
    address: `https://tousu.lehuo.test/complaint/${20_260_000 + number}`,
    platform,
    merchantAsNamed: platform,
    title: wishes.title ?? "充值 100 元话费三天未到账，客服不回复",
    narrative:
      wishes.narrative ??
      "11 月初在平台买了话费充值，付款成功，页面一直显示处理中。联系在线客服只有机器人，工单提交两次没有人回。订单号 ████████████，要求退款。",
    truncated: false,
    postedAt: `2026-10-${day}T06:12:00Z`,
    state: wishes.resolved ? "已完成" : "已回复",
    events: [
      { actor: "consumer", kind: "posted", at: `2026-10-${day}T06:12:00Z`, text: "" },
      { actor: "site", kind: "assigned", at: null, text: "" },
      {
        actor: "merchant",
        kind: "replied",
        at: `2026-10-${day}T19:40:00Z`,
        text: "您好，您的问题已收到，我们会尽快核实处理。",
      },
    ],
    rating: wishes.resolved === false ? { attitude: 2, speed: 1, satisfaction: 1 } : null,
    amountCny: 100,
    timely: null,
    issues: [{ code: "recharge_not_arrived", from: "text", excerpt: excerpt("未到账"), rule: "cue", confidence: 0.95 }],
    signals: [{ code: "bot_loop", from: "text", excerpt: excerpt("只有机器人"), rule: "cue", confidence: 0.9 }],
    remedies: [{ code: "refund", from: "text", excerpt: excerpt("要求退款"), rule: "cue", confidence: 0.9 }],
    resolved: wishes.resolved ?? null,
    authorKey: null,
    lastObservedAt: "2026-11-19T03:00:00Z",
    removed: number % 7 === 6,
    bodySha256: HASH,
  });
}
