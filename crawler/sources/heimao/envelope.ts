import { z } from "zod";
import type { Page } from "../../contract.ts";
import { otherShape, readJson } from "../../html/json.ts";
import { PageShapeError } from "../../html/select.ts";

/** 10005: log in or sign the request. 10017: log in to see more. */
export const LOGIN_CODES: ReadonlySet<number> = new Set([10005, 10017]);

const Envelope = z.looseObject({
  result: z.looseObject({ status: z.looseObject({ code: z.coerce.number().int() }), data: z.unknown() }),
});

/** The code of the envelope; `null` when the body is no envelope at all (a log-in page, say). */
export function envelopeCode(page: Page): number | null {
  const read = Envelope.safeParse(readJson(page.text));
  return read.success ? read.data.result.status.code : null;
}

export function dataOf<Schema extends z.ZodType>(page: Page, schema: Schema): z.output<Schema> {
  const envelope = Envelope.safeParse(readJson(page.text));
  if (!envelope.success) throw new PageShapeError("result.status.code", 0, "回答的代码");
  const read = schema.safeParse(envelope.data.result.data);
  if (read.success) return read.data;
  throw otherShape(read.error, "result.data");
}

/** A number that may come as a string, as `null`, or not at all. */
export function count() {
  return z.coerce.number().int().nonnegative().nullish().catch(null);
}
