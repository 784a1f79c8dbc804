import { z } from "zod";
import { BodyHash } from "./ids.ts";
import { Instant } from "./time.ts";

/** Text in which personal data has been blotted out, letter for letter. Only `mask` makes it; only it may be published. */
export const MaskedText = z.string().brand<"MaskedText">();
export type MaskedText = z.infer<typeof MaskedText>;

/** Where words stand in a text: UTF-16 offsets, `end` exclusive. */
export const Span = z.strictObject({ start: z.int().nonnegative(), end: z.int().nonnegative() });
export type Span = z.infer<typeof Span>;

/** The part of a policy page that words stand in, as far as its markup tells; `body` is all the rest. */
export const BlockKind = z.enum(["notice", "footer", "goods", "policy", "faq", "contact", "body"]);
export type BlockKind = z.infer<typeof BlockKind>;

/** Words cut from one text, without their address: what an extractor finds. `block`: of words on a policy page. */
export const Excerpt = Span.extend({ text: MaskedText, block: BlockKind.optional() });
export type Excerpt = z.infer<typeof Excerpt>;

/** By what words became evidence. Left out in reports of before it was told. */
const Extractor = z.strictObject({
  /** `complaint/<source>` for what a source's own page says, `policy/<fact>`, `clause/<rule>`, or the rule of a label. */
  id: z.string(),
  /** Of all code that pages were read by: the beginning of its SHA-256. Left out where it is not known. */
  version: z.string().optional(),
  /** How surely the words mean what they are quoted for. */
  confidence: z.number().min(0).max(1),
});

/** Words as published: what was written, where, and which archived body proves it. */
export const Quote = z.strictObject({
  text: MaskedText,
  /** Where they stand in the text they are cut from; left out in reports of before it was told. */
  ...Span.partial().shape,
  block: BlockKind.optional(),
  address: z.string(),
  capturedAt: Instant,
  bodySha256: BodyHash,
  extractor: Extractor.optional(),
});
export type Quote = z.infer<typeof Quote>;
