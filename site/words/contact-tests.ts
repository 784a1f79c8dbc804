import { CONTACT_OUTCOMES, type ContactOutcome } from "../../data/model/contact-test.ts";

const zh = {
  heading: "实际联系客服的记录",
  lead: (count: number) => `维护者自己联系客服 ${count} 次，按时间排，最近的在前；时间是北京时间。`,
  table: "每次联系：渠道、开始、机器人先答、真人先答、结束、结果、来源文件",
  columns: {
    channel: "渠道",
    started: "开始",
    robot: "机器人先答",
    human: "真人先答",
    ended: "结束",
    outcome: "结果",
    source: "来源文件",
  },
  after: (wait: string) => `${wait}后`,
  atOnce: "立刻",
  nobody: "没有",
  outcomes: CONTACT_OUTCOMES as Record<ContactOutcome, string>,
  note: "程序从不联系任何人；备注不公布。90 天以内、够 5 次且分在 3 天以上才进“人工接通”的评分。",
  data: "机器可读的记录",
  none: "还没有人为这次评级实际联系过这家的客服。",
  noneMeans: "所以“人工接通”不评，不加分也不扣分：不知道，不等于没人接。",
  howScored: "怎么评",
};

const en: typeof zh = {
  heading: "Attempts to reach support",
  lead: (count) =>
    `Maintainers tried to reach support ${count === 1 ? "once" : `${count} times`}; newest first, Beijing time.`,
  table: "Each attempt: channel, start, first robot answer, first human answer, end, outcome, source file",
  columns: {
    channel: "Channel",
    started: "Started",
    robot: "First robot answer",
    human: "First human answer",
    ended: "Ended",
    outcome: "Outcome",
    source: "Source file",
  },
  after: (wait) => `after ${wait}`,
  atOnce: "at once",
  nobody: "none",
  outcomes: {
    human: "reached a person",
    robot_only: "only a robot",
    no_answer: "no answer",
    abandoned: "gave up waiting",
    dead: "dead number or link",
  },
  note: "The program contacts nobody; remarks are not published. Attempts count for “Reaching a human” within 90 days, from 5 on, on at least 3 days.",
  data: "The records for machines",
  none: "Nobody has yet tried to reach this platform's support for this rating.",
  noneMeans: "So “Reaching a human” is not scored, neither for nor against: not known is not “nobody there”.",
  howScored: "How it is scored",
};

export const CONTACT_TEST_WORDS = { zh, en };
