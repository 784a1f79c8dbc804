import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DIMENSIONS, type DimensionId } from "../model/scorecard.ts";
import { type Answers, freeId, oneOf, someText } from "./answers.ts";
import type { Made } from "./declare.ts";
import { constantFor } from "./source-template.ts";
import { REPOSITORY, runTool, writeChecked } from "./write-checked.ts";

const SCORING = join(REPOSITORY, "scoring");

/** The indicator, and its row in the method with no weight yet: nobody's points move before a person says so. */
export async function newIndicator(answers: Answers): Promise<Made> {
  const fileOf = (each: string) => join(SCORING, "indicators", `${each}.ts`);
  const id = await answers("id", "指标的代号（文件名用它）？", freeId(fileOf));
  const zh = await answers("name", "指标叫什么？", someText);
  const question = await answers("question", "它问证据什么？", someText);
  const dimensions = (Object.keys(DIMENSIONS) as DimensionId[]).filter((each) => each !== "transparency");
  const dimension = await answers("dimension", `属于哪一维（${dimensions.join("、")}）？`, oneOf(dimensions));
  const method = join(SCORING, "method.ts");
  const files = new Map([
    [fileOf(id), indicatorFor(id, zh, question)],
    [method, withRow(readFileSync(method, "utf8"), id, dimension)],
  ]);
  await writeChecked(files, async () => {
    await runTool(["biome", "check", "--write", fileOf(id), method]);
    await runTool(["tsc"]);
    await runTool(["vitest", "run", "tests/registry.test.ts"]);
  });
  return {
    files: [...files.keys()],
    next: [
      `改 ${fileOf(id)}：哪些投诉算、怎样算是，并写 formula 和 limits`,
      "在 scoring/method.ts 给它权重（各维之内合起来是 1），并改 version",
      "在 scoring/english/indicators.ts 写它的英文（问题、算法、看不到的），英文名写在它自己的 en",
      "在 scoring/CHANGELOG.md 写这一版改了什么、为什么",
      "npm run golden，然后读差异：每个变了的分数都要说得出原因；这几步做完，npm run check 才会通过",
    ],
  };
}

function withRow(method: string, id: string, dimension: DimensionId): string {
  const name = constantFor(id);
  const from = method.indexOf(`id: "${dimension}"`);
  const rows = method.indexOf("rows: [", from);
  const end = method.indexOf("\n      ],", rows);
  const row = `\n        // 没有权重之前，谁的分数也不动。\n        { indicator: ${name}, weight: 0 },`;
  const own = `import { ${name} } from "./indicators/${id}.ts";\n`;
  const place = method.indexOf("import { PARAMETERS }");
  return `${method.slice(0, place)}${own}${method.slice(place, end)}${row}${method.slice(end)}`;
}

function indicatorFor(id: string, zh: string, question: string): string {
  return `import type { Indicator } from "../contract.ts";
import { insufficient, measuredShare } from "../findings.ts";
import { measureShare } from "../measure-share.ts";
import { pickQuotes } from "../quote-evidence.ts";
import { votesOf } from "../votes.ts";
import { percent } from "../words.ts";

/** 少于这么多条就不评：不知道不当作零分。 */
const NEEDED = 5;
/** 没有数据时合格与不合格各占多少、抵得上几条投诉；多少得 0 分、多少得满分。定下来以后移到 parameters.ts。 */
const PRIOR = { shares: [0.5, 0.5], strength: 5 };
const GOAL_POSTS = [0, 1] as const;

export const ${constantFor(id)}: Indicator = {
  id: "${id}",
  zh: ${JSON.stringify(zh)},
  en: ${JSON.stringify(zh)},
  question: ${JSON.stringify(question)},
  formula: "合格的加权份额，收缩后按 0% 得 0 分、100% 得 100 分",
  limits: "只看公开投诉；雷同的投诉合用一份权重。",
  measure({ observations }, { parameters }) {
    // 改这两行：哪些投诉答得上这个问题，其中哪些合格。
    const asked = observations.filter((each) => each.reply.kind === "timed");
    const isGood = (each: (typeof asked)[number]) => each.merchantReplies > 1;
    const votes = votesOf(asked, (each) => (isGood(each) ? 1 : 0));
    const estimate = measureShare(votes, { prior: PRIOR, goalPosts: GOAL_POSTS }, parameters.level);
    if (estimate === null || estimate.n < NEEDED) return insufficient(estimate?.n ?? 0, NEEDED);
    return measuredShare(estimate, parameters, () => ({
      statement: \`\${asked.length} 条中 \${asked.filter(isGood).length} 条合格；加权后 \${percent(estimate.share)}\`,
      english: \`\${asked.filter(isGood).length} of \${asked.length} are good; weighted \${percent(estimate.share)}\`,
      quotes: pickQuotes(asked, (each) => each.otherWeight),
    }));
  },
};
`;
}
