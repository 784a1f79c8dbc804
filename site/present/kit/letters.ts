import type { Case, FieldId } from "./case.ts";
import { FIELDS } from "./case.ts";

export type LetterId = "first" | "overdue" | "payment" | "regulator" | "public" | "association";

export type Letter = {
  readonly id: LetterId;
  readonly write: (facts: Case, now: Date | null) => string;
};

const LABELS = new Map(FIELDS.map(({ id, label }) => [id, label]));

/** What is still to be filled in stands in brackets, so that a template reads the same on paper. */
function words(facts: Case, id: FieldId): string {
  return facts[id] === "" ? `【${LABELS.get(id) ?? id}】` : facts[id];
}

function moment(facts: Case, id: "orderedAt" | "contactedAt"): string {
  const found = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/.exec(facts[id]);
  if (found === null) return words(facts, id);
  const [, year, month, day, hour, minute] = found;
  return `${year}年${Number(month)}月${Number(day)}日 ${hour}:${minute}`;
}

/** Full hours since the first contact; a blank while that is not known. */
export function hoursWaited({ contactedAt }: Case, now: Date | null): string {
  const from = Date.parse(contactedAt);
  if (now === null || Number.isNaN(from) || from > now.getTime()) return "【小时数】";
  return String(Math.floor((now.getTime() - from) / 3_600_000));
}

function purchase(facts: Case): string {
  const said = (id: FieldId) => words(facts, id);
  return `我于${moment(facts, "orderedAt")}在${said("platform")}以${said("payment")}购买${said("goods")}，订单号${said("order")}，金额${said("amount")}元。`;
}

function trouble(facts: Case): string {
  return `支付已成功，但${facts.error === "" ? "【未到账／错误提示原文】" : `页面提示“${facts.error}”`}。`;
}

function contact(facts: Case, now: Date | null): string {
  const promised = facts.promised === "" ? "" : `客服承诺的时限是：${facts.promised}。`;
  return `我已于${moment(facts, "contactedAt")}联系客服，答复为“${words(facts, "answer")}”，至今${hoursWaited(facts, now)}小时未解决。${promised}`;
}

function attached(facts: Case): string {
  return `附件：${words(facts, "attachments")}。`;
}

function lines(...all: readonly string[]): string {
  return all.join("\n\n");
}

const first: Letter = {
  id: "first",
  write: (facts) =>
    lines(
      "您好。",
      `${purchase(facts)}${trouble(facts)}`,
      facts.account === "" ? "" : `充值账号：${facts.account}（已核对无误）。`,
      `请协助${words(facts, "demand")}，并告知处理需要多长时间。如需更多材料，请一次列明。`,
      attached(facts),
    ).replaceAll(/\n{3,}/g, "\n\n"),
};

const overdue: Letter = {
  id: "overdue",
  write: (facts, now) =>
    lines(
      "您好。",
      `${purchase(facts)}${trouble(facts)}`,
      contact(facts, now),
      `请把此事转给售后主管，在【日期】前${words(facts, "demand")}，并书面告知处理人和工单编号。如需更多材料，请一次列明。`,
      attached(facts),
      "如届时仍无结果，我将通过支付渠道和 12315 反映。",
    ),
};

const payment: Letter = {
  id: "payment",
  write: (facts, now) =>
    lines(
      `申诉交易：${moment(facts, "orderedAt")}，以${words(facts, "payment")}付给“${words(facts, "payee")}”${words(facts, "amount")}元，商品为${words(facts, "goods")}（商户订单号${words(facts, "order")}）。`,
      `问题：${trouble(facts)}商户未按约定交付。`,
      contact(facts, now),
      `请求：协助核查该笔交易，并要求商户${words(facts, "demand")}。`,
      attached(facts),
    ),
};

const regulator: Letter = {
  id: "regulator",
  write: (facts, now) =>
    lines(
      `投诉人：${words(facts, "name")}　电话：${words(facts, "phone")}　通讯地址：${words(facts, "postal")}`,
      `被投诉人：${words(facts, "payee")}（网站／店铺名：${words(facts, "platform")}）　地址：【页脚备案或营业执照公示的地址】`,
      `事实：${purchase(facts)}${trouble(facts)}${contact(facts, now)}本人购买用于生活消费。`,
      `请求：请组织调解，由被投诉人${words(facts, "demand")}。`,
      `证据：${words(facts, "attachments")}。`,
    ),
};

const open: Letter = {
  id: "public",
  write(facts, now) {
    const masked = withoutPersonal(facts);
    return lines(
      `标题：${words(masked, "platform")}${words(masked, "goods")}付款后未解决，请求${words(masked, "demand")}`,
      `${purchase(masked)}${trouble(masked)}`,
      contact(masked, now),
      `诉求：${words(masked, "demand")}。完整订单号和凭证可以私下提供给平台客服和投诉网站核实。`,
    );
  },
};

const association: Letter = {
  id: "association",
  write: (facts, now) =>
    lines(
      "消费者协会：",
      `本人${words(facts, "name")}（电话${words(facts, "phone")}，地址${words(facts, "postal")}）因与${words(facts, "platform")}（收款方：${words(facts, "payee")}）的消费争议，请求贵会调解。`,
      `${purchase(facts)}${trouble(facts)}${contact(facts, now)}`,
      `诉求：${words(facts, "demand")}。`,
      attached(facts),
    ),
};

/** In the order in which they are needed. */
export const LETTERS: readonly Letter[] = [first, overdue, payment, regulator, open, association];

const FREE_TEXTS: readonly FieldId[] = [
  "platform",
  "goods",
  "payment",
  "payee",
  "error",
  "answer",
  "promised",
  "demand",
  "attachments",
];

/** The case as strangers may read it: ends of numbers only, and whatever was given as personal gone from free text too. */
export function withoutPersonal(facts: Case): Case {
  const secrets = FIELDS.flatMap(({ id, personal }) => (personal && facts[id].length > 1 ? [facts[id]] : []));
  const scrub = (text: string) =>
    hideNumbers(secrets.reduce((left, secret) => left.replaceAll(secret, hide(secret)), text));
  const open = Object.fromEntries(FREE_TEXTS.map((id) => [id, scrub(facts[id])]));
  return { ...facts, ...open, order: hide(facts.order), account: hide(facts.account), name: "", phone: "", postal: "" };
}

/** `20261122001` → `20███████01`; short ones vanish whole. */
export function hide(secret: string): string {
  const letters = [...secret];
  if (letters.length < 6) return "█".repeat(letters.length);
  return letters.map((letter, at) => (at < 2 || at >= letters.length - 2 ? letter : "█")).join("");
}

/** Telephone, card and QQ numbers, and mail addresses, that slipped into free text. */
function hideNumbers(text: string): string {
  return text.replaceAll(/[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,32}){1,4}|\d{7,24}[xX]?/g, hide);
}
