import { Capture } from "../model/capture.ts";

/** The row of `withheld` about a body; all `null` where there is none. */
export type Tombstone = {
  readonly withheldFor: string | null;
  readonly withheldAt: string | null;
  readonly instead: string | null;
};

/** A row of `captures`, and what `withheld` says of its body. */
export type CaptureRow = Tombstone & {
  readonly address: string;
  readonly fetchedAt: string;
  readonly headers: string;
  readonly redirects: string;
  readonly exchange: string | null;
  readonly bodySha256: string | null;
};

/** What a capture says of its body. */
export function bodyOf(came: string | null, { withheldFor, withheldAt, instead }: Tombstone) {
  if (withheldFor === null) return { bodySha256: came, withheld: null };
  return { bodySha256: instead, withheld: { sha256: came, reason: withheldFor, at: withheldAt } };
}

/** Checks a row as it lies in the file. */
export function toCapture(row: CaptureRow): Capture {
  const { withheldFor, withheldAt, instead, bodySha256, ...rest } = row;
  return Capture.parse({
    ...rest,
    ...bodyOf(bodySha256, { withheldFor, withheldAt, instead }),
    headers: JSON.parse(row.headers),
    redirects: JSON.parse(row.redirects),
    exchange: row.exchange === null ? null : JSON.parse(row.exchange),
  });
}
