import type { Remedy } from "../../model/taxonomy.ts";

type Words = {
  readonly replies: readonly string[];
  readonly completions: readonly string[];
  readonly confirmations: readonly string[];
};

const REFUNDED: Words = {
  replies: [
    "您好，经查该批次商品存在异常，已办理全额退款，预计1个工作日内原路到账。",
    "您好，售后专员已电话与您沟通，按您的要求退款{yuan}元，退款流水已发送至订单消息。",
    "已收到您的反馈，{yuan}元今天上午已退回原支付方式，请留意账单。",
    "经技术排查，您的付款已到我方账户但未生成订单，款项{yuan}元现已退回。",
    "抱歉让您久等，您的问题由工号09的同事全程负责，退款已经提交银行。",
    "您好，核实属实，是我方配置有误，已全额退回并附优惠券一张，再次致歉。",
  ],
  completions: [
    "解决方案：{yuan}元已原路退回，请查收后确认。",
    "解决方案：经电话沟通达成一致，按约定退款，请协助完结投诉。",
    "解决方案：退款已完成，流水号见站内信，感谢监督。",
    "解决方案：已全额退款并停售该批次，给您添麻烦了。",
    "最终解决方案 解决方案：款项已退至原支付账户，如有疑问随时联系。",
  ],
  confirmations: [
    "钱已经退回来了，确认完成。",
    "已收到退款，谢谢平台处理。",
    "退款到账，{yuan}元一分不少，可以完结。",
    "刚收到退款短信，同意完成。",
    "退款收到了，就是希望下次别这样。",
  ],
};

const DELIVERED: Words = {
  replies: [
    "您好，已核实到您的订单，系通道回调延迟造成，现已人工补单，请您查收。",
    "给您带来不便非常抱歉，我们已为您重新发货，请在订单详情里查看。",
    "您好，订单已重新提交并充值成功，若十分钟后仍未显示请直接回复此条。",
    "核实为仓位错配，差的部分已补足，另送一张优惠券表示歉意。",
    "您好，已换发同面值可用卡一张，旧卡作废，请核对。",
  ],
  completions: [
    "解决方案：已为您补单成功，感谢您的理解，如无其他问题请确认完成。",
    "解决方案：已更换可用卡密并补偿优惠券，祝您生活愉快。",
    "解决方案：差额已补足，后续我们会改进发货校验。",
    "解决方案：订单已重新充值到账，截图见附件，非常抱歉。",
  ],
  confirmations: [
    "补发的能用，问题解决了。",
    "刚刚查到账了，可以完结。",
    "客服打电话说明了原因，{short}也到账了，撤了这口气。",
    "{short}收到了，同意完成。",
    "差额补给我了，确认。",
  ],
};

const RESTORED: Words = {
  replies: [
    "您好，账号问题已联系供货方换新，新账号及换绑说明已发您站内信。",
    "您好，经核验您的账号触发风控误判，现已解除限制，请重新登录。",
    "已协助您完成申诉，账号恢复，绑定信息已改回。",
  ],
  completions: [
    "解决方案：账号已恢复，附换绑指引，感谢监督。",
    "解决方案：已换新号并延长质保三十天，请确认。",
    "解决方案：限制已解除，可正常使用。",
  ],
  confirmations: ["能登上了，确认完成。", "换的新号没问题，解决了。", "账号恢复了，谢谢。"],
};

const EXPLAINED: Words = {
  replies: [
    "您好，主管已就此事向您致电说明原因并道歉，相关客服已重新培训。",
    "您好，延迟由通道维护引起，维护提示我们补在了商品页，给您造成困扰深表歉意。",
    "您好，您的建议已落实：查单页的号码显示已关闭，资料按申请删除。",
    "您好，规则已重新表述并公示，感谢您指出，附上补偿券一张。",
  ],
  completions: [
    "解决方案：已致电说明并致歉，用户认可。",
    "解决方案：问题已改进并向用户反馈。",
    "解决方案：已按申请处理完毕，感谢建议。",
  ],
  confirmations: [
    "负责人打过电话，说明白了，同意结束。",
    "处理满意，感谢跟进。",
    "道歉收到，事情解决，确认完成。",
    "商家按要求处理完，结束投诉。",
  ],
};

/** How a case is settled well, in words that fit what was asked for. */
export function settlementFor(remedies: readonly Remedy[]): Words {
  if (remedies.some((remedy) => remedy === "refund" || remedy === "withdraw_balance")) return REFUNDED;
  if (remedies.includes("redeliver")) return DELIVERED;
  return remedies.includes("restore_account") ? RESTORED : EXPLAINED;
}
