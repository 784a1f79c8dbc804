import type { PolicyPageKind } from "../../data/model/platform.ts";

/** What kind of page a title, a link's words or a path speak of; `null`: none of ours. */
export function kindOfWords(words: string): PolicyPageKind | null {
  return KINDS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

/** The first that fits: a page about refunds in the help is about refunds. */
const KINDS: readonly (readonly [PolicyPageKind, RegExp])[] = [
  [
    "refund",
    /退款|退换|退货|退单|补单|售[后後]|质保|(?<![a-z])(refunds?|returns?|after-?sales?|shouhou|tuikuan)(?![a-z])/i,
  ],
  ["complaint", /投诉|投訴|举报|维权|(?<![a-z])(complaints?|complain|report|tousu|jubao)(?![a-z])/i],
  [
    "terms",
    /协议|協議|条款|條款|免责|禁售|隐私|法律|规则|规范|条例|(?<![a-z])(terms|agreements?|tos|privacy|rules?|policy|policies|xieyi)(?![a-z])/i,
  ],
  [
    "help",
    /帮助|幫助|常见问题|常見問題|使用教程|购买流程|新手|问答|须知|(?<![a-z])(faqs?|help|guide|bangzhu)(?![a-z])/i,
  ],
  [
    "support",
    /联系|聯[系絡]|客服|在线咨询|(?<![a-z])(contact|contact-?us|support|kefu|kf|wapkf|service|lianxi)(?![a-z])/i,
  ],
  ["about", /关于|關於|公司简介|营业执照|资质|(?<![a-z])(about|about-?us|gywm|company|guanyu)(?![a-z])/i],
  ["notice", /公告|通知|通告|动态|(?<![a-z])(notices?|announcements?|anounce|news|bulletin|gonggao)(?![a-z])/i],
];
