const zh = {
  title: "徽章和嵌入",
  description: "每一家平台都有的徽章：信任分、区间、评级和日期。怎样放到自己的页面上，以及三条规矩。",
  lead: "每一家平台都有徽章，评级低的、暂不评级的也有；不用申请，也不收费。徽章由报告生成，和平台页上的数字一样。",
  samples: "长这样",
  noPlatforms: "这份报告里还没有平台。",
  rulesTitle: "三条规矩",
  rules: [
    "徽章要链接到本站的平台页，让人看得到依据。",
    "不要改动图片，不要截掉区间和日期。",
    "徽章写明数据截至哪一天。数据超过 90 天没有更新，重新生成的徽章会写“已过期”，颜色变灰；自己保存的旧图片请不要再用。",
  ],
  ownTitle: "找到你的那一枚",
  ownLead: "每家平台页末尾的“数据与引用”里有它的徽章；平台编号，是平台页网址里的那一段。",
  codeTitle: "怎样放上去",
  codeLead: "把“平台编号”换成这家的编号。地址前面加上本站的网址。",
  codes: {
    image: "图片（浅色，中号）",
    dark: "图片（跟随深浅色；大号，另有 small、medium）",
    embed: "嵌入页（没有脚本；?theme=dark 固定为深色）",
    facts: "数字（shields.io 可用的 JSON）",
  },
  id: "平台编号",
  alt: "卡信信任分",
  iframe: "卡信评分",
  whole: "依据和全部数字",
};

const en: typeof zh = {
  title: "Badges and embeds",
  description: "A badge for every platform: score, range, grade and date. How to put it on a page, and three rules.",
  lead: "Every platform has a badge, low grades and “not rated” too; nobody has to ask and nobody pays. Badges are made from the report and say what the platform's page says.",
  samples: "What they look like",
  noPlatforms: "No platforms in this report yet.",
  rulesTitle: "Three rules",
  rules: [
    "A badge links to the platform's page here, so that people can see why.",
    "Do not alter the picture; do not cut off the range or the date.",
    "A badge says the day of its data. After 90 days without new data it is made grey and says “expired”; please do not go on using an old copy.",
  ],
  ownTitle: "Find yours",
  ownLead:
    "Under “Data and citation” at the end of each platform's page stands its badge; its id is the last part of that page's address.",
  codeTitle: "How to use one",
  codeLead: "Put the platform's id in place of PLATFORM, and this site's address in front.",
  codes: {
    image: "Picture (light, medium)",
    dark: "Picture that follows light and dark (large; also small and medium)",
    embed: "Embedded page (no script; ?theme=dark keeps it dark)",
    facts: "Numbers (JSON, as shields.io takes it)",
  },
  id: "PLATFORM",
  alt: "Kaxin trust score",
  iframe: "Kaxin score",
  whole: "Reasons and all numbers",
};

export const BADGE_WORDS = { zh, en };
