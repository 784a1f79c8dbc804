import type { Alarm } from "../data/model/alarm.ts";
import type { Capture, Outcome } from "../data/model/capture.ts";
import { compare } from "../data/model/order.ts";
import type { SourceDeclaration } from "../data/model/source.ts";
import { NO_PROGRESS, type Progress } from "../data/terminal/progress.ts";
import type { RankingDraft } from "./contract.ts";
import type { SeenDraft } from "./merge-drafts.ts";
import type { ParsedPage } from "./parse-page.ts";
import type { RawPage } from "./raw-page.ts";
import { type Content, rawPageOf, type Sighting } from "./read-captures.ts";
import type { SeenTally } from "./tallies.ts";
import type { Yields } from "./yields.ts";

/** Who reads, and what is told of the reading. */
type Reading = {
  readonly source: SourceDeclaration["id"];
  readonly read: (pages: readonly RawPage[], step: (pages: number) => void) => Promise<readonly ParsedPage[]>;
  readonly partsOf: (visit: Capture) => readonly Content[];
  readonly yields: Yields;
};

/** The page answered, and says that it is not there. */
export const ABSENT: ReadonlySet<Outcome> = new Set<Outcome>(["gone", "soft_404"]);

type PagesRead = {
  readonly seen: readonly SeenOnPage[];
  readonly tallies: readonly SeenTally[];
  readonly rankings: readonly RankingDraft[];
  readonly alarms: readonly Alarm[];
};

/** A draft, and the page it stood on. */
export type SeenOnPage = SeenDraft & { readonly page: RawPage };

/** A page that nobody can read any more is read as it was before: what it said then was said. */
export async function readPages(from: Reading, sightings: readonly Sighting[], progress: Progress): Promise<PagesRead> {
  const { source, read, partsOf, yields } = from;
  const readable = sightings.flatMap(({ content, parts, ...rest }) =>
    content === null || rest.kind === "robots" ? [] : [{ ...rest, content, parts, page: rawPageOf(content, parts) }],
  );
  const pages = readable.map(({ page }) => page);
  const parsed = await read(pages, (count) => progress.step(source, count));
  progress.step(source, sightings.length - readable.length);
  const seen: SeenOnPage[] = [];
  const tallies: SeenTally[] = [];
  const rankings: RankingDraft[] = [];
  for (const [place, { kind, last, page, confirmedAt, address }] of readable.entries()) {
    const reading = parsed[place]?.reading;
    const removed = kind === "complaint" && ABSENT.has(last.outcome);
    for (const draft of reading?.complaints ?? []) {
      seen.push({
        draft: removed ? { ...draft, removed } : draft,
        seenAt: confirmedAt,
        bodySha256: page.bodySha256,
        page,
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
