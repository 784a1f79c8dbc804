import type { Excerpt, Span } from "../../../data/model/quote.ts";
import { normalise, originalSpan } from "../language/normalise.ts";
import { cutMasked, mask } from "../privacy/mask.ts";

export type NamedPlatform<Id extends string = string> = {
  readonly id: Id;
  readonly name: string;
  readonly aliases: readonly string[];
  /** The address of its home page, or its bare domain; `null` where none is known. */
  readonly home: string | null;
};
export type Mention<Id extends string = string> = { readonly platform: Id; readonly excerpt: Excerpt };

type Spelling<Id extends string> = { readonly id: Id; readonly words: string; readonly plain: boolean };

/** Words that make a name: what carries one of these needs no other sign that a platform is meant. */
const TRADE = /(?:卡盟|发卡|点卡|数卡|卡网|充值|商城|寄售|云卡|卡店|卡铺|\.|[a-z]\d|[a-z]{3,}|充$|冲$)/;
const CONTEXT_AFTER =
  /^(?:家|上|里|的)?(?:的)?(?:客服|平台|卡盟|网站|官网|官方|店|商城|app|售后|退款|订单|充值|买|充|下单|余额|这家|这个平台|发卡|工作人员|说|把|不)/;
const CONTEXT_BEFORE = /(?:在|用|找|去|上|问|跟|和|投诉|避雷|平台|卡盟|关于|曝光|从|是|被|@|就|叫|给)\s?"?$/;

/** Every platform that a text names, once each. The longest name wins; a name that is also a common word needs a sign. */
export function findMentions<Id extends string>(text: string, platforms: readonly NamedPlatform<Id>[]): Mention<Id>[] {
  const normalised = normalise(text);
  const masked = mask(text);
  const mentions = new Map<Id, Mention<Id>>();
  const taken: Span[] = [];
  for (const spelling of spellingsOf(platforms)) {
    for (const place of placesOf(normalised.text, spelling)) {
      if (taken.some((each) => place.start < each.end && each.start < place.end)) continue;
      taken.push(place);
      const span = originalSpan(normalised, place.start, place.end);
      const excerpt = { ...span, text: cutMasked(masked, span.start, span.end) };
      if (!mentions.has(spelling.id)) mentions.set(spelling.id, { platform: spelling.id, excerpt });
    }
  }
  return [...mentions.values()].sort((a, b) => a.excerpt.start - b.excerpt.start);
}

function spellingsOf<Id extends string>(platforms: readonly NamedPlatform<Id>[]): Spelling<Id>[] {
  return platforms
    .flatMap(({ id, name, aliases, home }) => {
      const domain = home === null ? null : /^(?:https?:\/\/)?(?:www\.)?([^/?#:]+)/i.exec(home)?.[1];
      return [name, ...aliases, ...(domain === undefined || domain === null ? [] : [domain])].map((each) => ({
        id,
        written: each,
      }));
    })
    .map(({ id, written }) => ({ id, words: normalise(written).text.trim() }))
    .filter((each) => each.words.length >= 2)
    .map((each) => ({ ...each, plain: TRADE.test(each.words) }))
    .sort((a, b) => b.words.length - a.words.length);
}

const PLACES_AT_MOST = 50;

function placesOf(text: string, { words, plain }: Spelling<string>): Span[] {
  const places: Span[] = [];
  for (let at = text.indexOf(words); at >= 0 && places.length < PLACES_AT_MOST; at = text.indexOf(words, at + 1)) {
    const end = at + words.length;
    if (standsAlone(text, at, end) && (plain || inContext(text, at, end))) places.push({ start: at, end });
  }
  return places;
}

/** 718 in 1718, or km77 in km778, is another word. */
function standsAlone(text: string, start: number, end: number): boolean {
  const first = text.charAt(start);
  const last = text.charAt(end - 1);
  if (/[a-z0-9]/.test(first) && /[a-z0-9.]/.test(text.charAt(start - 1))) return false;
  return !(/[a-z0-9]/.test(last) && /[a-z0-9]/.test(text.charAt(end)));
}

function inContext(text: string, start: number, end: number): boolean {
  const after = text.slice(end, end + 8);
  if (/^\d+$/.test(text.slice(start, end))) return /^(?:卡盟|平台|客服|网站|家|的客服)/.test(after);
  return (
    CONTEXT_AFTER.test(after) ||
    (CONTEXT_BEFORE.test(text.slice(Math.max(0, start - 6), start)) && !/^(?:元|块|个|天|点|花|树|鸟|山)/.test(after))
  );
}
