import type { Alarm } from "../../data/model/alarm.ts";
import { OUTCOMES, type Outcome } from "../../data/model/capture.ts";
import { CHANNEL_TYPES, CHANNEL_TYPES_EN, type ChannelType } from "../../data/model/policy.ts";
import { STATUS_WORDS } from "../words/status.ts";
import type { Language } from "./words.ts";

/** The sentences that the crawler writes into alarms, and how they read in English. */
const SENTENCES: readonly { readonly zh: RegExp; readonly en: (...parts: string[]) => string | null }[] = [
  {
    zh: /^(.+?)(?:（共 (\d+) 个地址）)?(?:：([^\p{Script=Han}]*))?$/u,
    en(outcome = "", count, detail) {
      const code = (Object.keys(OUTCOMES) as Outcome[]).find((each) => OUTCOMES[each] === outcome);
      if (code === undefined) return null;
      const words = STATUS_WORDS.en.outcomesWords[code];
      return `${words}${count ? ` (${count} addresses)` : ""}${detail ? `: ${detail}` : ""}`;
    },
  },
  {
    zh: /^「(.+?)」(?:应有.+?，(?:没有找到|找到 (\d+) 处)|：.+)：页面结构变了，请更新来源 (\S+)。$/u,
    en: (selector = "", found = "0", source = "") =>
      `At "${selector}" the page has another structure (found ${found}); update the source ${source}.`,
  },
  {
    zh: /^(\S+) (\S+) 也写在(.+)的页面上：请核对是不是抄来的页脚。$/u,
    en: (type = "", value = "", others = "") =>
      `${channelIn(type)} ${value} also stands on the pages of ${others}: check whether the footer was copied.`,
  },
  {
    zh: /^(\S+) (\S+) 是(.+)网站的地址：请核对是不是抄来的页脚。$/u,
    en: (type = "", value = "", owner = "") =>
      `${channelIn(type)} ${value} is an address of the site of ${owner}: check whether the footer was copied.`,
  },
  {
    zh: /^(「.+」)在 (\d+) 条投诉里出现，还没有登记：要关注它，请在 platforms\/ 加一个文件。$/u,
    en: (name = "", count = "") =>
      `${name} is named in ${count} complaints and not registered: to watch it, add a file under platforms/.`,
  },
];

/** What an alarm says, in the language of the page; what is none of our own sentences stays Chinese. */
export function alarmMessage({ message }: Pick<Alarm, "message">, language: Language): string {
  if (language === "zh") return message;
  for (const { zh, en } of SENTENCES) {
    const [, ...parts] = zh.exec(message) ?? [];
    const said = parts.length === 0 ? null : en(...parts);
    if (said !== null) return said;
  }
  return message;
}

function channelIn(word: string): string {
  const type = (Object.keys(CHANNEL_TYPES) as ChannelType[]).find((each) => CHANNEL_TYPES[each] === word);
  return type === undefined ? word : CHANNEL_TYPES_EN[type];
}
