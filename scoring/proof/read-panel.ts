import { parse } from "csv-parse/browser/esm/sync";
import { z } from "zod";
import type { PanelRow } from "./back-test.ts";

/** The file is no panel; the message says which line, and what is expected there. */
export class PanelFault extends Error {
  override readonly name = "PanelFault";
}

const count = z
  .string()
  .trim()
  .regex(/^\d+(\.0+)?$/, "应为从 0 起的整数")
  .transform(Number);
const Row = z
  .object({ unit: z.string().min(1), period: z.string().trim().min(1), trials: count, events: count })
  .refine(({ trials, events }) => events <= trials, { path: ["events"], error: "不能超过 trials" });

const LONGEST_ROW = 100_000;

/** A CSV table with the columns `unit,period,trials,events`, in any order; others are passed over. */
export function readPanel(text: string): PanelRow[] {
  let table: unknown;
  try {
    table = parse(text, { columns: true, bom: true, trim: true, skip_empty_lines: true, max_record_size: LONGEST_ROW });
  } catch (error) {
    throw new PanelFault(`不是 CSV 表：${error instanceof Error ? error.message : String(error)}`);
  }
  return z
    .array(z.unknown())
    .parse(table)
    .map((row, index) => {
      const read = Row.safeParse(row);
      if (read.success) return read.data;
      const [issue] = read.error.issues;
      throw new PanelFault(`第 ${index + 1} 行的 ${String(issue?.path[0])} 列：${issue?.message ?? "读不懂"}`);
    });
}
