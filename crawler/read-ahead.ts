import type { Archive } from "../data/archive/archive.ts";
import type { Capture } from "../data/model/capture.ts";
import type { SourceDeclaration } from "../data/model/source.ts";
import type { Readings } from "../data/store/readings.ts";
import { BATCHES_AHEAD, type Readers } from "./open-readers.ts";
import { asRemembered, PIECE } from "./page-reader.ts";
import { hasContent, rawPageOf, readableParts } from "./read-captures.ts";
import { sourceNamed } from "./sources/index.ts";
import { inParts, type Wanted } from "./take-apart.ts";

/**
 * Has pages read while others still come, so that `parse` finds them read. Only a short cut: what it does not come to, or
 * cannot read, is left to `parse`.
 */
export type ReadAhead = {
  /** A page of a source that has just been archived, its text, and what it received in the browser. */
  readonly offer: (
    capture: Capture,
    text: string | undefined,
    parts: readonly Capture[],
    source: Pick<SourceDeclaration, "id" | "adapter">,
  ) => void;
  /** Ends once what is under way has been read. */
  readonly close: () => Promise<void>;
};

/** Whoever brings no more of them leaves them to `parse`, which is quick. */
const PAGES_WORTH_READING_AHEAD = 100;

/** Where so many wait, the reader lags behind, and who fetches takes the next ones apart for it. */
const MANY_WAITING = 8 * PIECE;

/** The newest are read next: of those the text is held, and what was taken apart. All is in the archive. */
const TEXTS_HELD = PIECE;
const LONGEST_HELD = 256 * 1024;
const PARTS_HELD = 4 * MANY_WAITING;

export function openReadAhead(
  archive: Pick<Archive, "body">,
  readers: Pick<Readers, "readAside">,
  readings: Readings,
): ReadAhead {
  const waiting: Wanted[] = [];
  const lanes = new Set<Promise<void>>();
  let hasBegun = false;
  let hasFailed = false;

  const readOn = async () => {
    while (waiting.length > 0) {
      const piece = waiting.splice(-PIECE);
      // What is offered within a transaction can be read from the archive only after it.
      await Promise.resolve();
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
  const put = (wanted: Wanted) => {
    const isForReader = wanted.text === undefined || waiting.length < MANY_WAITING;
    waiting.push(isForReader ? wanted : inParts(wanted, archive, sourceNamed));
  };
  const letGo = (held: "text" | "parsed", most: number) => {
    const at = waiting.length - 1 - most;
    const older = waiting[at];
    if (older?.[held] !== undefined) waiting[at] = { ...older, [held]: undefined };
  };

  return {
    offer(capture, text, parts, { id: source, adapter }) {
      if (hasFailed || !hasContent(capture)) return;
      const isAtHand = capture.withheld === null && text !== undefined && text.length <= LONGEST_HELD;
      try {
        put({ source, adapter, page: rawPageOf(capture, readableParts(parts)), text: isAtHand ? text : undefined });
      } catch {
        hasFailed = true;
      }
      letGo("text", TEXTS_HELD);
      letGo("parsed", PARTS_HELD);
      hasBegun ||= waiting.length >= PAGES_WORTH_READING_AHEAD;
      if (hasBegun && waiting.length >= PIECE && lanes.size < BATCHES_AHEAD) start();
    },
    async close() {
      waiting.length = 0;
      await Promise.all(lanes);
    },
  };
}
