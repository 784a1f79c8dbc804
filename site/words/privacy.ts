const zh = {
  title: "隐私",
  description: "本站不用 Cookie、不做统计；投诉助手里填的内容不离开你的设备；引用的投诉在公布前遮住个人信息。",
  lead: "看这个网站，不会被记住。用投诉助手，填的东西不会离开你的设备。",
  sections: [
    {
      id: "visitors",
      title: "看网站的人",
      words: [],
      points: [
        "没有 Cookie，没有统计代码，没有广告，没有别家的图片、字体和脚本；浏览器的安全策略也不允许有。",
        "只有两样东西可能存在你自己的浏览器里，都要你自己选：明暗主题；投诉助手里勾选的“在本机保存 24 小时”。清除网站数据就没有了。",
        "搜索在你的浏览器里完成。搜索词会留在网址里（?q=…），方便收藏；把网址发给别人时请留意。",
        "架设网站的服务器可能像所有服务器一样记录访问地址和时间，这由架设者负责。",
      ],
    },
    {
      id: "kit",
      title: "投诉助手",
      words: [
        "写信、算文件指纹、做提醒的页面，由浏览器禁止发出任何请求：连接、表单、图片都不行。这一点有自动测试：在每一栏里填字，服务器收到的请求必须是零。断网照样能用。",
      ],
      points: [],
    },
    {
      id: "quoted",
      title: "被引用的人",
      words: [],
      points: [
        "只读公开的页面；不登录，不绕过验证。",
        "姓名、电话、账号、订单号、邮箱在公布前遮住；不公布昵称和头像。",
        "引用只取说明问题所需的短句，并注明出处和时间。",
        "写投诉的人可以要求不再引用自己的帖子，不必说明理由；除了这条帖子本身，不用另外证明身份。移除会留下一行说明，写明日期和对评分的影响。",
      ],
    },
    {
      id: "kept",
      title: "保存多久",
      words: [
        "抓取的原页面只存在维护者的机器上，作为凭据；公布的只有遮住个人信息以后的文字。到期的、被要求忘记的，会从存档里去掉，并留下去掉的记录。",
      ],
      points: [],
    },
  ],
  links: { "/corrections/": "要求更正或移除", "/help/": "投诉助手", "/about/": "关于我们" },
};

const en: typeof zh = {
  title: "Privacy",
  description:
    "No cookies, no analytics; what you type into the complaint kit stays on your device; personal data in quotations is masked.",
  lead: "This site does not remember who reads it. What you type into the complaint kit never leaves your device.",
  sections: [
    {
      id: "visitors",
      title: "Readers",
      words: [],
      points: [
        "No cookies, no analytics, no advertising, no image, font or script of anybody else; the browser's own policy would not allow them.",
        "Two things may be kept in your own browser, both by your choice: the theme, and a case you asked the complaint kit to keep for 24 hours. Clearing site data removes them.",
        "Search happens in your browser. What you search for stands in the address (?q=…), so that it can be kept; mind that when you pass the address on.",
        "The server may, like any server, log addresses and times; that is the responsibility of whoever runs it.",
      ],
    },
    {
      id: "kit",
      title: "The complaint kit",
      words: [
        "The pages that write letters, compute fingerprints and make reminders are forbidden every request by the browser: connections, forms, images. An automatic test types into every field and counts what reaches the server: nothing may. They work offline.",
      ],
      points: [],
    },
    {
      id: "quoted",
      title: "People who are quoted",
      words: [],
      points: [
        "Only public pages are read; no login, no way around a captcha.",
        "Names, telephones, accounts, order numbers and e-mails are masked before publication; no nicknames, no pictures.",
        "Quotations are as short as the point allows, with source and time.",
        "Who wrote a complaint may ask for it not to be quoted, without giving a reason and without any proof beyond the post. A line stays, with the day and what it changed in the score.",
      ],
    },
    {
      id: "kept",
      title: "How long things are kept",
      words: [
        "Pages as they were read stay on the maintainers' machine as proof; only masked text is published. What is past its time, or is to be forgotten, is taken out of the archive, and a record of that remains.",
      ],
      points: [],
    },
  ],
  links: { "/corrections/": "Ask for a correction or removal", "/help/": "Complaint help", "/about/": "About us" },
};

export const PRIVACY_WORDS = { zh, en };
