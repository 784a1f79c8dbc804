import type { Archive } from "../data/archive/archive.ts";
import { sha256 } from "../data/archive/bodies.ts";
import type { SourceDeclaration } from "../data/model/source.ts";
import type { Readings } from "../data/store/readings.ts";
import type { Readers } from "./open-readers.ts";
import type { ParsedPage } from "./parse-page.ts";
import type { RawPage } from "./raw-page.ts";
import { inPieces } from "./read-captures.ts";
import type { PageRead, ReadDraft } from "./read-page.ts";
import { sourceNamed } from "./sources/index.ts";
import { type Again, takeApart, type Wanted } from "./take-apart.ts";

/** Reads the archived pages of one source. What was read before is recalled, what is new is remembered. */
export type PageReader = {
  /** What each of these pages says; `step` hears how many more were read. */
  readonly read: (pages: readonly RawPage[], step: (pages: number) => void) => Promise<PageRead[]>;
  /** Some drafts of each of these pages once more, with their words. */
  readonly readAgain: (pages: readonly { page: RawPage; again: readonly Again[] }[]) => Promise<ReadDraft[][]>;
};

export function openPageReader(
  readers: Pick<Readers, "readAll">,
  readings: Readings,
  { id: source, adapter }: Pick<SourceDeclaration, "id" | "adapter">,
): PageReader {
  /** The answers in the order of what is wanted. */
  const readAll = async <Read>(all: readonly Wanted[], step: (pages: number) => void): Promise<Read[]> => {
    const answers: Read[] = [];
    const unread: { readonly place: number; readonly wanted: Wanted }[] = [];
    for (const [place, wanted] of all.entries()) {
      const known = readings.recall(wanted.page.bodySha256, readingKey(wanted));
      if (known === undefined) unread.push({ place, wanted });
      else answers[place] = JSON.parse(known);
    }
    step(all.length - unread.length);
    if (unread.length === 0) return answers;
    const pieces = [...inPieces(unread, PIECE)];
    const batches = pieces.values().map((piece) => piece.map(({ wanted }) => wanted));
    await readers.readAll(batches, unread.length, (texts, nth) => {
      const piece = pieces[nth] ?? [];
      for (const [at, { place }] of piece.entries()) answers[place] = JSON.parse(texts[at] ?? "null");
      readings.remember(piece.map(({ wanted }, at) => asRemembered(wanted, texts[at] ?? "null")));
      step(piece.length);
    });
    return answers;
  };

  return {
    async read(pages, step) {
      const wanted = pages.map((page) => ({ source, adapter, page }));
      const read = await readAll<PageRead>(wanted, step);
      // The same body may have come again since it was read.
      return read.map((each, place) => ({
        ...each,
        alarms: each.alarms.map((alarm) => ({ ...alarm, at: pages[place]?.at ?? alarm.at })),
      }));
    },
    readAgain(pages) {
      const wanted = pages.map((each) => ({ source, adapter, ...each }));
      return readAll<ReadDraft[]>(wanted, () => undefined);
    },
  };
}

/** One page at once: as it was read before, or only as far as its structure says. */
export function readNow(wanted: Wanted, archive: Pick<Archive, "body">, readings: Readings): ParsedPage {
  const known = readings.recall(wanted.page.bodySha256, readingKey(wanted));
  if (known !== undefined) return JSON.parse(known);
  return takeApart(wanted, archive, sourceNamed);
}

/** A reading under the body and the circumstances it belongs to. */
export function asRemembered(wanted: Wanted, reading: string) {
  return { body: wanted.page.bodySha256, key: readingKey(wanted), reading };
}

/** All that a reading depends on beside body and code; not when the page came, which is only printed on alarms. */
function readingKey({ source, adapter, page, again }: Wanted): string {
  const { at: _, bodySha256: __, ...circumstances } = page;
  return sha256(Buffer.from(JSON.stringify([source, adapter, circumstances, again ?? null])));
}

/** What a thread is handed at a time. */
export const PIECE = 16;
