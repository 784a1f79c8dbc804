/** Who stands above whom, as far as that can be told. */
const zh = {
  names: (names: readonly string[]) => names.join("、"),
  pair: (one: string, other: string) => `${one}和${other}`,
  notRated: (names: string) => `${names}暂不评级，不能和别家比总分；下面只并列已知的事实。`,
  tied: (names: string) => `${names}分不出高下：现有公开材料还不足以区分它们的分数。`,
  above: (upper: string, lower: string) => `${upper} 高于 ${lower}`,
  drawn: (pairs: string) => `；${pairs}分不出高下`,
  sentence: (above: string, draw: string) => `按现有公开材料，${above}，把握在 95% 以上${draw}。`,
  better: (name: string, parts: string) => `${name}在${parts}。`,
  part: (dimension: string, sure: string) => `${dimension}上更好的把握为 ${sure}`,
  and: "；",
  comma: "，",
  dimensions: ["响应", "解决", "透明", "口碑"],
};

const en: typeof zh = {
  names: (names) => names.join(", "),
  pair: (one, other) => `${one} and ${other}`,
  notRated: (names) => `${names}: not rated, so no total can be compared; below stand only the known facts. `,
  tied: (names) => `${names} cannot be told apart: public material does not yet distinguish their scores. `,
  above: (upper, lower) => `${upper} is above ${lower}`,
  drawn: (pairs) => `; ${pairs} cannot be told apart`,
  sentence: (above, draw) => `By public material, ${above}, with a probability of at least 95%${draw}. `,
  better: (name, parts) => `${name} is better ${parts}. `,
  part: (dimension, sure) => `in ${dimension} with a probability of ${sure}`,
  and: "; ",
  comma: ", ",
  dimensions: ["response", "resolution", "transparency", "reputation"],
};

export const VERDICT_WORDS = { zh, en };
