import { z } from "zod";
import { Capture, Visited } from "../../data/model/capture.ts";
import { Instant } from "../../data/model/time.ts";

/** What travels between a crawl and its workers. As one text, since `jsonb` refuses some characters that pages hold. */

const PageRequest = z.strictObject({
  address: z.string(),
  owner: Capture.shape.owner,
  kind: z.string(),
  via: z.enum(["http", "browser"]),
});

const Validators = z.strictObject({
  etag: z.string().nullable().default(null),
  lastModified: z.string().nullable().default(null),
});

/** A slice, and whatever a worker needs that knows no archive and no registry. */
export const SliceOrder = z.strictObject({
  id: z.uuid(),
  hostname: z.string(),
  requests: z.array(PageRequest),
  validators: z.array(z.tuple([z.string(), Validators])),
  robots: z.array(z.strictObject({ capture: Visited, body: z.base64().nullable() })),
  gapMs: z.number(),
  failuresInARow: z.int(),
  mostRestMs: z.number(),
  backoffMs: z.number(),
  budgetMs: z.number(),
  /** Whose eyes judge a page, by its owner. */
  adapters: z.record(z.string(), z.string()),
});
export type SliceOrder = z.infer<typeof SliceOrder>;

/** How a slice ended. Its visits lie in the table `visits`. */
export const SliceReport = z.strictObject({
  slice: z.uuid(),
  stopped: z.strictObject({ outcome: Capture.shape.outcome, detail: z.string() }).nullable(),
  remaining: z.array(PageRequest),
  visits: z.int(),
  failuresInARow: z.int(),
  nextAllowedAt: Instant,
});
export type SliceReport = z.infer<typeof SliceReport>;

const Envelope = z.strictObject({ text: z.string() });

export function seal(content: SliceOrder | SliceReport): z.infer<typeof Envelope> {
  return { text: JSON.stringify(content) };
}

export function openOrder(sealed: unknown): SliceOrder {
  return SliceOrder.parse(JSON.parse(Envelope.parse(sealed).text));
}

export function openReport(sealed: unknown): SliceReport {
  return SliceReport.parse(JSON.parse(Envelope.parse(sealed).text));
}
