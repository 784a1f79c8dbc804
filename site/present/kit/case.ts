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
  /** Its name in the letters, which are in Chinese for those who read them. */
  readonly label: string;
  readonly kind: "text" | "datetime-local" | "number" | "textarea" | "tel";
  /** Whose it is, so that a public letter can leave it out. */
  readonly personal?: true;
};

type Group = { readonly id: "order" | "contact" | "demand" | "person"; readonly fields: readonly Field[] };

export const DEMANDS: readonly string[] = [
  REMEDIES.redeliver,
  REMEDIES.refund,
  REMEDIES.restore_account,
  REMEDIES.explain,
  REMEDIES.compensate,
];

export const GROUPS: readonly Group[] = [
  {
    id: "order",
    fields: [
      { id: "platform", label: "平台", kind: "text" },
      { id: "goods", label: "商品", kind: "text" },
      { id: "order", label: "订单号", kind: "text", personal: true },
      { id: "orderedAt", label: "下单时间", kind: "datetime-local" },
      { id: "payment", label: "支付方式", kind: "text" },
      { id: "amount", label: "金额（元）", kind: "number" },
      { id: "payee", label: "收款方全称", kind: "text" },
      { id: "account", label: "充值账号", kind: "text", personal: true },
      { id: "error", label: "错误提示原文", kind: "textarea" },
    ],
  },
  {
    id: "contact",
    fields: [
      { id: "contactedAt", label: "第一次联系客服的时间", kind: "datetime-local" },
      { id: "answer", label: "客服怎么答复", kind: "textarea" },
      { id: "promised", label: "客服承诺的时限", kind: "text" },
    ],
  },
  {
    id: "demand",
    fields: [
      { id: "demand", label: "诉求", kind: "text" },
      {
        id: "attachments",
        label: "附件清单",
        kind: "textarea",
      },
    ],
  },
  {
    id: "person",
    fields: [
      { id: "name", label: "姓名", kind: "text", personal: true },
      { id: "phone", label: "电话", kind: "tel", personal: true },
      { id: "postal", label: "通讯地址", kind: "text", personal: true },
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

type Element = { readonly id: "order" | "payment" | "error"; readonly given: boolean };

/** 三要素: order number, proof of payment, the error as printed. A complaint with all three is hard to send back. */
export function threeElements({ order, attachments, error }: Case): readonly Element[] {
  return [
    { id: "order", given: order !== "" },
    { id: "payment", given: /支付|付款|账单|转账|pay|bill|receipt/i.test(attachments) },
    { id: "error", given: error !== "" },
  ];
}
