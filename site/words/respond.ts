const zh = {
  corrections: {
    title: "更正与异议",
    description: "发现错误怎么申请更正，多久答复，改过什么：全部公开。",
    lead: "写错了，我们改，而且让所有人看到改了什么、为什么改。谁都可以申请，不收费。",
    how: "怎么申请",
    steps: [
      "写明平台和是哪一条：页面地址，最好带 # 后面的编号（每条证据都有“这条的链接”）。",
      "写明哪里不对，应该是什么。",
      "附上初步凭据：截图、往来记录、官方文件，任何能核对的材料。",
      "写明你是谁、怎么联系你；替平台提出的，写明职务或委托。只用来核实，不公开。",
    ],
    clock: "我们怎么办",
    clockList: [
      "7 个工作日内答复：改、不改，都说理由。",
      "对某项扣分或封顶的异议，受理期间它先不算进总分；所涉投诉仍计数。",
      "双方的话都登出来；结果和理由公开，长期可查。",
      "移除从不静悄悄：原处留一行，写明移除的原因、日期和对评分的影响。",
      "投诉人本人要求撤下自己的投诉，说得清是哪一条即可，不要求更多身份证明。",
    ],
    template: "可以照着写",
    templateText: (day: string) =>
      `主题：申请更正\n页面或证据编号：\n哪里不对：\n应该是什么：\n凭据（附件清单）：\n我是谁、怎么联系：\n日期：${day}`,
    law: "依据",
    lawText:
      "民法典第一千零二十八条（内容失实，有权请求更正或删除）、第一千零二十九条（信用评价不当，有权提出异议）、第一千一百九十五条和第一千一百九十六条（通知与反通知）。通知要有初步证据和真实身份；错误的通知造成损害的，要承担责任。",
    contact: "寄给谁",
    contactText: "把上面这些发给发布这份报告的人。7 个工作日内答复。",
    log: "更正、异议与回应记录",
    none: "到现在还没有更正、异议或平台回应。",
  },
  respond: {
    title: "平台回应",
    description: "平台怎样回应评分、提出异议，回应登在哪里，对分数有没有影响。",
    lead: "这里有你们平台的页面？你们可以说话，我们照登。不收费，也不需要先注册。",
    what: "三种说法",
    whatList: [
      {
        name: "回应",
        text: "1000 字以内，照原文登在平台页、分数旁边，注明日期。回应本身不改分数；其中经核实的事实可以，按更正处理。",
      },
      {
        name: "异议",
        text: "指明是哪一项扣分、封顶或哪一条投诉，附凭据。受理期间，它先不算进扣分与封顶，但投诉仍计数。",
      },
      { name: "更正", text: "我们写错的地方：网址、名称、规则原文、时间。核实后改，并公开改了什么。" },
    ],
    not: "我们不做的",
    notList: [
      "不因回应、付费、合作或要求而提高分数，也不因没有回应而降低分数。",
      "不透露投诉人是谁；我们手里也只有遮住个人信息之后的文字。",
      "不因一句“不属实”就删掉公开投诉；要说清哪里不实，并有凭据。",
    ],
    raise: "怎样让分数真的变好",
    raiseText: "分数来自公开投诉和你们自己的规则页：投诉有人回、问题有人解决、规则写清楚，下一份报告就会看到。",
    template: "可以照着写",
    templateText: (day: string) =>
      `主题：平台回应 / 异议 / 更正（选一种）\n平台名称：\n所指的页面和条目：\n我们的说法（1000 字以内，照原文刊登）：\n凭据（附件清单）：\n联系人、职务、联系方式（不公开）：\n日期：${day}`,
    contact: "寄给谁",
    contactText: "把上面这些发给发布这份报告的人。7 个工作日内答复。",
  },
  publisher: {
    writeTo: "写到：",
    nobody: "架设本站的人还没有写明联系方式。",
  },
};

const en: typeof zh = {
  corrections: {
    title: "Corrections and objections",
    description: "How to ask for a correction, how soon it is answered, and what has been changed: all public.",
    lead: "Where we are wrong we correct it, and show everybody what changed and why. Anyone may ask; it is free.",
    how: "How to ask",
    steps: [
      "Name the platform and the item: the page's address, best with the part after # (every item has a link to itself).",
      "Say what is wrong, and what would be right.",
      "Attach first evidence: screenshots, correspondence, official papers, anything that can be checked.",
      "Say who you are and how to reach you; for a platform, your position. Used for checking only, never published.",
    ],
    clock: "What we do",
    clockList: [
      "Answer within 7 working days, with reasons either way.",
      "While an objection to a penalty or ceiling is open, it stays out of the total; the complaints still count.",
      "Both sides are shown; outcome and reasons stay public.",
      "Nothing is removed silently: a line stays, with reason, date and effect on the score.",
      "Authors may have their own complaint taken down by naming it; no further proof of identity is asked.",
    ],
    template: "A form to copy",
    templateText: (day) =>
      `Subject: request for correction\nPage or item:\nWhat is wrong:\nWhat would be right:\nEvidence (attachments):\nWho I am, how to reach me:\nDate: ${day}`,
    law: "Legal ground",
    lawText:
      "Civil Code of China, articles 1028 (correction or deletion of untrue content), 1029 (objection to an unfit credit evaluation), 1195 and 1196 (notice and counter-notice). A notice needs first evidence and a real identity; who harms by a wrong notice is liable.",
    contact: "Where to send it",
    contactText: "To whoever publishes this report. Answered within 7 working days.",
    log: "Corrections, objections and replies so far",
    none: "No corrections, objections or replies so far.",
  },
  respond: {
    title: "For platforms: reply",
    description: "How a platform replies to its score or objects, where that appears, and whether it moves the score.",
    lead: "Is there a page about your platform? You may speak, and we print it. Free, and without registration.",
    what: "Three ways to speak",
    whatList: [
      {
        name: "Reply",
        text: "Up to 1000 characters, printed word for word beside the score, dated. A reply does not move the score; verified facts in it can, as corrections.",
      },
      {
        name: "Objection",
        text: "Names a penalty, a ceiling or a complaint, with evidence. While open, it stays out of penalties and ceilings; complaints still count.",
      },
      {
        name: "Correction",
        text: "What we got wrong: address, name, words of a rule, times. Corrected after checking, with a public note.",
      },
    ],
    not: "What we do not do",
    notList: [
      "Raise a score for a reply, payment, cooperation or pressure, or lower it for silence.",
      "Say who complained; we hold masked text only.",
      "Delete a public complaint because it is called untrue; say what is untrue, with evidence.",
    ],
    raise: "What really raises a score",
    raiseText:
      "Scores come from public complaints and your own rules: answer, settle, and write rules clearly, and the next report will show it.",
    template: "A form to copy",
    templateText: (day) =>
      `Subject: reply / objection / correction (one of them)\nPlatform:\nPage and item:\nOur words (up to 1000 characters, printed as they are):\nEvidence (attachments):\nName, position, contact (not published):\nDate: ${day}`,
    contact: "Where to send it",
    contactText: "To whoever publishes this report. Answered within 7 working days.",
  },
  publisher: {
    writeTo: "Write to:",
    nobody: "Whoever runs this site has not given an address yet.",
  },
};

export const RESPOND_WORDS = { zh, en };
