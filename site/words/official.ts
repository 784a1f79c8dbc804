import { CHANNEL_WORDS } from "./channels.ts";

const zh = {
  title: "这个客服是不是官方的",
  titleOf: (page: number) => `平台公布的联系方式，第 ${page} 页`,
  description: "各平台自己页面上出现过的客服号码、邮箱和入口，以及第一次和最后一次看到的日期。",
  lead: "下面只列平台自己的页面上出现过的联系方式。查不到的号码，不要把验证码、密码和钱给它；查得到，也请在平台官方页面再核对一次。",
  ask: "把号码、邮箱或地址贴在这里",
  hint: "只在你的浏览器里查，不会发出去",
  said: {
    exact: "{names}自己的页面上有它。下面是看到的日期；付款前，再从平台官方页面点进去核对一次。",
    similar: "没有一模一样的。有 {count} 条和它相近（{names}），逐字对一对。",
    unread: "名单没有读全，现在不能说它是不是。改一个字再试一次。",
    unknown: "收录的平台都没有公布过它。也可能是我们没读到：从平台官网的客服入口进，别用对方给的号码。",
  },
  comma: "、",
  empty: "还没有读到任何平台公布的号码。",
  table: "官方联系方式",
  columns: { value: "号码", type: "方式", platform: "平台", first: "第一次看到", last: "最后看到", now: "现在" },
  present: "还在",
  gone: (day: string) => `${day}起不见了`,
  data: "数据：",
  channels: CHANNEL_WORDS.zh,
};

const en: typeof zh = {
  title: "Is this support contact official?",
  titleOf: (page) => `Contacts that platforms published, page ${page}`,
  description: "Support numbers, addresses and entries seen on the platforms' own pages, with first and last sighting.",
  lead: "Only contacts seen on a platform's own pages are listed. Give no code, password or money to a number that is not here; if it is, check it once more on the platform's own page.",
  ask: "Paste the number, e-mail or address here",
  hint: "Looked up in your browser only; nothing is sent",
  said: {
    exact:
      "It stands on the own pages of {names}. The dates are below; before you pay, check it once more on the platform's official page.",
    similar: "Nothing is the same. {count} are similar ({names}): compare sign by sign.",
    unread: "The list could not be read whole: nothing can be said of it now. Change a sign to try again.",
    unknown:
      "No listed platform has published it. We may have missed it: go through the support entry of the platform's own site, not through a number somebody gave you.",
  },
  comma: ", ",
  empty: "No published contact has been read yet.",
  table: "Official contacts",
  columns: {
    value: "Contact",
    type: "Kind",
    platform: "Platform",
    first: "First seen",
    last: "Last seen",
    now: "Now",
  },
  present: "still there",
  gone: (day) => `gone since ${day}`,
  data: "Data: ",
  channels: CHANNEL_WORDS.en,
};

export const OFFICIAL_WORDS = { zh, en };
