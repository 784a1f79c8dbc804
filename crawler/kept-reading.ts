import { z } from "zod";
import { Complaint } from "../data/model/complaint.ts";
import { Tally } from "../data/model/tally.ts";
import { ISSUES, type Issue } from "../data/model/taxonomy.ts";
import type { Page, Reading } from "./contract.ts";
import { readJson } from "./html/json.ts";
import { PageShapeError } from "./html/select.ts";

/** Never sent by a site: what the archive keeps of a page whose body is withheld. */
export const KEPT_READING = "application/vnd.kaxin.reading+json";

export function isKeptReading({ contentType }: Pick<Page, "contentType">): boolean {
  return contentType === KEPT_READING;
}

/** The reading as it is archived in the place of the page. */
export function writeKeptReading(reading: Reading): Uint8Array {
  return Buffer.from(JSON.stringify(reading));
}

/** Throws `PageShapeError` when it is none. */
export function readKeptReading(page: Pick<Page, "text">): Reading {
  const read = KeptReading.safeParse(readJson(page.text));
  if (read.success) return read.data;
  throw new PageShapeError(read.error.issues[0]?.path.join(".") ?? "", 0, "留下的读数");
}

const { number, address, merchantAsNamed, truncated, postedAt, state, rating, amountCny, timely } = Complaint.shape;
const words = z.array(z.string());
const merchant = { merchantId: z.string().nullable(), merchantAsNamed };
const count = z.int().nonnegative();

const Draft = z.strictObject({
  ...{ number, address, ...merchant, truncated, postedAt, state, rating, amountCny, timely },
  title: z.string(),
  narrative: z.string(),
  view: z.enum(["feed", "detail"]),
  issueField: words,
  issueCodes: z.array(z.enum(Object.keys(ISSUES) as Issue[])),
  demandField: words,
  author: z.string().nullable(),
  removed: z.boolean(),
  events: z.array(Complaint.shape.events.element.extend({ text: z.string() })),
});

const KeptReading = z.strictObject({
  complaints: z.array(Draft),
  tallies: z.array(
    z.strictObject({
      ...{ ...merchant, complaints: count },
      complaints30d: count.nullable(),
      replied: count.nullable(),
      completed: count.nullable(),
    }),
  ),
  rankings: z.array(z.strictObject({ ...merchant, ...Tally.shape.rankings.unwrap().element.shape })),
  next: z.array(z.strictObject({ address: z.string(), kind: z.string(), via: z.enum(["http", "browser"]) })),
  remarks: words,
});
