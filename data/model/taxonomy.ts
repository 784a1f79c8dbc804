/** Codes are stable and leave the house; the Chinese label is what people read. Definitions: `data/README.md`. */

export const ISSUES = {
  recharge_not_arrived: "充值未到账",
  delayed_delivery: "到账/发货延迟",
  card_key_invalid: "卡密失效",
  one_sided_charge: "单边账",
  overcharge: "多扣/重复扣款",
  wrong_or_short_delivery: "错发/少发",
  not_as_described: "商品描述不符",
  false_advertising: "虚假宣传",
  refund_difficulty: "退款难",
  withdrawal_blocked: "提现难/余额冻结",
  support_unreachable: "客服失联",
  slow_response: "响应慢",
  buck_passing: "推诿扯皮",
  support_attitude: "服务态度差",
  account_abnormal: "账号异常",
  unfair_terms: "霸王条款/苛刻条件",
  info_leak: "信息泄露",
  fraud_suspected: "投诉人称被骗",
  minor_recharge: "未成年人充值",
  other: "其他",
} as const;
export type Issue = keyof typeof ISSUES;

export const SIGNALS = {
  bot_loop: "机器人兜圈",
  human_hard: "转人工难",
  template_reply: "模板回复",
  phone_unanswered: "电话无人接听",
  blocked_user: "拉黑/踢群/禁言",
  repeat_evidence: "反复要材料",
  harsh_evidence: "苛刻举证",
  blame_upstream: "甩锅上游/第三方",
  blame_user: "甩锅用户",
  deadline_refusal: "以超时拒绝",
  promise_broken: "承诺未兑现",
  final_interpretation: "引用最终解释权",
  ask_offsite: "引导站外",
  gag_or_withdraw: "要求删帖/撤诉",
  site_unreachable: "网站/店铺打不开",
  rude_reply: "辱骂/挂断/威胁",
  after_hours_gap: "非工作时间无人",
  peer_victims: "多人同样遭遇",
  escalated_external: "已向外部升级",
  fast_response: "响应快",
  auto_refund_received: "自动退款到账",
  proactive_update: "主动跟进",
} as const;
export type Signal = keyof typeof SIGNALS;

export const REMEDIES = {
  refund: "退款",
  redeliver: "补发/重新充值",
  compensate: "赔偿",
  apologize: "道歉",
  explain: "给说法",
  restore_account: "解封/找回账号",
  withdraw_balance: "解冻/提现余额",
  penalize: "处罚/下架",
  delete_data: "删除信息/注销",
  contact_me: "尽快联系",
  improve_service: "改善服务",
} as const;
export type Remedy = keyof typeof REMEDIES;

/** The codes of a table, in its order. */
export function codesOf<Table extends Readonly<Record<string, string>>>(table: Table): (keyof Table & string)[] {
  return Object.keys(table);
}
