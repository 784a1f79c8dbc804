import type { BlockKind } from "../../data/model/quote.ts";

const KIND_BY_NAME: readonly (readonly [RegExp, BlockKind])[] = [
  [/(?:^|[\s_-])(?:foot(?:er)?|copyright|copy|cp|beian|icp|bottom|ft)(?:$|[\s_-]|er|-)/i, "footer"],
  [/(?:notice|announce|gonggao|anounce|marquee|swiper|bulletin|tips-bar)/i, "notice"],
  [
    /(?:^|[\s_-])(?:goods|product|products|commodity|item-list|goods-list|hot|recommend|shop-list|sku)(?:$|[\s_-])/i,
    "goods",
  ],
  [/(?:^|[\s_-])(?:faq|question|wenti|help-list)(?:$|[\s_-])/i, "faq"],
  [/(?:contact|kefu|service|support|svc|customer|lianxi)/i, "contact"],
  [/(?:agreement|xieyi|policy|terms|refund|rule|clause|article|after-?sale|shouhou)/i, "policy"],
];

/** What kind of block an element opens, by its own name; without a name it belongs to the block around it. */
export function blockKindOf(element: string, names: string, around: BlockKind): BlockKind {
  if (element === "footer") return "footer";
  if (element === "marquee") return "notice";
  const named = KIND_BY_NAME.find(([pattern]) => pattern.test(names));
  return named === undefined ? around : named[1];
}
