import type { ChannelType, PolicyFacts } from "../../../data/model/policy.ts";
import type { Excerpt } from "../../../data/model/quote.ts";
import { widgetAddresses } from "../../html/support-widgets.ts";
import { hoursIn, joinedHours } from "../language/hours.ts";
import { matchesOf } from "../language/matches.ts";
import { numberFrom } from "../language/numbers.ts";
import {
  CHANNEL_CUES,
  CHANNEL_LINKS,
  type ChannelCue,
  CONTACT_NAMED,
  ELSEWHERE,
  NOT_SUPPORT,
  REGULATOR,
} from "../lexicon/channels.ts";
import { isPlaceholder } from "./licences.ts";
import { excerptAt, excerptOf, isOwnWord, type PolicyText, type Sentence, sentenceAfter } from "./policy-text.ts";

/** More ways of contact than this no platform has. */
const MOST_CHANNELS = 100;

type Channel = PolicyFacts["channels"][number];

/** Ways to reach the platform. Mobile numbers are persons' numbers and never get here. */
export function channelsOn(page: PolicyText): Channel[] {
  const channels = new Map<string, Channel>();
  // A number stands, whatever else the sentence is about; a mere name needs a sentence of the platform's own.
  const texts = page.everySentence
    .map((each, at, all) => withValueBelow(page, each, all[at + 1]))
    .flatMap((sentence) => {
      const found = channelsIn(page, sentence);
      return isOwnWord(sentence) ? found : found.filter(({ value }) => value !== null);
    });
  const linked = linkedChannels(page);
  // The words of a link name the way of contact it leads to: 微信客服 before a kfid is no second one.
  const named = texts.filter(
    ({ value, excerpt }) => value !== null || !linked.some((each) => covers(each.excerpt, excerpt)),
  );
  for (const channel of [...named, ...linked, ...linkedChats(page), ...embeddedChats(page)]) add(channels, channel);
  const kept = [...channels.values()].slice(0, MOST_CHANNELS);
  return kept.filter((each) => each.value !== null || !kept.some((other) => isOneOf(other, each)));
}

function covers(outer: Excerpt, inner: Excerpt): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** QQ alone beside QQ 12345: one channel. */
function isOneOf(numbered: Channel, bare: Channel): boolean {
  return numbered.type === bare.type && numbered.value !== null;
}

/** Ways of contact that one sentence names. */
function channelsIn(page: PolicyText, sentence: Sentence): Channel[] {
  if (!CONTACT_NAMED.test(sentence.words)) return [];
  return CHANNEL_CUES.flatMap((cue) =>
    matchesOf(cue.when, sentence.words)
      .filter((found) => !leadsElsewhere(sentence.words, found))
      .flatMap((found) => channelFrom(page, sentence, cue, found)),
  );
}

/** 客服微信 in one line, the number in the next, as in lists of terms: read as one. */
function withValueBelow({ text }: PolicyText, sentence: Sentence, next: Sentence | undefined): Sentence {
  if (next === undefined || !BARE_LABEL.test(sentence.words)) return sentence;
  if (!/^[:\s]{0,2}\n\s{0,2}$/.test(text.slice(sentence.end, next.start))) return sentence;
  return { ...sentence, end: next.end, words: text.slice(sentence.start, next.end).replaceAll("\n", " ") };
}

const BARE_LABEL =
  /^[\u4e00-\u9fff]{0,4}(?:qq群?|微信|vx|wx|企业微信|企微|公众号|服务号|电话|热线|telegram|tg|地址|微博|企鹅)(?:客服|号码?|群号?)?$/;

/** The clause that names the contact decides, with what stands right before it in the line. */
function leadsElsewhere(words: string, found: RegExpExecArray): boolean {
  const end = found.index + found[0].length;
  const from = Math.max(words.lastIndexOf(",", found.index), words.lastIndexOf("|", found.index)) + 1;
  const stop = words.slice(end).search(/[,|]/);
  return (
    ELSEWHERE.test(words.slice(from, stop < 0 ? words.length : end + stop)) ||
    /不提供售后/.test(words.slice(end, end + 12))
  );
}

function channelFrom(page: PolicyText, sentence: Sentence, cue: ChannelCue, found: RegExpExecArray): Channel[] {
  const printed = found.groups?.["value"] ?? found.groups?.["bare"];
  if (cue.needsValue === true && printed === undefined) return [];
  const value = printed === undefined ? null : tidy(cue.type, printed);
  if (value !== null && (REGULATOR.test(value) || NOT_SUPPORT.test(value))) return [];
  // A label before a number that stands for a number names no channel.
  if (
    value === null &&
    (printed !== undefined || NEXT_LABEL.test(rest(sentence, found)) || NOTHING_USABLE.test(rest(sentence, found)))
  )
    return [];
  const start = sentence.start + found.index;
  const excerpt = excerptOf(page, start, start + found[0].trimEnd().length);
  return [{ type: cue.type, value, hours: hoursFor(page, sentence, cue.type, found), excerpt }];
}

/** 客服微信:xxxxxx, 客服QQ:(暂未开通), a person's number; 联系QQ * is a field to fill in. */
const NOTHING_USABLE = /^[:\s]{0,3}(?:[x*?]{3,}|\*(?=\s|$)|1\d{10}|\(?(?:暂未|尚未|未开通|暂无|待定|已?停用))/;
/** 客服QQ:   微信: nothing was filled in. */
const NEXT_LABEL = /^(?:号码?)?:\s{0,8}(?:客服|售后|联系)?(?:微信|qq|电话|热线|邮箱|地址)(?:号码?)?:/;

function rest(sentence: Sentence, found: RegExpExecArray): string {
  return sentence.words.slice(found.index + found[0].length);
}

function tidy(type: ChannelType, printed: string): string | null {
  const value = printed
    .replace(/\s/g, "")
    .replace(/[([]at[)\]]/, "@")
    .replace(/^\((0\d{1,3})\)/, "$1-")
    .replace(/^\+?86-?/, "");
  if (/^(?:x+|\*+)$/.test(value)) return null;
  if (SPELT.test(value)) return String(numberFrom(value) ?? value);
  if (type === "email" && /(?:^|@)x{2,}|@example\./.test(value)) return null;
  if (type === "phone" || type === "qq" || type === "qq_group") return isPlaceholder(value) ? null : value;
  return value;
}

/** 九九零零: digits by their names. */
const SPELT = /^[零〇一二三四五六七八九]{2,}$/;

const ATTENDED: ReadonlySet<ChannelType> = new Set(["phone", "online_chat", "qq", "wechat", "wecom"]);

const OTHER_CONTACT = /qq|微信|电话|热线|邮箱|工单|telegram/;

/** Hours beside the name: behind it up to the next channel, else before it, else in the line that follows. */
function hoursFor(page: PolicyText, sentence: Sentence, type: ChannelType, found: RegExpExecArray): string | null {
  if (!ATTENDED.has(type)) return null;
  const own = hoursIn(sentence.words);
  const behind = own.filter(({ start }) => start > found.index);
  const stop = rest(sentence, found).search(OTHER_CONTACT);
  const beside = behind.filter(({ end }) => end <= found.index + found[0].length + stop);
  const [closest] = [beside, behind, own].filter((each) => each.length > 0);
  if (closest !== undefined) return joinedHours(closest);
  const next = sentenceAfter(page, sentence);
  if (
    next === undefined ||
    next.start - sentence.end > 4 ||
    !/(?:时间|hours|服务|营业|^[^\u4e00-\u9fff]{0,4}\d)/.test(next.words)
  )
    return null;
  return joinedHours(hoursIn(next.words));
}

/** 客服微信:xxxxxx, 客服电话:18888888888: a label with nothing usable behind it. */
export function placeholderOn(page: PolicyText): Excerpt | null {
  for (const { words, start } of page.sentences) {
    const found = LABEL_OF_NOTHING.exec(words);
    const number = found?.groups?.["number"];
    if (found !== null && (number === undefined || isPlaceholder(number.replaceAll("-", ""))))
      return excerptOf(page, start + found.index, start + found.index + found[0].length);
  }
  return null;
}

const LABEL_OF_NOTHING =
  /(?:(?:客服|联系|售后|官方|服务|咨询)(?:qq|微信|电话|热线|邮箱|企鹅|vx)|(?:qq|微信|电话|邮箱)客服)(?:号码?)?[:\s]{1,3}(?:x{3,}[@.\w]*|(?<number>\d[\d-]{4,13})(?![\d-])|(?:待填|填写|暂无|请填写))|^(?:qq|微信|电话|热线|邮箱):\s?(?:待[填更补定]|暂无|请填写)/;

/** Made by @riniba: who wrote the theme answers for no shop. */
const MAKER =
  /(?:(?:made|powered|theme|design(?:ed)?|developed|code) by|(?:主题|模板|程序|源码)(?:作者|来自|由)?|技术支持)[:：\s]{0,3}$/i;

function linkedChannels(page: PolicyText): Channel[] {
  const ours = page.visible.links.filter(
    ({ start }) => !MAKER.test(page.visible.text.slice(Math.max(0, start - 24), start)),
  );
  return ours.flatMap(({ href, start, end }) =>
    CHANNEL_LINKS.flatMap(([type, pattern]) => {
      const value = linkedValue(type, pattern.exec(href));
      return value === undefined ? [] : [{ type, value, hours: null, excerpt: excerptAt(page, start, end) }];
    }),
  );
}

/** A link to a vendor's chat window: 在线客服 as a picture that opens chat.meiqia.com. */
function linkedChats(page: PolicyText): Channel[] {
  return page.visible.links
    .filter(({ href }) => widgetAddresses(href).length > 0 && !CHANNEL_LINKS.some(([, named]) => named.test(href)))
    .map(({ start, end }) => ({ type: "online_chat", value: null, hours: null, excerpt: excerptAt(page, start, end) }));
}

/** The number in a link, `null` for one without; `undefined` where the link leads to no channel of the platform's. */
function linkedValue(type: ChannelType, found: RegExpExecArray | null): string | null | undefined {
  if (found === null) return undefined;
  if (found[1] === undefined) return null;
  const value = tidy(type, found[1]);
  const personal = type === "phone" && /^1[3-9]\d{9}$/.test(value ?? "");
  return value === null || personal ? undefined : value;
}

/** Chat windows that a page embeds: seen in its scripts and frames, quoted by the address they come from. */
function embeddedChats(page: PolicyText): Channel[] {
  return page.visible.widgets
    .slice(0, 1)
    .map(({ start, end }) => ({ type: "online_chat", value: null, hours: null, excerpt: excerptAt(page, start, end) }));
}

function add(channels: Map<string, Channel>, channel: Channel): void {
  const key = `${channel.type}:${channel.value?.replaceAll("-", "") ?? ""}`;
  const known = channels.get(key);
  if (known === undefined || (known.hours === null && channel.hours !== null)) channels.set(key, channel);
}
