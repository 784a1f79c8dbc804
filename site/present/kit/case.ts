import { REMEDIES } from "../../../data/model/taxonomy.ts";

/** What a buyer tells of one order gone wrong. It never leaves the page: empty text for what was not filled in. */
export type Case = Readonly<Record<FieldId, string>>;

export type FieldId =
  | "platform"
  | "goods"
  | "order"
  | "orderedAt"
  | "payment"
  | "amount"
  | "payee"
  | "account"
  | "error"
  | "contactedAt"
  | "answer"
  | "promised"
  | "demand"
  | "attachments"
  | "name"
  | "phone"
  | "postal";

export type Field = {
  readonly id: FieldId;
  readonly label: string;
  readonly hint: string;
  readonly kind: "text" | "datetime-local" | "number" | "textarea" | "tel";
  /** Whose it is, so that a public letter can leave it out. */
  readonly personal?: true;
};

type Group = { readonly title: string; readonly note: string; readonly fields: readonly Field[] };

export const DEMANDS: readonly string[] = [
  REMEDIES.redeliver,
  REMEDIES.refund,
  REMEDIES.restore_account,
  REMEDIES.explain,
  REMEDIES.compensate,
];

export const GROUPS: readonly Group[] = [
  {
    title: "这一单",
    note: "订单号、付款和错误提示写全，对方就没有理由让你再交一次材料。",
    fields: [
      { id: "platform", label: "平台", hint: "网站或店铺的名字", kind: "text" },
      { id: "goods", label: "商品", hint: "例：某游戏 100 元点卡", kind: "text" },
      { id: "order", label: "订单号", hint: "平台的订单号，不是支付单号", kind: "text", personal: true },
      { id: "orderedAt", label: "下单时间", hint: "", kind: "datetime-local" },
      { id: "payment", label: "支付方式", hint: "例：支付宝、微信支付、银行卡", kind: "text" },
      { id: "amount", label: "金额（元）", hint: "实际付的数", kind: "number" },
      { id: "payee", label: "收款方全称", hint: "在支付账单的详情里", kind: "text" },
      { id: "account", label: "充值账号", hint: "写进公开投诉时自动打码", kind: "text", personal: true },
      { id: "error", label: "错误提示原文", hint: "把页面原话抄下来，比“充不了”有用", kind: "textarea" },
    ],
  },
  {
    title: "已经怎么沟通过",
    note: "没联系过就空着。",
    fields: [
      { id: "contactedAt", label: "第一次联系客服的时间", hint: "", kind: "datetime-local" },
      { id: "answer", label: "客服怎么答复", hint: "抄原话；没人回就写“没有回复”", kind: "textarea" },
      { id: "promised", label: "客服承诺的时限", hint: "例：24 小时内处理", kind: "text" },
    ],
  },
  {
    title: "你要什么",
    note: "一次只提一个主要诉求，最容易办成。",
    fields: [
      { id: "demand", label: "诉求", hint: "可以直接选，也可以自己写", kind: "text" },
      {
        id: "attachments",
        label: "附件清单",
        hint: "例：订单页截图、支付账单、错误提示截图、聊天记录",
        kind: "textarea",
      },
    ],
  },
  {
    title: "你是谁",
    note: "只有 12315 和消协的信要用；别的信里不会出现。",
    fields: [
      { id: "name", label: "姓名", hint: "", kind: "text", personal: true },
      { id: "phone", label: "电话", hint: "", kind: "tel", personal: true },
      { id: "postal", label: "通讯地址", hint: "", kind: "text", personal: true },
    ],
  },
];

export const FIELDS: readonly Field[] = GROUPS.flatMap(({ fields }) => fields);

/** A case from whatever answers for each field. */
export function caseFrom(answer: (id: FieldId) => string): Case {
  const said = (id: FieldId) => answer(id).trim().slice(0, MOST_LETTERS);
  return {
    platform: said("platform"),
    goods: said("goods"),
    order: said("order"),
    orderedAt: said("orderedAt"),
    payment: said("payment"),
    amount: said("amount"),
    payee: said("payee"),
    account: said("account"),
    error: said("error"),
    contactedAt: said("contactedAt"),
    answer: said("answer"),
    promised: said("promised"),
    demand: said("demand"),
    attachments: said("attachments"),
    name: said("name"),
    phone: said("phone"),
    postal: said("postal"),
  };
}

const MOST_LETTERS = 2_000;

export const EMPTY_CASE: Case = caseFrom(() => "");

export type Element = { readonly name: string; readonly given: boolean; readonly missing: string };

/** 三要素: order number, proof of payment, the error as printed. A complaint with all three is hard to send back. */
export function threeElements({ order, attachments, error }: Case): readonly Element[] {
  return [
    { name: "订单号", given: order !== "", missing: "缺订单号：在“我的订单”或下单邮件里。" },
    {
      name: "支付截图",
      given: /支付|付款|账单|转账/.test(attachments),
      missing: "缺支付截图：在附件清单里写上“支付账单截图”，并且真的附上。",
    },
    { name: "错误提示", given: error !== "", missing: "缺错误提示：把页面原话抄下来，比“充不了”有用。" },
  ];
}
