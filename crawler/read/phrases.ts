import { z } from "zod";
import { readPhrase } from "../extract/read-phrase.ts";

const PhraseLine = z.object({ id: z.union([z.string(), z.number()]), text: z.string() });

/** One phrase, read: what it states, each with its words. */
export function readPhraseLine(line: unknown): Record<string, unknown> {
  const { id, text } = PhraseLine.parse(line);
  const features = readPhrase(text).map(({ excerpt, ...feature }) => ({
    ...feature,
    quote: excerpt.text,
    start: excerpt.start,
    end: excerpt.end,
  }));
  return { id, features };
}
