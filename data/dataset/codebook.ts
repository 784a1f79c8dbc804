import { ABOUT } from "./about-tables.ts";
import type { Described } from "./describe.ts";
import { type Column, columnsOf } from "./fields.ts";
import { ROWS, TABLE_NAMES } from "./tables.ts";

/** The codebook, one section a table, from the schemas that guard the rows. */
export function codebook({ head, version }: Described, language: "zh" | "en"): string {
  const words = {
    zh: ["字段", "含义", "类型", "单位", "取值", "可缺"],
    en: ["Column", "Meaning", "Type", "Unit", "Values", "May be missing"],
  };
  const sections = TABLE_NAMES.map((name) => {
    const rows = columnsOf(ROWS[name]).map((column) => tableLine(codebookCells(column, language)));
    return [
      `## ${name}`,
      "",
      ABOUT[name][language],
      "",
      tableLine(words[language]),
      tableLine(words[language].map(() => "---")),
      ...rows,
    ].join("\n");
  });
  const title = {
    zh: `# 数据字典 ${version}\n\n方法 ${head.method.version}。缺失是空值，原因看同一行的 \`status\`：绝不用 0 或 99 代替。区间都是 90%。`,
    en: `# Codebook ${version}\n\nMethod ${head.method.version}. Missing is empty, and \`status\` in the same row says why: never 0, never 99. Intervals are 90 %.`,
  };
  return `${[title[language], ...sections].join("\n\n")}\n`;
}

function codebookCells(column: Column, language: "zh" | "en"): string[] {
  const may = { zh: ["否", "是"], en: ["no", "yes"] }[language][column.required ? 0 : 1] ?? "";
  return [`\`${column.name}\``, column[language], column.type, column.unit, column.values.join(", "), may];
}

function tableLine(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}
