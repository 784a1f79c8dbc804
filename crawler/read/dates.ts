import { z } from "zod";
import { momentsIn } from "../extract/language/dates.ts";
import { type Reader, rowsOf } from "./reader.ts";

const Row = z.object({ id: z.string(), text: z.string(), ref: z.iso.datetime({ offset: true, local: true }) });

export const dates: Reader = {
  about: "读日期 {id, text, ref}：站在 ref 那一刻，文字里先说到的是什么时候（上海时间）。",
  open: () =>
    rowsOf(Row, ({ id, text, ref }) => {
      const [first] = momentsIn(text, Date.parse(withZone(ref)));
      if (first === undefined) return { id, iso: null, grain: null, span: null };
      return { id, iso: first.iso, grain: first.grain, span: text.slice(first.start, first.end) };
    }),
};

/** A reference time without a zone is Shanghai's. */
function withZone(written: string): string {
  return /(?:z|[+-]\d{2}:?\d{2})$/i.test(written) ? written : `${written}+08:00`;
}
