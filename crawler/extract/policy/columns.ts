import type { Duration } from "../language/durations.ts";
import type { Sentence } from "./policy-text.ts";
import { stretchesIn } from "./stretches.ts";

/** 首次回复, in the table 问题 | 首次回复 | 办结: what stands over this time; "" where no row of headings does. */
export function columnOver({ columns, words }: Sentence, duration: Duration): string {
  if (columns === "") return "";
  const [heads, cells] = [cellsOf(columns), cellsOf(words)];
  if (heads.length === cells.length) return heads[cellsOf(words.slice(0, duration.end)).length - 1] ?? "";
  // A cell may hold a space (3 个工作日): then the times stand in the last columns, one each.
  const times = stretchesIn(words);
  const at = times.findIndex(({ start }) => start === duration.start);
  return times.length <= heads.length && at >= 0 ? (heads[heads.length - times.length + at] ?? "") : "";
}

function cellsOf(row: string): string[] {
  return row.trim().split(/\s+/);
}
