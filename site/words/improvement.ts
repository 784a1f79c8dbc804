const zh = {
  summary: (grade: string, missing: string) => `怎样能到 ${grade} 级？还差 ${missing} 分`,
  lead: (from: number) => `${from} 分起。只改一样、别的不变，按同一套算法重新算：`,
  colon: "：",
  reaches: (points: string) => `总分可到 ${points}`,
  enough: "（够了）",
  note: "这是算账，不是预测：要真的做到，而且公开材料里看得出来，分数才会变。",
};

const en: typeof zh = {
  summary: (grade, missing) => `What would it take to reach ${grade}? ${missing} points are missing`,
  lead: (from) => `From ${from} points. One thing changed, all else as it is, reckoned by the same method:`,
  colon: ": ",
  reaches: (points) => `the total reaches ${points}`,
  enough: "(enough)",
  note: "This is arithmetic, no forecast: the score moves once it is really done and public material shows it.",
};

export const IMPROVEMENT_WORDS = { zh, en };
