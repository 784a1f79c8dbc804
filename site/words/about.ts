const zh = {
  title: "关于卡信",
  description: "卡信是什么、谁在做、钱从哪里来、怎样保持独立、怎样联系。",
  lead: "卡信是一套开源软件和它做出的报告：读公开的投诉和平台自己写的规则，说清一家卡盟的售后怎么样，并且为每一句话留下出处。",
  sections: [
    {
      id: "what",
      title: "这是什么，不是什么",
      words: [],
      points: [
        "是依据公开材料作出的意见，每个数字都带区间、样本数和出处。",
        "不是对任何平台违法与否的认定，那是监管机关和法院的事。",
        "不是担保：高分不保证下一单顺利，低分不说明每一单都出问题。",
        "不是商城：不卖卡，不接单，不给平台导流，平台名称不加链接。",
      ],
    },
    {
      id: "money",
      title: "钱和独立",
      words: [],
      points: [
        "不收平台的费用，没有广告、返利、付费排名和付费删除。",
        "评分由公开的程序按公开的参数算出；任何人用同一份数据、同一个版本，会得到逐字节相同的结果。",
        "扣分和多数封顶按公开的规则算出；红线条款、经营者不明、监管处罚这类要人认定的，两人复核后才生效。更正公开留痕。",
        "平台的回应原文刊登，不改变分数；回应里的事实如果成立，按更正处理。",
      ],
    },
    {
      id: "who",
      title: "谁在做，怎样联系",
      words: [
        "软件由志愿者维护，任何人都可以架设并发布自己的报告。这份报告由架设本站的人发布并负责。",
        "发现错误，请走更正；平台要说明情况，请走回应；两页都写明要附什么、多久答复。",
      ],
      points: [],
    },
  ],
  links: {
    "/method/": "分数怎么来的",
    "/corrections/": "申请更正",
    "/respond/": "平台回应",
    "/privacy/": "隐私",
    "/accessibility/": "无障碍",
  },
};

const en: typeof zh = {
  title: "About Kaxin",
  description: "What Kaxin is, who makes it, where the money comes from, how it stays independent, how to reach us.",
  lead: "Kaxin is open-source software and the report it makes: it reads public complaints and the rules platforms write, says how a card platform treats people after the sale, and keeps the source of every word.",
  sections: [
    {
      id: "what",
      title: "What this is, and is not",
      words: [],
      points: [
        "It is an opinion from public material; every number has a range, a sample and a source.",
        "It is no finding that anybody has broken the law: that is for regulators and courts.",
        "It is no guarantee: a high score does not promise the next order, a low one does not say that every order fails.",
        "It is no shop: it sells no cards, takes no orders, and links to no platform.",
      ],
    },
    {
      id: "money",
      title: "Money and independence",
      words: [],
      points: [
        "Nothing is taken from platforms. No advertising, no commission, no paid rank, no paid removal.",
        "Scores come from a public program with public parameters; the same data and version give the same bytes to anybody.",
        "Penalties and most ceilings follow from public rules; those that need a judgement, such as red-line clauses, an unknown operator or a regulator's penalty, count only after two people have reviewed them. Corrections leave a public trace.",
        "A platform's reply is printed as it is and moves no score; facts in it that hold are treated as a correction.",
      ],
    },
    {
      id: "who",
      title: "Who makes it, and how to reach us",
      words: [
        "The software is kept by volunteers, and anybody may run it and publish a report. This report is published by, and is the responsibility of, whoever runs this site.",
        "For a mistake see corrections; a platform that has something to say sees replies. Both say what to attach and how long an answer takes.",
      ],
      points: [],
    },
  ],
  links: {
    "/method/": "How scores are made",
    "/corrections/": "Ask for a correction",
    "/respond/": "For platforms: reply",
    "/privacy/": "Privacy",
    "/accessibility/": "Accessibility",
  },
};

export const ABOUT_WORDS = { zh, en };
