import { type Archive, sha256 } from "../data/archive/archive.ts";
import type { Capture } from "../data/model/capture.ts";
import type { BodyHash } from "../data/model/ids.ts";
import type { Instant } from "../data/model/time.ts";
import type { Page } from "./contract.ts";
import { visibleText } from "./html/visible-text.ts";
import { isPassing } from "./plan-visits.ts";
import { asText, type RawPage } from "./read-batch.ts";

/** One address through time: what it showed last, and how the last visit ended. */
export type Sighting = {
  readonly address: string;
  readonly kind: string;
  readonly last: Capture;
  /** The newest visit that brought a body worth reading; `null` when none ever did. */
  readonly content: (Capture & { readonly bodySha256: BodyHash }) | null;
  /** When the content was last seen to be so: a 304 confirms it. */
  readonly confirmedAt: Instant;
  /** The last visits, oldest first, `last` among them. Passing troubles before it are forgotten. */
  readonly history: readonly Capture[];
};

/** Enough to come from the shortest pause to the longest. */
const VISITS_REMEMBERED = 16;

/** Captures of one owner, by address. `captures` must be ordered by address, then time, as the archive gives them. */
export function sightingsOf(captures: readonly Capture[]): Sighting[] {
  const sightings = new Map<string, Sighting>();
  for (const capture of captures) {
    const before = sightings.get(capture.address);
    const content = hasContent(capture) ? capture : (before?.content ?? null);
    const confirms = capture.outcome === "ok" || capture.outcome === "not_modified";
    const past = (before?.history ?? []).filter((visit) => !isPassing(visit));
    sightings.set(capture.address, {
      address: capture.address,
      kind: capture.kind,
      last: capture,
      content,
      confirmedAt: confirms ? capture.fetchedAt : (before?.confirmedAt ?? capture.fetchedAt),
      history: [...past, capture].slice(-VISITS_REMEMBERED),
    });
  }
  return [...sightings.values()];
}

/** The archived page as text. */
export function pageOf(archive: Pick<Archive, "body">, content: NonNullable<Sighting["content"]>): Page {
  return asText(rawPageOf(archive, content));
}

/** The archived page as it came. */
export function rawPageOf(archive: Pick<Archive, "body">, content: NonNullable<Sighting["content"]>): RawPage {
  const charsetHint = content.headers["content-type"] ?? "";
  return {
    address: content.address,
    kind: content.kind,
    contentType: charsetHint.split(";")[0]?.trim().toLowerCase() ?? "",
    charsetHint,
    bytes: archive.body(content.bodySha256),
    at: content.fetchedAt,
  };
}

/** Compares pages by the words a visitor sees: tokens and adverts in the markup change with every visit. */
export function compareWords(archive: Pick<Archive, "body">): (before: Capture, after: Capture) => boolean {
  const known = new Map<BodyHash, string | null>();
  const wordsOf = (capture: Capture): string | null => {
    if (!hasContent(capture)) return null;
    const words = known.get(capture.bodySha256) ?? readWords(capture);
    known.set(capture.bodySha256, words);
    return words;
  };
  const readWords = (capture: NonNullable<Sighting["content"]>): string | null => {
    const page = pageOf(archive, capture);
    return page.contentType.includes("html") ? sha256(Buffer.from(visibleText(page.text).text)) : null;
  };
  return (before, after) => {
    const words = wordsOf(before);
    return words !== null && words === wordsOf(after);
  };
}

function hasContent(capture: Capture): capture is Capture & { bodySha256: BodyHash } {
  return capture.outcome === "ok" && capture.bodySha256 !== null;
}
