import { z } from "zod";
import { BodyHash } from "./ids.ts";
import { Instant } from "./time.ts";

/** Text in which personal data has been blotted out, letter for letter. Only `mask` makes it; only it may be published. */
export const MaskedText = z.string().brand<"MaskedText">();
export type MaskedText = z.infer<typeof MaskedText>;

/** Where words stand in a text: UTF-16 offsets, `end` exclusive. */
export const Span = z.strictObject({ start: z.int().nonnegative(), end: z.int().nonnegative() });
export type Span = z.infer<typeof Span>;

/** Words cut from one text, without their address: what an extractor finds. */
export const Excerpt = Span.extend({ text: MaskedText });
export type Excerpt = z.infer<typeof Excerpt>;

/** Words as published: what was written, where, and which archived body proves it. */
export const Quote = z.strictObject({
  text: MaskedText,
  /** Where they stand in the text they are cut from; left out in reports of before it was told. */
  ...Span.partial().shape,
  address: z.string(),
  capturedAt: Instant,
  bodySha256: BodyHash,
});
export type Quote = z.infer<typeof Quote>;
