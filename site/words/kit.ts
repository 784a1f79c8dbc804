import type { FieldId } from "../present/kit/case.ts";
import type { ClockWords } from "../present/kit/clocks.ts";
import type { LetterId } from "../present/kit/letters.ts";
import type { HeatedKind } from "../present/kit/tone.ts";

const fields: Readonly<Record<FieldId, { label: string; hint: string }>> = {
  platform: { label: "平台", hint: "网站或店铺的名字" },
  goods: { label: "商品", hint: "例：某游戏 100 元点卡" },
  order: { label: "订单号", hint: "平台的订单号，不是支付单号" },
  orderedAt: { label: "下单时间", hint: "" },
  payment: { label: "支付方式", hint: "例：支付宝、微信支付、银行卡" },
  amount: { label: "金额（元）", hint: "实际付的数" },
  payee: { label: "收款方全称", hint: "在支付账单的详情里" },
  account: { label: "充值账号", hint: "写进公开投诉时自动打码" },
  error: { label: "错误提示原文", hint: "把页面原话抄下来，比“充不了”有用" },
  contactedAt: { label: "第一次联系客服的时间", hint: "" },
  answer: { label: "客服怎么答复", hint: "抄原话；没人回就写“没有回复”" },
  promised: { label: "客服承诺的时限", hint: "例：24 小时内处理" },
  demand: { label: "诉求", hint: "可以直接选，也可以自己写" },
  attachments: { label: "附件清单", hint: "例：订单页截图、支付账单、错误提示截图、聊天记录" },
  name: { label: "姓名", hint: "" },
  phone: { label: "电话", hint: "" },
  postal: { label: "通讯地址", hint: "" },
};

const letters: Readonly<Record<LetterId, { name: string; when: string; says: string }>> = {
  first: { name: "首次联系客服", when: "发现问题的当天，从平台自己公布的客服入口发出。", says: "" },
  overdue: {
    name: "48 小时未解决，要求升级",
    when: "同一个问题 48 小时还没有结果，要求转给主管或售后负责人。",
    says: "",
  },
  payment: {
    name: "支付渠道申诉",
    when: "从支付 App 里这一笔账单的投诉入口提交，不要在搜索引擎里找“支付客服电话”。",
    says: "",
  },
  regulator: {
    name: "12315 投诉",
    when: "与平台协商不成时，在全国 12315 平台登记。要写明自己的姓名、电话、地址和对方的名称、地址。",
    says: "",
  },
  public: {
    name: "公开平台投诉",
    when: "发到公开的投诉网站。订单号、账号和你的个人信息已经替你拿掉或打码。",
    says: "",
  },
  association: { name: "转给消费者协会", when: "想请消协调解时，寄给平台所在地或你所在地的消协。", says: "" },
};

const clockWords: ClockWords = {
  escalate: { title: "客服 48 小时未解决：要求升级", todo: "发出第二封信，要求转给售后主管。" },
  payment: { title: "升级后 48 小时仍无结果：支付渠道申诉", todo: "从支付 App 的这一笔账单里提交申诉。" },
  accepted: { title: "12315：是否受理应已告知", todo: "登录全国 12315 平台看受理结果。" },
  mediated: { title: "12315：调解期限届满", todo: "调解不成的，可以考虑起诉或仲裁。" },
};

const advice: Readonly<Record<HeatedKind, string>> = {
  insult: "改成事实：几点、做了什么、结果如何。骂人的话会让受理的人跳过这封信，也可能给你自己惹麻烦。",
  threat: "不要威胁。写“如届时仍无结果，我将通过支付渠道和 12315 反映”，分量更重。",
  marks: "一个句号就够了。标点不会加快处理。",
  sweeping: "只写你自己的这一单：能证明的，才站得住。",
};

export const KIT_ZH = {
  promise: "你填的内容只在这个页面里，不会离开你的设备。",
  promiseMore: "这一页打开以后，浏览器禁止它发出任何请求。",
  groups: {
    order: { title: "这一单", note: "订单号、付款和错误提示写全，对方就没有理由让你再交一次材料。" },
    contact: { title: "已经怎么沟通过", note: "没联系过就空着。" },
    demand: { title: "你要什么", note: "一次只提一个主要诉求，最容易办成。" },
    person: { title: "你是谁", note: "只有 12315 和消协的信要用；别的信里不会出现。" },
  },
  fields,
  demands: {} as Readonly<Record<string, string>>,
  keep: "在本机保存 24 小时（只存在这个浏览器里）",
  clear: "清空",
  elementsTitle: "三要素",
  elements: {
    order: { name: "订单号", missing: "缺订单号：在“我的订单”或下单邮件里。" },
    payment: { name: "支付截图", missing: "缺支付截图：在附件清单里写上“支付账单截图”，并且真的附上。" },
    error: { name: "错误提示", missing: "缺错误提示：把页面原话抄下来，比“充不了”有用。" },
  },
  given: "已写",
  letters,
  says: "",
  wholeLetter: (name: string) => `${name}：信的全文`,
  copy: "复制",
  save: "下载 .txt",
  print: "打印",
  copied: "已复制",
  blanks: "方括号里的是还没填的。信写给人看：发出去之前，自己读一遍。",
  advice,
  heated: (words: readonly string[], instead: string) => `“${words.join("、")}”：${instead}`,
  clocks: {
    without: "没有脚本时，请自己在日历里记：联系客服后第 48 小时、第 96 小时；12315 登记后第 7 个、第 45 个工作日。",
    contacted: "第一次联系客服",
    filed: "在 12315 登记（没有就空着）",
    save: "下载日历文件 .ics",
    file: "投诉提醒.ics",
    workdays: "工作日按周一至周五算，没有扣除法定节假日：遇到长假，实际的日子会更晚。时间按你的设备。",
    words: clockWords,
    item: (title: string, todo: string) => `${title}。${todo}`,
  },
  evidence: {
    title: "证据清单",
    without: "算指纹要用到浏览器脚本。没有脚本也可以：",
    choose: "选文件（可多选）",
    columns: ["文件名", "字节", "最后修改", "SHA-256"],
    csv: ["序号", "文件名", "字节", "最后修改（UTC）", "SHA-256"],
    save: "下载清单 CSV",
    file: "证据清单.csv",
    tooLarge: (names: readonly string[]) => `太大，没有列入：${names.join("、")}`,
  },
};
