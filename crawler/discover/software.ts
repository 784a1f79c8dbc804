import type { PolicyPageKind } from "../../data/model/platform.ts";
import { MARKS, type Mark } from "./marks.ts";
import { SOFTWARE_NAMES, type SoftwareId } from "./software-names.ts";

/** `catalogue`: leads to goods and is no policy itself. */
export type WantedKind = PolicyPageKind | "catalogue";

export type Software = {
  readonly id: SoftwareId;
  readonly marks: readonly Mark[];
  /** Where it always puts a page of a kind. */
  readonly paths: readonly (readonly [WantedKind, string])[];
  /** The JSON that its pages are drawn from, where that is public and says what the pages say. */
  readonly json: readonly (readonly [WantedKind, string])[];
  /** Path and query of a page about one of its goods. */
  readonly goods: RegExp;
  /** Where an article lies as JSON, by its number, when a list of them in JSON gives titles only. */
  readonly articles: string | null;
};

/** Shapes of a page about one of the goods, where nothing is known about the software. */
export const ANY_GOODS =
  /^\/(?:(?:index\.php)?\?(?:\w+=\w+&)*(?:mod=buy&tid|goods_?id|pid|gid)=\d+|(?:buy|item|goods|product|products|details?|commodity|shop\/goods|p)(?:\.\w{2,4})?(?:\/[\w-]{1,40}(?:\.html)?$|\/?(?:detail(?:\.\w+)?)?\?(?:id|pid|gid|goods_?id)=\w+))/i;

type Ways = Partial<Pick<Software, "paths" | "json" | "goods" | "articles">>;

const WAYS: Readonly<Record<SoftwareId, Ways>> = {
  dujiaoka: { goods: /^\/buy\/\d+/ },
  morpho: { goods: /^\/buy\/\d+/, paths: [["help", "/article"]] },
  "dujiao-next": {
    goods: /^\/products?\/[\w-]+/,
    json: [
      ["support", "/api/v1/public/config"],
      ["notice", "/api/v1/public/posts"],
    ],
  },
  "acg-faka": { goods: /^\/(?:item\/\d+|\?(?:cid=\d+&)?mid=\d+)/, json: [["catalogue", "/user/api/index/data"]] },
  "mcy-shop": { goods: /^\/item\?id=\d+/, paths: [["terms", "/terms"]] },
  zfaka: {
    goods: /^\/product\/detail\/?\?pid=\d+/,
    paths: [
      ["catalogue", "/product"],
      ["help", "/articles"],
      ["about", "/about"],
    ],
  },
  "card-system": { goods: /^\/p\/[\w-]+/ },
  jingfaka: {
    goods: /^\/details\/\w+/,
    paths: [
      ["support", "/company/contact"],
      ["help", "/company/faq"],
      ["notice", "/company/notice"],
      ["about", "/aboutus"],
      ["complaint", "/complaint"],
      ["notice", "/index/plugin/risk.html"],
    ],
  },
  jingshangcheng: {
    goods: /^\/(?:shop\/\w+\/|goods\/|item\/)\w+/,
    json: [
      ["support", "/index/Api/systemConfig"],
      ["notice", "/index/Api/indexArticle"],
    ],
    paths: [
      ["help", "/company/faq"],
      ["terms", "/article/alias/forbid-sale"],
    ],
  },
  caihong: {
    goods: /^\/(?:index\.php)?\?(?:\w+=\w+&)*(?:mod=buy&)?tid=\d+/,
    paths: [
      ["support", "/?mod=kf"],
      ["help", "/?mod=help"],
      ["about", "/?mod=about"],
      ["about", "/?mod=gywm"],
      ["help", "/?mod=articlelist"],
    ],
  },
  "qs-faka": {
    goods: /^\/(?:goods|item|shop\/goods)\/\w+/,
    json: [
      ["support", "/home/index/siteConfig"],
      ["notice", "/home/article/list?alias=notice"],
      ["help", "/home/article/list?alias=faq"],
    ],
    paths: [
      ["about", "/about"],
      ["complaint", "/order?ts=1"],
    ],
  },
  qfk: {
    goods: /^\/(?:s|p|product|goods|item)\/[\w-]+/,
    json: [
      ["support", "/config"],
      ["notice", "/index/articles"],
      ["help", "/index/articles?type=2"],
      ["terms", "/index/forbidden"],
    ],
    articles: "/index/articles/",
  },
  kamifaka: {
    goods: /^\/(?:(?:shop|goods|detail|buy)|api\/v\d\/detail)\/\d+/,
    json: [
      ["support", "/api/v2/get_system"],
      ["catalogue", "/api/v2/theme_list"],
      ["support", "/api/v4/theme"],
    ],
  },
  linlinqi: { json: [["support", "/api/v1/store/config"]] },
  hmyk: { goods: /^\/(?:goods|shop\/goods|detail)\/\d+/ },
  // The links to its goods open a login: they are not for us.
  shequ: { goods: /^$/, paths: [["notice", "/notice.html"]] },
  classic: { goods: /^\/(?:product|goods|buy|show|detail)\w*\.\w+\?\w+=\w+/i },
};

export const SOFTWARE: readonly Software[] = (Object.keys(SOFTWARE_NAMES) as SoftwareId[]).map((id) => ({
  id,
  marks: MARKS[id],
  paths: [],
  json: [],
  goods: ANY_GOODS,
  articles: null,
  ...WAYS[id],
}));

/** Where such pages may be when neither the software nor a link says so: never more than twelve are tried. */
export const GUESSES: readonly (readonly [PolicyPageKind, string])[] = [
  ["help", "/help"],
  ["help", "/faq"],
  ["support", "/contact"],
  ["about", "/about"],
  ["terms", "/terms"],
  ["terms", "/agreement"],
  ["notice", "/notice"],
  ["refund", "/refund"],
  ["help", "/article"],
  ["complaint", "/complaint"],
];
