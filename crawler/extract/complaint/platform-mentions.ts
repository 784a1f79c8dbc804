import type { Excerpt, Span } from "../../../data/model/quote.ts";
import { type Normalised, normalise, originalSpan } from "../language/normalise.ts";
import { cutMasked, mask } from "../privacy/mask.ts";
import { type Glossary, glossaryOf, type NamedPlatform, type Spelling } from "./platform-names.ts";

export type Mention<Id extends string = string> = { readonly platform: Id; readonly excerpt: Excerpt };

/** Every platform that a text names, once each, with the words that name it. */
export function findMentions<Id extends string>(text: string, platforms: readonly NamedPlatform<Id>[]): Mention<Id>[] {
  const normalised = normalise(text);
  const places = placesOf(normalised, glossaryOf(platforms));
  if (places.length === 0) return [];
  const masked = mask(text);
  return places.map(({ id, start, end }) => {
    const span = originalSpan(normalised, start, end);
    return { platform: id, excerpt: { ...span, text: cutMasked(masked, span.start, span.end) } };
  });
}

/** The platforms that a text names, without the words. */
export function platformsNamed<Id extends string>(text: string, platforms: readonly NamedPlatform<Id>[]): Set<Id> {
  return new Set(placesOf(normalise(text), glossaryOf(platforms)).map(({ id }) => id));
}

type Place<Id extends string> = Span & { readonly id: Id };

/** First places, in the order of the text. The longest name wins; a name that is also a common word needs a sign. */
function placesOf<Id extends string>({ text }: Normalised, glossary: Glossary<Id>): Place<Id>[] {
  const { words, at } = withoutSpaces(text);
  const hits = hitsIn(words, glossary).sort(
    (one, other) => other.words.length - one.words.length || one.from - other.from,
  );
  const taken = new Uint8Array(words.length);
  const first = new Map<Id, Place<Id>>();
  for (const { id, words: name, plain, from } of hits) {
    if (taken.subarray(from, from + name.length).includes(1)) continue;
    const place = { id, start: at[from] ?? 0, end: (at[from + name.length - 1] ?? 0) + 1 };
    if (!standsAlone(text, place) || !(plain || inContext(text, place))) continue;
    taken.fill(1, from, from + name.length);
    const before = first.get(id);
    if (before === undefined || place.start < before.start) first.set(id, place);
  }
  return [...first.values()].sort((one, other) => one.start - other.start);
}

/** People write 宏业 卡盟 for 宏业卡盟. `at`: where each sign stood. */
function withoutSpaces(text: string): { words: string; at: number[] } {
  const at: number[] = [];
  let words = "";
  for (const { 0: piece, index } of text.matchAll(/\S+/g)) {
    words += piece;
    for (let sign = 0; sign < piece.length; sign += 1) at.push(index + sign);
  }
  return { words, at };
}

type Hit<Id extends string> = Spelling<Id> & { readonly from: number };

const HITS_AT_MOST = 400;

function hitsIn<Id extends string>(words: string, glossary: Glossary<Id>): Hit<Id>[] {
  const hits: Hit<Id>[] = [];
  for (let from = 0; from + 1 < words.length && hits.length < HITS_AT_MOST; from += 1) {
    for (const spelling of glossary.get(words.slice(from, from + 2)) ?? []) {
      if (words.startsWith(spelling.words, from)) hits.push({ ...spelling, from });
    }
  }
  return hits;
}

/** 718 in 1718, km77 in km778 and 满格充 in 满格充电 are other words. */
function standsAlone(text: string, { start, end }: Span): boolean {
  const [first, last, next] = [text.charAt(start), text.charAt(end - 1), text.charAt(end)];
  if (/[a-z0-9]/.test(first) && /[a-z0-9.]/.test(text.charAt(start - 1))) return false;
  if (/[a-z0-9]/.test(last) && /[a-z0-9]/.test(next)) return false;
  return !(last === "充" && /[电分当足实满斥沛]/.test(next)) && !(last === "冲" && /[动击突刺洗浪撞锋刷]/.test(next));
}

/** What follows or precedes the name of a shop, whatever its name. */
const SHOP_AFTER =
  /^(?:家|上|里|的|这家|那家|这个|那个)?(?:的)?(?:客服|平台|账号|账户|卡盟|km(?![a-z\d])|网站|官网|官方|店|商城|app|售后|订单|下单|余额|发卡|工作人员|老板|主管|经理|热线|后台)/;
const SHOP_BEFORE = /(?:投诉|避雷|避坑|平台|卡盟|网站|曝光|举报|夸夸?|表扬|点名|吐槽|@|叫做?|名叫)[ :"「“]?$/;
/** What does so, too, but in any prose: something must be bought or sold in the same sentence. */
const PROSE_AFTER =
  /^(?:家|上|里|这家|那边|这边)?(?:的|又|也|还|就)*(?:[和跟与、]|[封踢坑骗欠冻删]|退款|退钱|充值|充话费|直充|买|充|说|回|把|不|拒|一直|到现在|收|订单|显示|让|真|钱|店|单|货|还是|这次|这回|[,:]?充)/;
const PROSE_BEFORE =
  /(?:在|用|找|去|上|问|跟|和|从|是|被|就|叫|给|关于|通过|对|让|想念|怀念|感谢|谢谢|表扬|夸|学学|还是|比|换成?|回|来)[ "「“]?$/;
const TRADE_NEAR =
  /卡密|点卡|月卡|年卡|季卡|券|充值|充[了过]|直充|超过|虚拟|话费|订单|下单|退款|退钱|到账|客服|余额|发货|平台|会员|激活码|兑换|付款|付了|买了|花了|皮肤|点券|[qa-z]币|游戏|代充|代理|提现|开通|扣走|到账|图便宜|回消息|封号|不理|\d+ ?[元块]/;
/** Of the word the name also is: 石榴树, 三个木鱼. */
const OTHER_WORD_AFTER = /^(?:元|块|个|天|点|花|树|鸟|山|园|汁|籽|汤|味|色)/;

/** A name by itself between two stops says whom the post is about. */
function standsApart(text: string, { start, end }: Span): boolean {
  return (
    /(?:^|[。!?;,\n ])$/.test(text.slice(Math.max(0, start - 1), start)) &&
    /^ ?(?:$|[,。!?\n])/.test(text.slice(end, end + 2))
  );
}

/** 实测:雾凇2分、青禾4分: one of those compared. */
function inList(text: string, { start, end }: Span): boolean {
  return /[:、]/.test(text.charAt(start - 1)) && /^[^、,。!?\n]{0,8}(?:[、,。]|$)/.test(text.slice(end, end + 9));
}

/** 718卡盟, 在718买的: what makes a number a name. */
function isNumberedShop(text: string, { start, end }: Span): boolean {
  const after = text.slice(end, end + 10).trimStart();
  if (/^(?:卡盟|平台|客服|网站|家|的客服|被[坑骗])/.test(after)) return true;
  return /[在去从跟]/.test(text.charAt(start - 1)) && /^(?:买|充|下单)/.test(after);
}

function inContext(text: string, { start, end }: Span): boolean {
  if (/^\d+$/.test(text.slice(start, end))) return isNumberedShop(text, { start, end });
  if (standsApart(text, { start, end }) || inList(text, { start, end })) return TRADE_NEAR.test(text);
  const after = text.slice(end, end + 10).trimStart();
  if (OTHER_WORD_AFTER.test(after)) return false;
  if (/(?:^|[。!?\n])$/.test(text.slice(0, start).trimEnd().slice(-1)) && /^[,:]/.test(after))
    return TRADE_NEAR.test(text);
  const before = text.slice(Math.max(0, start - 6), start);
  if (SHOP_AFTER.test(after) || SHOP_BEFORE.test(before)) return true;
  return (PROSE_AFTER.test(after) || PROSE_BEFORE.test(before)) && TRADE_NEAR.test(sentenceAround(text, start, end));
}

const FAR = 60;

function sentenceAround(text: string, start: number, end: number): string {
  const before =
    text
      .slice(Math.max(0, start - FAR), start)
      .split(/[。!?\n]/)
      .at(-1) ?? "";
  const after = text.slice(end, end + FAR).split(/[。!?\n]/)[0] ?? "";
  return `${before} ${after}`;
}
