import type { Archive } from "../data/archive/archive.ts";
import type { Capture } from "../data/model/capture.ts";
import type { SourceDeclaration } from "../data/model/source.ts";
import type { Readings } from "../data/store/readings.ts";
import { BATCHES_AHEAD, PAGES_WORTH_A_THREAD, type ReaderThread, startReader } from "./open-readers.ts";
import { keptAs, PIECE } from "./page-reader.ts";
import type { Wanted } from "./read-batch.ts";
import { hasContent, rawPageOf, readableParts } from "./read-captures.ts";

/**
 * Reads pages on a thread of its own while others still come, so that `parse` finds them read. Only a short cut: what it does
 * not come to, or cannot read, is left to `parse`.
 */
export type ReadAhead = {
  /** A page of a source that has just been archived, and what it received in the browser. */
  readonly offer: (
    capture: Capture,
    parts: readonly Capture[],
    source: Pick<SourceDeclaration, "id" | "adapter">,
  ) => void;
  /** Ends once what is under way has been read. */
  readonly close: () => Promise<void>;
};

export function openReadAhead(archive: Pick<Archive, "path">, readings: Readings): ReadAhead {
  const waiting: Wanted[] = [];
  const lanes = new Set<Promise<void>>();
  let thread: ReaderThread | null = null;
  let hasFailed = false;

  const readOn = async (reader: ReaderThread) => {
    while (waiting.length > 0) {
      const piece = waiting.splice(0, PIECE);
      const texts = await reader.read(piece);
      readings.keep(piece.map((wanted, at) => keptAs(wanted, texts[at] ?? "null")));
    }
  };
  const start = (reader: ReaderThread) => {
    const lane: Promise<void> = readOn(reader)
      .catch(() => {
        hasFailed = true;
      })
      .finally(() => lanes.delete(lane));
    lanes.add(lane);
  };

  return {
    offer(capture, parts, { id: source, adapter }) {
      if (hasFailed || !hasContent(capture)) return;
      waiting.push({ source, adapter, page: rawPageOf(capture, readableParts(parts)) });
      if (thread === null && waiting.length < PAGES_WORTH_A_THREAD) return;
      thread ??= startReader(archive.path);
      if (waiting.length >= PIECE && lanes.size < BATCHES_AHEAD) start(thread);
    },
    async close() {
      waiting.length = 0;
      await Promise.all(lanes);
      await thread?.stop();
    },
  };
}
