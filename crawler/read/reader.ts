import { z } from "zod";
import type { Command } from "../../data/terminal/door.ts";

/** Reads one kind of text: a line of JSON in, a line of JSON out. To add one, write a file like `dates.ts` and name it in `cli.ts`. */
export type Reader = {
  readonly about: string;
  readonly options?: Command["options"];
  /** Made ready once; the answer function then takes line after line, in order. */
  readonly open: (text: (option: string) => string | undefined) => AnswerRow;
};

type AnswerRow = (row: unknown) => Answer;
type Answer =
  | { readonly kind: "read"; readonly answer: object }
  | { readonly kind: "refused"; readonly id: string | null; readonly reason: string };

/** An answer function that checks the shape of each row first. */
export function rowsOf<Row>(shape: z.ZodType<Row>, read: (row: Row) => object): AnswerRow {
  return (row) => {
    const checked = shape.safeParse(row);
    if (checked.success) return { kind: "read", answer: read(checked.data) };
    const reason = checked.error.issues
      .map((each) => `${each.path.join(".") || "the line"}: ${each.message}`)
      .join("; ");
    const named = z.object({ id: z.string() }).safeParse(row);
    return { kind: "refused", id: named.success ? named.data.id : null, reason };
  };
}

/** Answers JSON lines, each with a line: what was read, or `{"id", "error"}` saying what is wrong with line N. */
export async function* answerLines(
  lines: AsyncIterable<string> | Iterable<string>,
  answer: AnswerRow,
): AsyncGenerator<string> {
  let number = 0;
  for await (const line of lines) {
    number += 1;
    if (line.trim() === "") continue;
    const row = parseJson(line.replace(/^\ufeff/, ""));
    const said: Answer = row === undefined ? { kind: "refused", id: null, reason: "not JSON" } : answer(row);
    yield JSON.stringify(said.kind === "read" ? said.answer : { id: said.id, error: `line ${number}: ${said.reason}` });
  }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
