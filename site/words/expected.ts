const zh = {
  title: "换成其余平台，会怎么样",
  note: "同样来源、季节和轻重的投诉放在其余平台，大约会有多少件得到回复、确认解决；旁边是这家实有多少件。雷同的算一件。只作对照，不计入信任分。",
  questions: { replied: "48 小时内回复", resolved: "30 天内确认解决" },
  observed: "实有（浅条是 90% 区间）",
  expected: "其余平台应有",
  sentence: (observed: number, complaints: number, expected: string) =>
    `${complaints} 件里实有 ${observed} 件，应有约 ${expected} 件`,
  verdicts: { more: "比应有的多", fewer: "比应有的少", unclear: "多还是少，分不清" },
  region: "应有与实有数据表",
  question: "问题",
  complaints: "可比的投诉",
  have: "实有",
  should: "应有",
  difference: "相差（90% 区间）",
  cell: (difference: string, range: string) => `${difference}（${range}）`,
};

const en: typeof zh = {
  title: "What the other platforms would have done",
  note: "How many complaints of the same sources, seasons and gravity the other platforms would have answered and settled, beside what this one did. Copies count once. For comparison only; not part of the trust score.",
  questions: { replied: "Answered within 48 hours", resolved: "Confirmed settled within 30 days" },
  observed: "observed (pale: 90% range)",
  expected: "expected of the others",
  sentence: (observed, complaints, expected) =>
    `${observed} of ${complaints}, where about ${expected} were to be expected`,
  verdicts: { more: "more than expected", fewer: "fewer than expected", unclear: "more or fewer cannot be told" },
  region: "Table of expected and observed",
  question: "Question",
  complaints: "Comparable complaints",
  have: "Observed",
  should: "Expected",
  difference: "Difference (90% range)",
  cell: (difference, range) => `${difference} (${range})`,
};

export const EXPECTED_WORDS = { zh, en };
