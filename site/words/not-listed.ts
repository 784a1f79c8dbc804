const zh = {
  title: "为什么没有收录某家平台",
  description: "没有收录不等于认可，也不等于有问题。这里写明不收录的几种原因，和请我们收录的办法。",
  lead: "没有收录，不代表可靠，也不代表不可靠。下面是平台不在名单里的几种原因。",
  sections: [
    {
      id: "reasons",
      title: "不在名单里的原因",
      words: [],
      points: [
        "还没有人登记：名单由维护者一家一家登记，新平台或小平台可能还没有轮到。",
        "证据不足：公开投诉和规则页太少，连名称都无法核实。已登记但证据不足的平台仍在名单里，标为“暂不评级”。",
        "名称有歧义：几家共用一个名字，或一个名字换了几次域名，分清之前不收录，以免把一家的投诉算到另一家头上。",
        "已经关闭：网站打不开、也不再有人投诉的，不再新收录；收录过的会保留，并注明从什么时候起无法访问。",
        "经营内容违法的：例如出售他人账号、外挂、博彩充值的，不收录，也不比较。",
        "正在核实：有人提交了资料，两名维护者还没有都看过。",
      ],
    },
    {
      id: "meanwhile",
      title: "在那之前，自己查一遍",
      words: ["十分钟可以看出一家平台打不打算认账：看资质、看响应、看售后，再小额试一单。指南里有打勾的清单。"],
      points: [],
    },
    {
      id: "suggest",
      title: "请我们收录",
      words: [
        "告诉发布这份报告的人：平台的全名和别名、网址、在哪些投诉网站能找到它。只要公开可查的材料；请不要发来自己的账号、订单号和聊天记录。",
        "收录一家平台只需要写一个文件，任何人都可以提交；收录不收费，也不能花钱不收录。",
      ],
      points: [],
    },
  ],
  links: { "/guide/": "三看、三步", "/search/": "搜索已收录的平台", "/about/": "关于我们" },
};

const en: typeof zh = {
  title: "Why a platform is missing",
  description:
    "That a platform is missing is neither praise nor blame. The reasons, and how to ask for one to be added.",
  lead: "That a platform is missing says neither good nor bad of it. These are the reasons why one may not be in the list.",
  sections: [
    {
      id: "reasons",
      title: "Reasons",
      words: [],
      points: [
        "Nobody has registered it yet: maintainers add platforms one by one, and new or small ones may still be waiting.",
        "Too little evidence even to be sure of its name. A platform that is registered with too little evidence stays in the list as “Not rated”.",
        "An ambiguous name: several share it, or it has moved between domains. Until that is cleared up, one must not answer for the complaints of another.",
        "It is closed: a site that cannot be reached and draws no complaints is not added; one already listed stays, with the day since when it is gone.",
        "It trades in what is illegal, such as other people's accounts, cheats or gambling credit: neither listed nor compared.",
        "Being checked: material was sent in, and two maintainers have not both seen it yet.",
      ],
    },
    {
      id: "meanwhile",
      title: "Until then, look yourself",
      words: [
        "Ten minutes show whether a platform means to stand by what it sells: who they are, how they answer, what happens after the sale; then a small order. The guide has a list to tick.",
      ],
      points: [],
    },
    {
      id: "suggest",
      title: "Ask for a platform to be added",
      words: [
        "Tell whoever publishes this report its full name and aliases, its address, and where complaints about it can be found. Public material only; please do not send accounts, order numbers or chats of your own.",
        "Adding a platform means writing one file, and anybody may hand it in. Being listed costs nothing, and nobody can pay to be left out.",
      ],
      points: [],
    },
  ],
  links: { "/guide/": "Three looks, three trials", "/search/": "Search what is listed", "/about/": "About us" },
};

export const NOT_LISTED_WORDS = { zh, en };
