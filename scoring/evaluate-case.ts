import { z } from "zod";
import { BareInputsSchema } from "./bare-complaints.ts";
import { evaluate } from "./evaluate.ts";

const Case = z.object({ inputs: BareInputsSchema });

/** A case in the form of the worked examples, as JSON: its answer, or what is wrong with it, one fault a line. */
export function evaluateCase(
  json: string,
): { readonly answer: ReturnType<typeof evaluate> } | { readonly faults: readonly string[] } {
  let given: unknown;
  try {
    given = JSON.parse(json);
  } catch (error) {
    return { faults: [`不是 JSON：${error instanceof Error ? error.message : String(error)}`] };
  }
  const read = Case.safeParse(given);
  if (read.success) return { answer: evaluate(read.data.inputs) };
  return { faults: read.error.issues.map(({ path, message }) => `${path.join(".") || "（整个）"}: ${message}`) };
}
