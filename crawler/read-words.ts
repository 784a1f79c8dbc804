import type { Archive } from "../data/archive/archive.ts";
import type { SourceDeclaration } from "../data/model/source.ts";
import type { ComplaintDraft } from "./contract.ts";
import { importedTable } from "./import/imported-table.ts";
import type { SeenDraft } from "./merge-drafts.ts";
import type { PageReader } from "./page-reader.ts";
import { type ParsedPage, parsePage } from "./parse-page.ts";
import { asText, type RawPage } from "./raw-page.ts";
import type { ReadDraft } from "./read-page.ts";
import type { SeenOnPage } from "./read-pages.ts";

/** Reads tables that somebody exported. Their drafts stay as they are until it is known under which source they stand. */
export function readExport(archive: Archive, { id }: Pick<SourceDeclaration, "id">) {
  const source = { ...importedTable(archive), id };
  return async (pages: readonly RawPage[], step: (pages: number) => void): Promise<ParsedPage[]> =>
    pages.map((page) => {
      step(1);
      return parsePage(source, asText(page, archive), page.at);
    });
}

type Seen = SeenDraft<ReadDraft> & Pick<SeenOnPage, "page">;

/**
 * Every draft masked and with its words read. Most come so; a list's are read here, and those that hide what may be the number
 * of a twin.
 */
export async function readWords(
  seen: readonly SeenOnPage[],
  twinsOf: (draft: ComplaintDraft) => readonly string[],
  source: Pick<SourceDeclaration, "id">,
  reader: Pick<PageReader, "readAgain">,
): Promise<Seen[]> {
  const again = seen.filter(({ draft }) => isRead(draft) && needsAnotherLook(draft, twinsOf(draft)));
  const wanted = [...Map.groupBy(again, ({ page }) => JSON.stringify(page)).values()].map((drafts) => ({
    page: (drafts[0] as SeenOnPage).page,
    again: drafts.map(({ draft }) => ({ number: draft.number, twins: twinsOf(draft) })),
  }));
  const read = (await reader.readAgain(wanted)).flat();
  const readAgain = new Map(read.map((draft) => [draft.number, draft]));
  const all: Seen[] = [];
  for (const each of seen) {
    const { draft } = each;
    const better = readAgain.get(draft.number);
    if (!isRead(draft)) all.push({ ...each, draft: await readHere(draft, source, twinsOf(draft)) });
    else all.push({ ...each, draft: better === undefined ? draft : withWords(draft, better) });
  }
  return all;
}

async function readHere(draft: ComplaintDraft, { id }: Pick<SourceDeclaration, "id">, twins: readonly string[]) {
  const { readDraft } = await import("./read-page.ts");
  return readDraft(draft, id, twins);
}

export function isRead(draft: ComplaintDraft): draft is ReadDraft {
  return "words" in draft;
}

function needsAnotherLook({ words, title, narrative, events }: ReadDraft, twins: readonly string[]): boolean {
  if (words === null) return true;
  const shortest = Math.min(...twins.map(({ length }) => length));
  if (twins.length === 0) return false;
  const hidden = new RegExp(`█{${shortest}}`);
  return [title, narrative, ...events.map(({ text }) => text)].some((text) => hidden.test(text));
}

/** The draft as other views made it, in the words of a second reading; what they added to its steps stays. */
function withWords(draft: ReadDraft, { title, narrative, words, events }: ReadDraft): ReadDraft {
  return { ...draft, title, narrative, words, events: [...events, ...draft.events.slice(events.length)] };
}
