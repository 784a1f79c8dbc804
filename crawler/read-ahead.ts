import type { Capture } from "../data/model/capture.ts";
import type { SourceDeclaration } from "../data/model/source.ts";
import type { Readings } from "../data/store/readings.ts";
import { BATCHES_AHEAD, type Readers } from "./open-readers.ts";
import { asRemembered, PIECE } from "./page-reader.ts";
import { hasContent, rawPageOf, readableParts } from "./read-captures.ts";
import type { Wanted } from "./take-apart.ts";

/**
 * Has pages read while others still come, so that `parse` finds them read. Only a short cut: what it does not come to, or
 * cannot read, is left to `parse`.
 */
export type ReadAhead = {
  /** A page of a source that has just been archived, its body, and what it received in the browser. */
  readonly offer: (
    capture: Capture,
    body: Uint8Array | null,
    parts: readonly Capture[],
    source: Pick<SourceDeclaration, "id" | "adapter">,
  ) => void;
  /** Ends once what is under way has been read. */
  readonly close: () => Promise<void>;
};

/** Bodies are held for what is read next; those of earlier pages are in the archive. */
const MOST_AT_HAND = PIECE;
const LARGEST_AT_HAND = 256 * 1024;

/** Whoever brings no more of them leaves them to `parse`, which is quick. */
const PAGES_WORTH_READING_AHEAD = 100;

export function openReadAhead(readers: Pick<Readers, "readAside">, readings: Readings): ReadAhead {
  const waiting: { readonly wanted: Wanted; body: Uint8Array | null }[] = [];
  const lanes = new Set<Promise<void>>();
  let hasBegun = false;
  let hasFailed = false;

  const readOn = async () => {
    while (waiting.length > 0) {
      // The newest first: their bodies are at hand.
      const piece = waiting.splice(-PIECE).map(({ wanted, body }) => (body === null ? wanted : { ...wanted, body }));
      const texts = await readers.readAside(piece);
      readings.remember(piece.map((wanted, at) => asRemembered(wanted, texts[at] ?? "null")));
    }
  };
  const start = () => {
    const lane: Promise<void> = readOn()
      .catch(() => {
        hasFailed = true;
      })
      .finally(() => lanes.delete(lane));
    lanes.add(lane);
  };

  return {
    offer(capture, body, parts, { id: source, adapter }) {
      if (hasFailed || !hasContent(capture)) return;
      const isAtHand = capture.withheld === null && body !== null && body.byteLength <= LARGEST_AT_HAND;
      const wanted = { source, adapter, page: rawPageOf(capture, readableParts(parts)) };
      waiting.push({ wanted, body: isAtHand ? body : null });
      const older = waiting.at(-1 - MOST_AT_HAND);
      if (older !== undefined) older.body = null;
      hasBegun ||= waiting.length >= PAGES_WORTH_READING_AHEAD;
      if (hasBegun && waiting.length >= PIECE && lanes.size < BATCHES_AHEAD) start();
    },
    async close() {
      waiting.length = 0;
      await Promise.all(lanes);
    },
  };
}
