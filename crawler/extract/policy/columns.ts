import type { Duration } from "../language/durations.ts";
import type { Sentence } from "./policy-text.ts";
import { stretchesIn } from "./stretches.ts";

/** 首次回复, in the table 问题 | 首次回复 | 办结: what stands over this time; "" where no row of headings does. */
export function columnOver({ columns, words }: Sentence, duration: Duration): string {
  if (columns === "") return "";
  const head = headOver({ columns, words }, duration.end);
  if (head !== "") return head;
  const heads = cellsOf(columns);
  // A cell may hold a space (3 个工作日): then the times stand in the last columns, one each.
  const times = stretchesIn(words);
  const at = times.findIndex(({ start }) => start === duration.start);
  return times.length <= heads.length && at >= 0 ? (heads[heads.length - times.length + at] ?? "") : "";
}

/** The cells of a row, each with what stands over it; none where the row has not as many cells as headings. */
export function cellsUnderHeads({ columns, words }: Sentence): { readonly head: string; readonly cell: string }[] {
  let end = 0;
  return cellsOf(words).flatMap((cell) => {
    end = words.indexOf(cell, end) + cell.length;
    const head = headOver({ columns, words }, end);
    return head === "" ? [] : [{ head, cell }];
  });
}

/** The heading over the cell that ends at `end`; the corner of a table may be empty. */
function headOver({ columns, words }: Pick<Sentence, "columns" | "words">, end: number): string {
  if (columns === "") return "";
  const [heads, cells] = [cellsOf(columns), cellsOf(words)];
  const corner = cells.length - heads.length;
  return corner === 0 || corner === 1 ? (heads[cellsOf(words.slice(0, end)).length - 1 - corner] ?? "") : "";
}

function cellsOf(row: string): string[] {
  return row.trim().split(/\s+/);
}
