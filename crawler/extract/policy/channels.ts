import type { ChannelType, PolicyFacts } from "../../../data/model/policy.ts";
import { hoursIn } from "../language/hours.ts";
import { isPlaceholder } from "./licences.ts";
import { excerptOf, type PolicyText, type Sentence } from "./policy-text.ts";

type Channel = PolicyFacts["channels"][number];

/** How each way of contact is named, and how its number or address looks (`value`). */
const NAMED: readonly (readonly [ChannelType, RegExp])[] = [
  [
    "phone",
    /(?:热线|电话|hotline|telephone|座机|tel)[^\n。;]{0,14}?(?<value>(?:\+?86-?)?(?:[48]00[- ]?\d{3,4}[- ]?\d{3,4}|95\d{3,6}|0\d{2,3}[- ]?\d{7,8}))|(?<![\d-])(?<bare>400-\d{3,4}-\d{3,4}|400\d{7}|800-\d{3}-\d{4}|0\d{2,3}-\d{7,8})(?![\d-])/g,
  ],
  ["qq_group", /(?:qq|官方|交流|售后|客服)群[号:\s]*(?<value>[1-9]\d{5,10})?/g],
  [
    "qq",
    /(?:客服|联系|售后|官方|服务|添加|加)?qq(?:客服|号码?|在线)?[:\s]{0,3}(?<value>[1-9]\d{4,11})(?!\d)|客服qq|qq客服|打开qq扫一扫|企点|营销qq/g,
  ],
  ["wecom", /企业微信(?:客服|号)?[:\s]{0,3}(?<value>[a-z][a-z0-9_-]{4,20})?/g],
  ["wechat_official", /(?:微信)?(?:公众号|服务号|订阅号)[:\s"]{0,3}(?<value>[a-z][a-z0-9_-]{4,20})?/g],
  [
    "wechat",
    /(?<!企业)(?:客服微信|微信(?:号|客服)|(?:添加|加)微信|微信[:])[:\s]{0,3}(?<value>[a-z][a-z0-9_-]{5,20})?/g,
  ],
  ["email", /(?<value>[a-z0-9][a-z0-9._%+-]{0,63}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4})/g],
  ["ticket", /(?:工单|站内信|意见反馈(?:表|入口)|提交反馈|留言板|售后申请表|服务单)/g],
  [
    "online_chat",
    /(?:在线客服|线上客服|人工客服(?!不)|在线咨询|线上咨询|在线服务|客服在线|在线人工|客服窗口|点击.{0,4}客服|联系客服按钮|联系在线|智能客服)/g,
  ],
  ["telegram", /(?:telegram|电报|飞机)[:\s@]{0,3}(?<value>[a-z][a-z0-9_]{4,31})?|t\.me\/(?<bare>[a-z0-9_]{4,32})/g],
  ["weibo", /(?:新浪|官方)?微博[:\s@]{1,3}(?<value>[^\s,。;]{2,20})/g],
  ["app", /app(?:内|客户端)(?:客服|联系|反馈|提交|在线)/g],
  [
    "complaint_page",
    /(?:投诉(?:按钮|入口|页面|通道|中心|平台(?=投诉))|点击[^,。;\n]{0,8}"?投诉"?|"投诉"按钮|在线投诉|来发卡平台投诉)/g,
  ],
  ["postal", /(?:通[讯信]地址|邮寄地址|联系地址|办公地址)[:\s]{1,3}(?<value>[^\n,。;]{6,60})/g],
];
// Tabs, adverts, warnings, and doors that lead elsewhere than to support.
const ELSEWHERE =
  /(?:谨防|骗子|冒充|假冒|商务|合作|媒体|招聘|招商|加盟|别人无法|搜索qq|支付方式|微信支付|发送二维码|红包|12315|12345|市场监督|消费者协会)/;

/** Ways to reach the platform. Mobile numbers are persons' numbers and never get here. */
export function channelsOn(page: PolicyText): Channel[] {
  const channels = new Map<string, Channel>();
  for (const sentence of page.sentences) {
    if (ELSEWHERE.test(sentence.words)) continue;
    for (const [type, words] of NAMED)
      for (const found of sentence.words.matchAll(words)) add(channels, channelFrom(page, sentence, type, found));
  }
  for (const channel of linkedChannels(page)) add(channels, channel);
  return [...channels.values()].filter(
    (each) =>
      each.value !== null || ![...channels.values()].some((other) => other.type === each.type && other.value !== null),
  );
}

function channelFrom(page: PolicyText, sentence: Sentence, type: ChannelType, found: RegExpExecArray): Channel {
  const printed = found.groups?.["value"] ?? found.groups?.["bare"];
  const value = printed === undefined ? null : tidy(type, printed);
  const start = sentence.start + found.index;
  return {
    type,
    value,
    hours: hoursFor(page, sentence, type),
    excerpt: excerptOf(page, start, start + found[0].trimEnd().length),
  };
}

function tidy(type: ChannelType, printed: string): string | null {
  const value = printed.replace(/\s/g, "").replace(/^\+?86-?/, "");
  if (/^(?:x+|\*+)$/.test(value)) return null;
  if (type === "phone" || type === "qq" || type === "qq_group")
    return isPlaceholder(value) || /0{7}$/.test(value) ? null : value;
  return value;
}

/** Hours in the sentence itself, in the line that follows it, or under the heading of hours. */
function hoursFor(page: PolicyText, sentence: Sentence, type: ChannelType): string | null {
  if (!["phone", "online_chat", "qq", "wechat", "wecom"].includes(type)) return null;
  const own = hoursIn(sentence.words);
  if (own.length > 0) return joined(own);
  const next = page.sentences.find((each) => each.start > sentence.start);
  if (next === undefined || next.start - sentence.end > 4 || !/(?:时间|hours|服务|营业)/.test(next.words)) return null;
  const following = hoursIn(next.words);
  return following.length > 0 ? joined(following) : null;
}

function joined(found: readonly { readonly hours: string }[]): string {
  return found.some((each) => each.hours === "24x7") ? "24x7" : found.map((each) => each.hours).join(",");
}

const LINKS: readonly (readonly [ChannelType, RegExp])[] = [
  ["qq", /(?:wpa\.qq\.com\/(?:msgrd|pa)|tencent:\/\/message)[^"]{0,80}?(?:uin=|p=\d:)(\d{5,12})/i],
  ["qq_group", /(?:qm\.qq\.com\/|jq\.qq\.com\/|qun\.qq\.com\/join)/i],
  ["wecom", /work\.weixin\.qq\.com\/kfid\/(kfc[0-9a-f]{4,20})/i],
  ["email", /^mailto:([^?\s]{3,120})/i],
  ["phone", /^tel:\+?([\d-]{5,20})/i],
  ["telegram", /t\.me\/([a-z0-9_]{4,32})/i],
  ["ticket", /\/(?:ticket|workorder|gongdan)/i],
];

function linkedChannels(page: PolicyText): Channel[] {
  return page.visible.links.flatMap((link) =>
    LINKS.flatMap(([type, pattern]) => {
      const found = pattern.exec(link.href);
      if (found === null) return [];
      const value = found[1] === undefined ? null : tidy(type, found[1]);
      if (type === "phone" && value !== null && /^1[3-9]\d{9}$/.test(value)) return [];
      return [
        {
          type,
          value,
          hours: null,
          excerpt: { start: link.start, end: link.end, text: excerptText(page, link.start, link.end) },
        },
      ];
    }),
  );
}

function excerptText(page: PolicyText, start: number, end: number): Channel["excerpt"]["text"] {
  const from = page.normalised.starts.findIndex((each) => each >= start);
  return from < 0 ? excerptOf(page, 0, 0).text : excerptOf(page, from, from + Math.max(0, end - start)).text;
}

function add(channels: Map<string, Channel>, channel: Channel): void {
  const key = `${channel.type}:${channel.value ?? ""}`;
  const known = channels.get(key);
  if (known === undefined || (known.hours === null && channel.hours !== null)) channels.set(key, channel);
}
