import { z } from "zod";
import { readPhrase } from "../extract/read-phrase.ts";
import { type Reader, rowsOf } from "./reader.ts";

const PhraseLine = z.object({ id: z.union([z.string(), z.number()]), text: z.string() });

export const phrases: Reader = {
  about: "读单句 {id, text}：说了什么，是哪几个字说的。",
  open: () => rowsOf(PhraseLine, readPhraseLine),
};

/** One phrase, read: what it states, each with its words. */
export function readPhraseLine({ id, text }: z.infer<typeof PhraseLine>): Record<string, unknown> {
  const features = readPhrase(text).map(({ excerpt, ...feature }) => ({
    ...feature,
    quote: excerpt.text,
    start: excerpt.start,
    end: excerpt.end,
  }));
  return { id, features };
}
