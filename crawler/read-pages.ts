import type { Archive } from "../data/archive/archive.ts";
import type { Alarm } from "../data/model/alarm.ts";
import type { Capture, Outcome } from "../data/model/capture.ts";
import type { Complaint } from "../data/model/complaint.ts";
import { compare } from "../data/model/order.ts";
import type { SourceDeclaration } from "../data/model/source.ts";
import { NO_PROGRESS, type Progress } from "../data/terminal/progress.ts";
import type { RankingDraft } from "./contract.ts";
import type { SeenDraft } from "./merge-drafts.ts";
import type { Readers } from "./open-readers.ts";
import type { ParsedPage } from "./parse-page.ts";
import type { Batch } from "./read-batch.ts";
import { type Content, rawPageOf, type Sighting } from "./read-captures.ts";
import type { SeenTally } from "./tallies.ts";
import type { Yields } from "./yields.ts";

/** What is read from, and who reads. */
type Reading = {
  readonly archive: Pick<Archive, "body">;
  readonly declaration: SourceDeclaration;
  /** The id of the adapter that knows the pages. */
  readonly adapter: string;
  readonly readers: Readers;
  readonly partsOf: (visit: Capture) => readonly Content[];
  readonly yields: Yields;
};

/** The page answered, and says that it is not there. */
export const ABSENT: ReadonlySet<Outcome> = new Set<Outcome>(["gone", "soft_404"]);

type PagesRead = {
  readonly seen: readonly SeenDraft[];
  readonly tallies: readonly SeenTally[];
  readonly rankings: readonly RankingDraft[];
  readonly alarms: readonly Alarm[];
};

/** A page that nobody can read any more is read as it was before: what it said then was said. */
export async function readPages(from: Reading, sightings: readonly Sighting[], progress: Progress): Promise<PagesRead> {
  const { archive, declaration, adapter, readers, partsOf, yields } = from;
  const readable = sightings.flatMap(({ content, ...rest }) =>
    content === null || rest.kind === "robots" ? [] : [{ ...rest, content }],
  );
  const batches = Iterator.from(piecesOf(readable)).map((piece): Batch => {
    progress.step(declaration.id, piece.length);
    const pages = piece.map(({ content, parts }) => rawPageOf(archive, content, parts));
    return { kind: "pages", source: declaration.id, adapter, pages };
  });
  const parsed = (await readers.readAll(batches)).flatMap((read) => (read.kind === "pages" ? read.parsed : []));
  progress.step(declaration.id, sightings.length - readable.length);
  const seen: SeenDraft[] = [];
  const tallies: SeenTally[] = [];
  const rankings: RankingDraft[] = [];
  for (const [place, { kind, last, content, confirmedAt, address }] of readable.entries()) {
    const reading = parsed[place]?.reading;
    const removed = kind === "complaint" && ABSENT.has(last.outcome);
    for (const draft of reading?.complaints ?? []) {
      seen.push({
        draft: removed ? { ...draft, removed } : draft,
        seenAt: confirmedAt,
        bodySha256: content.bodySha256,
      });
    }
    tallies.push(...(reading?.tallies ?? []).map((draft) => ({ draft, address, at: confirmedAt })));
    rankings.push(...(reading?.rankings ?? []));
  }
  noteYields(readable, parsed, yields);
  const alarms = parsed.flatMap((each) => each.alarms);
  const strange = readable.filter((_, place) => parsed[place]?.alarms.some(isOfShape));
  const before = strange.flatMap((each) => asBefore(each, partsOf) ?? []);
  if (before.length === 0) return { seen, tallies, rankings, alarms };
  const earlier = await readPages(from, before, NO_PROGRESS);
  return {
    seen: seen.concat(earlier.seen),
    tallies: tallies.concat(earlier.tallies),
    rankings: rankings.concat(earlier.rankings),
    alarms,
  };
}

function noteYields(
  pages: readonly (Pick<Sighting, "kind" | "address"> & { readonly content: Content })[],
  parsed: readonly ParsedPage[],
  yields: Yields,
): void {
  for (const [place, { kind, address, content }] of pages.entries()) {
    const page = parsed[place];
    if (page === undefined || page.alarms.some(isOfShape)) continue;
    yields.see({ kind, address, at: content.fetchedAt }, page.reading);
  }
}

const LISTS_REMEMBERED = 30;

/** The newest of what lists showed before they showed what they do now: a source's history to compare its yield with. */
export function listsBefore(sightings: readonly Sighting[], partsOf: Reading["partsOf"]): Sighting[] {
  return sightings
    .filter(({ kind }) => kind !== "complaint" && kind !== "robots")
    .flatMap((sighting) =>
      sighting.history.flatMap((visit) => {
        const { outcome, bodySha256, fetchedAt } = visit;
        if (outcome !== "ok" || bodySha256 === null || bodySha256 === sighting.content?.bodySha256) return [];
        const content = { ...visit, bodySha256 };
        return [{ ...sighting, content, parts: partsOf(visit), confirmedAt: fetchedAt, history: [] }];
      }),
    )
    .sort((one, other) => compare(other.confirmedAt, one.confirmedAt) || compare(one.address, other.address))
    .slice(0, LISTS_REMEMBERED);
}

function isOfShape({ kind }: Alarm): boolean {
  return kind === "shape";
}

/** The page at an address with the content it had before the newest; `null` where none is remembered. */
function asBefore(sighting: Sighting, partsOf: Reading["partsOf"]): Sighting | null {
  const { content, history } = sighting;
  const older = history.findLast(
    (visit) =>
      visit.outcome === "ok" &&
      visit.bodySha256 !== content?.bodySha256 &&
      content !== null &&
      visit.fetchedAt < content.fetchedAt,
  );
  if (!older?.bodySha256) return null;
  const before = { ...older, bodySha256: older.bodySha256 };
  return { ...sighting, content: before, parts: partsOf(older), confirmedAt: older.fetchedAt };
}

type DraftOfPlatform = Extract<Batch, { kind: "complaints" }>["drafts"][number];

export async function readComplaints(
  declaration: SourceDeclaration,
  drafts: readonly DraftOfPlatform[],
  readers: Readers,
): Promise<Complaint[]> {
  const batches = Iterator.from(piecesOf(drafts)).map(
    (piece): Batch => ({ kind: "complaints", source: declaration.id, drafts: piece }),
  );
  const read = await readers.readAll(batches);
  return read.flatMap((each) => (each.kind === "complaints" ? each.complaints : []));
}

const PIECE = 16;

function* piecesOf<Each>(all: readonly Each[]): Generator<readonly Each[]> {
  for (let from = 0; from < all.length; from += PIECE) yield all.slice(from, from + PIECE);
}
