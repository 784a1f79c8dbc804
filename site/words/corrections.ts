import { CORRECTION_KINDS, CORRECTION_STATES } from "../../data/model/correction.ts";

type Kind = keyof typeof CORRECTION_KINDS;
type State = keyof typeof CORRECTION_STATES;

const zh = {
  kinds: CORRECTION_KINDS as Record<Kind, string>,
  states: CORRECTION_STATES as Record<State, string>,
  received: (day: string) => `${day} 收到`,
  decided: (day: string) => `${day} 答复`,
  answer: "我们的答复：",
  onPlatform: "平台回应与更正",
  none: "这家平台还没有回应，也没有提出异议。回应入口在页脚，不收费，不影响分数。",
  note: "平台的话照录，不代表我们核实过。异议受理期间，所涉的内容不进扣分与封顶，但仍计数。",
};

const en: typeof zh = {
  kinds: { statement: "Platform's reply", objection: "Objection", correction: "Correction" },
  states: { open: "being checked", upheld: "upheld", rejected: "not upheld", noted: "published" },
  received: (day) => `received ${day}`,
  decided: (day) => `answered ${day}`,
  answer: "Our answer: ",
  onPlatform: "The platform's reply, and corrections",
  none: "This platform has neither replied nor objected. How to reply stands in the footer; it costs nothing and does not move the score.",
  note: "Platforms are quoted as they wrote; we have not verified it. While an objection is open, what it contests stays out of penalties and ceilings but still counts.",
};

export const CORRECTION_WORDS = { zh, en };
