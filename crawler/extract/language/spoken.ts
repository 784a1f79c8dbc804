/** How people write who write as they speak: dialects, slips of the keyboard, initials, emoji. For matching only. */

/** Words of one letter from Cantonese, Wu, Henan and the north: written, then read. */
export const DIALECT =
  "唔不佢他哋们嘅的咗了喺在畀给俾给揾找搵找嘢物啲些嗰那睇看攞拿嚟来咁这侬你俺我恁你嘞的甭别忒太伲我";

/** What an emoji stands for where it takes the place of a word. */
export const EMOJI_WORDS: readonly (readonly [string, string])[] = [
  ["💰", "钱"],
  ["💸", "钱"],
  ["💵", "钱"],
  ["💴", "钱"],
  ["📦", "货"],
  ["💳", "卡"],
  ["📞", "电话"],
  ["☎", "电话"],
  ["🤖", "机器人"],
  ["👩", "人"],
  ["👨", "人"],
  ["🧑", "人"],
  ["❓", "?"],
  ["❔", "?"],
  ["❗", "!"],
  ["❕", "!"],
];

/** Written, then meant, of equal length: homophones of the words that matter, initials, words of dialects. */
const SLIPS: ReadonlyMap<string, string> = new Map(
  (
    "道账到账 倒账到账 克服客服 客付客服 刻服客服 客符客服 奈心耐心 冲直充值 充直充值 充植充值 冲植充值 充质充值 推款退款 颓款退款 蜕款退款 退欠退钱 " +
    "订丹订单 订担订单 骗纸骗子 拉嘿拉黑 人供客人工客 冻洁冻结 冻节冻结 泻露泄露 会圆会员 解绝解决 投宿投诉 头诉投诉 理采理睬 回付回复 回负回复 回覆回复 答覆答复 分中还分钟还 无校无效 " +
    "手续非手续费 激活吗激活码 激活妈激活码 兑换吗兑换码 兑换妈兑换码 发霍发货 发活发货 补法补发 失连失联 封毫封号 " +
    "阿拉我们 伊拉他们 铜钿钱款 晓得知道 啥子什么 咋个怎么 点解为何 扣脱扣掉 删脱删掉 机械人机器人 kf客服 zfb支付宝 yhk银行卡 tk退款 cz充值 dz到账"
  )
    .split(" ")
    .map((pair): [string, string] => [pair.slice(0, pair.length / 2), pair.slice(pair.length / 2)]),
);
/** Slips that are words or parts of words of their own, and where they are none. */
const BESIDE: Readonly<Record<string, string>> = {
  克服: "克服(?![^,。]{0,4}[困难障碍])",
  点解: "(?<![\\d一二两三四五六七八九十半几])点解(?![冻除封绑锁])",
  阿拉: "阿拉(?![伯丁斯善])",
  解绝: "解绝(?!对)",
  无校: "无校(?!验)",
  兑换吗: "兑换吗(?=[无失用错不被都是])",
  激活吗: "激活吗(?=[无失用错不被都是])",
};
const SLIP = new RegExp(
  [...SLIPS.keys()]
    .map((slip) => BESIDE[slip] ?? (/^[a-z]/.test(slip) ? `(?<![a-z\\d.@_:-])${slip}(?![a-z\\d.@_-])` : slip))
    .join("|"),
  "g",
);
/** 勿 is 不 before a verb of Wu (勿到, 勿肯), 仲 is 还 in Cantonese (仲未到), 蚊 is a unit of money. */
const BY_NEIGHBOUR: readonly (readonly [RegExp, string])[] = [
  [/勿(?=[到肯来给晓退理回好是见])/g, "不"],
  [/(?<=[查找寻搜看收拿])勿(?=到)/g, "不"],
  [/仲(?=[未没不有系])/g, "还"],
  [/(?<=[\d十百千万])蚊/g, "元"],
];

/** Words of a normalised text as they were meant; the length stays. */
export function readAsMeant(text: string): string {
  let meant = text.replace(SLIP, (slip) => SLIPS.get(slip) ?? slip);
  for (const [written, read] of BY_NEIGHBOUR) meant = meant.replace(written, read);
  return meant;
}
