import type { Alarm } from "../../data/model/alarm.ts";
import { OUTCOMES, OUTCOMES_EN, type Outcome } from "../../data/model/capture.ts";
import { POLICY_PAGE_KINDS, type PolicyPageKind } from "../../data/model/platform.ts";
import { CHANNEL_TYPES, CHANNEL_TYPES_EN, type ChannelType } from "../../data/model/policy.ts";
import { POLICY_WORDS } from "../words/policy.ts";
import type { Language } from "./words.ts";

/** The sentences that the crawler writes into alarms, and how they read in English. */
const SENTENCES: readonly { readonly zh: RegExp; readonly en: (...parts: string[]) => string | null }[] = [
  {
    zh: /^(.+?)(?:（共 (\d+) 个地址）)?(?:：([^\p{Script=Han}]*))?$/u,
    en(outcome = "", count, detail) {
      const code = (Object.keys(OUTCOMES) as Outcome[]).find((each) => OUTCOMES[each] === outcome);
      if (code === undefined) return null;
      return `${OUTCOMES_EN[code]}${count ? ` (${count} addresses)` : ""}${detail ? `: ${detail}` : ""}`;
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
  {
    zh: /^(\S+) 页每页读出 (\d+) 条（(\d+) 页的中位数），以前是 (\d+) 条（(\d+) 页）：请看页面是否改版。$/u,
    en: (kind = "", found = "", now = "", usual = "", before = "") =>
      `A ${kind} page yields ${found} records (median of ${now} pages); it was ${usual} (${before} pages): see whether its layout changed.`,
  },
  {
    zh: /^(\S+) 页里「(.+)」只有 (\d+%) 有内容，以前是 (\d+%)：请看页面是否改版。$/u,
    en: (kind = "", field = "", found = "", usual = "") =>
      `On ${kind} pages only ${found} have 「${field}」; it was ${usual}: see whether the layout changed.`,
  },
  {
    zh: /^页面读出 (\d+) 条投诉，预期 (\d+)–(\d+|Infinity) 条：请看页面是否改版。$/u,
    en: (found = "", least = "", most = "") =>
      `${found} complaints were read from the page, ${most === "Infinity" ? `${least} or more` : `${least}–${most}`} were expected: see whether its layout changed.`,
  },
  {
    zh: /^这次的改动先不算数：(.+)。下次再看到同样的内容才算；请打开页面看一眼。$/u,
    en: (doubts = "") =>
      `This change does not count yet: ${doubts.split("；").map(doubtIn).join("; ")}. It will once it is seen again; please open the page and look.`,
  },
  {
    zh: /^页面用 meta refresh (?:转向自己|来回转向（(.+)）)：没有可读的内容，请用浏览器看一眼。$/u,
    en: (round) =>
      `The page leads by meta refresh ${round ? `round in a circle (${round})` : "to itself"}: nothing to read; please look with a browser.`,
  },
  {
    zh: /^(\S+)跳转到别的网站 (\S+)：请核对平台文件里的网址。$/u,
    en: (kind = "", goal = "") =>
      `The ${pageIn(kind)} leads to another site, ${goal}: check the address in the platform's file.`,
  },
  {
    zh: /^页面几乎没有文字：(可能只有图片，或)?要用浏览器打开（在平台文件里写 browser: true）。$/u,
    en: (picture) =>
      `The page has hardly any words: ${picture ? "they may be a picture, or " : ""}it wants a browser (write browser: true in the platform's file).`,
  },
  {
    zh: /^入口(「.+」)是 javascript: 链接，跟不过去：请在平台文件里写明它的网址。$/u,
    en: (names = "") =>
      `The way in by ${names} is a javascript: link that cannot be followed: write its address in the platform's file.`,
  },
  {
    zh: /^(客服入口)只是 javascript: 链接，页面上没有别的联系方式。$/u,
    en: () => "The only way to reach support is a javascript: link; the page shows no other contact.",
  },
  {
    zh: /^页面有 (\d+) 个字，只读了前 (\d+) 个。$/u,
    en: (all = "", read = "") => `The page has ${all} characters; only the first ${read} were read.`,
  },
  {
    zh: /^页面有 (\d+) 个读不出的字：编码坏了。$/u,
    en: (broken = "") => `${broken} characters of the page cannot be read: its encoding is broken.`,
  },
];

/** Why a change is doubted. */
const DOUBTS: readonly { readonly zh: RegExp; readonly en: string }[] = [
  { zh: /^文字少了 (\d+%)$/u, en: "$1 of the words are gone" },
  { zh: /^标题从(「.*」)变成(「.*」)$/u, en: "the title was $1 and is $2" },
  { zh: /^页面的骨架从 (.+) 变成 (.+)$/u, en: "the skeleton of the page was $1 and is $2" },
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

function doubtIn(doubt: string): string {
  const known = DOUBTS.find(({ zh }) => zh.test(doubt));
  return known === undefined ? doubt : doubt.replace(known.zh, known.en);
}

function pageIn(word: string): string {
  const kind = (Object.keys(POLICY_PAGE_KINDS) as PolicyPageKind[]).find((each) => POLICY_PAGE_KINDS[each] === word);
  return kind === undefined ? word : POLICY_WORDS.en.pages[kind];
}

function channelIn(word: string): string {
  const type = (Object.keys(CHANNEL_TYPES) as ChannelType[]).find((each) => CHANNEL_TYPES[each] === word);
  return type === undefined ? word : CHANNEL_TYPES_EN[type];
}
