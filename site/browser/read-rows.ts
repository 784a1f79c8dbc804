import type { TableRow } from "../present/table-csv.ts";

/** The comparison's rows as they stand on the page, for a file. */
export function readRows(rows: readonly HTMLTableRowElement[], weights: string): TableRow[] {
  return rows
    .filter((row) => !row.hidden)
    .map((row) => {
      const [rankLow = "", rankHigh = "", tier = ""] = (row.dataset["rank"] ?? "").split(" ");
      const cell = (column: string) => row.querySelector<HTMLElement>(`.column-${column}`)?.dataset ?? {};
      const value = (column: string) => cell(column)["value"] ?? "";
      const score = cell("score");
      return {
        platform: row.dataset["id"] ?? "",
        name: value("name"),
        grade: cell("grade")["grade"] ?? "",
        score: value("score"),
        score_low: score["low"] ?? "",
        score_high: score["high"] ?? "",
        rank_low: rankLow,
        rank_high: rankHigh,
        tier,
        response: value("response"),
        resolution: value("resolution"),
        transparency: value("transparency"),
        reputation: value("reputation"),
        replied: value("replied"),
        resolved: value("resolved"),
        sample: value("sample"),
        coverage: cell("sample")["coverage"] ?? "",
        weights,
      };
    });
}
