import type { Archive } from "../data/archive/archive.ts";
import { sha256 } from "../data/archive/bodies.ts";
import type { Capture } from "../data/model/capture.ts";
import type { BodyHash } from "../data/model/ids.ts";
import type { Instant } from "../data/model/time.ts";
import type { Page } from "./contract.ts";
import { mediaType } from "./fetch/answer.ts";
import { visibleText } from "./html/visible-text.ts";
import { KEPT_READING } from "./kept-reading.ts";
import { isPassing } from "./plan-visits.ts";
import { asText, type RawPage, type RawPart } from "./raw-page.ts";

/** A capture that brought a body worth reading. */
export type Content = Capture & { readonly bodySha256: BodyHash };

/** One address through time: what it showed last, and how the last visit ended. */
export type Sighting = {
  readonly address: string;
  readonly kind: string;
  readonly last: Capture;
  /** The newest visit that brought a body worth reading; `null` when none ever did. */
  readonly content: Content | null;
  /** The newest visit by HTTP to a home page that showed nothing by itself: its scripts may tell the software. */
  readonly shell: Content | null;
  /** What the content's scripts received in the browser, as far as it is worth reading, by address. */
  readonly parts: readonly Content[];
  /** When the content was last seen to be so: a 304 confirms it. */
  readonly confirmedAt: Instant;
  /** The last visits, oldest first, `last` among them. Passing troubles before it are forgotten. */
  readonly history: readonly Capture[];
};

/** Enough to come from the shortest pause to the longest. */
const VISITS_REMEMBERED = 16;

/** Captures of one owner, by address. `captures` must be ordered by address, then time, as the archive gives them. */
export function sightingsOf(captures: readonly Capture[]): Sighting[] {
  return [...sightingsInTurn(captures, partsByVisit(captures))];
}

/** The same one after another, for an owner with a million visits. */
export function* sightingsInTurn(
  captures: Iterable<Capture>,
  partsOf: (visit: Capture) => readonly Content[],
): Generator<Sighting> {
  let seen: Sighting | undefined;
  for (const capture of captures) {
    if (capture.askedBy !== null) continue;
    const isSame = seen?.address === capture.address;
    if (seen !== undefined && !isSame) yield seen;
    seen = seenAgain(isSame ? seen : undefined, capture, partsOf(capture));
  }
  if (seen !== undefined) yield seen;
}

/** What comes one after another, so many at a time. */
export function* inPieces<Each>(all: Iterable<Each>, size: number): Generator<Each[]> {
  let piece: Each[] = [];
  for (const each of all) {
    piece.push(each);
    if (piece.length < size) continue;
    yield piece;
    piece = [];
  }
  if (piece.length > 0) yield piece;
}

function seenAgain(before: Sighting | undefined, capture: Capture, brought: readonly Content[]): Sighting {
  const confirms = capture.outcome === "ok" || capture.outcome === "not_modified";
  const past = (before?.history ?? []).filter((visit) => !isPassing(visit) && !isShownBy(capture, visit));
  const showed = hasContent(capture)
    ? { content: capture, parts: brought }
    : { content: before?.content ?? null, parts: before?.parts ?? [] };
  return {
    address: capture.address,
    kind: capture.kind,
    last: capture,
    ...showed,
    shell: isHttpShell(capture) ? leadingContent(capture) : (before?.shell ?? null),
    confirmedAt: confirms ? capture.fetchedAt : (before?.confirmedAt ?? capture.fetchedAt),
    history: [...past, capture].slice(-VISITS_REMEMBERED),
  };
}

/** The archived page as text. */
export function pageOf(archive: Pick<Archive, "body">, content: Content, parts: readonly Content[]): Page {
  return asText(rawPageOf(content, parts), archive);
}

/** The archived page, not yet text. */
export function rawPageOf(content: Content, parts: readonly Content[]): RawPage {
  return {
    ...rawPartOf(content),
    kind: content.kind,
    at: content.fetchedAt,
    ...(parts.length === 0 ? {} : { parts: parts.map(rawPartOf) }),
  };
}

function rawPartOf({ address, headers, bodySha256, withheld }: Content): RawPart {
  const charsetHint = withheld === null ? (headers["content-type"] ?? "") : "charset=utf-8";
  const contentType = withheld === null ? mediaType(headers) : KEPT_READING;
  return { address, contentType, charsetHint, bodySha256 };
}

/** What each visit received in the browser, as far as it is worth reading. */
export function partsByVisit(captures: readonly Capture[]): (visit: Capture) => readonly Content[] {
  const parts = Map.groupBy(readableParts(captures), ({ askedBy, fetchedAt }) => `${askedBy} ${fetchedAt}`);
  return ({ address, fetchedAt }) => parts.get(`${address} ${fetchedAt}`) ?? [];
}

/** What was noted of each visit's stay in the browser. */
export function logsByVisit(captures: readonly Capture[]): (visit: Capture) => Content | undefined {
  const logs = captures.filter((each) => each.kind === "page_log").filter(hasContent);
  const byVisit = new Map(logs.map((log) => [`${log.askedBy} ${log.fetchedAt}`, log]));
  return ({ address, fetchedAt }) => byVisit.get(`${address} ${fetchedAt}`);
}

/** Those among the captures of one visit that are worth reading. */
export function readableParts(captures: readonly Capture[]): Content[] {
  return captures.filter(isReadablePart);
}

function isReadablePart(capture: Capture): capture is Content {
  return capture.kind === "xhr" && hasContent(capture);
}

/** Was the page that `before` found empty looked at again in the browser? Then the two are one visit. */
function isShownBy(capture: Capture, before: Capture): boolean {
  return capture.via === "browser" && isHttpShell(before);
}

/** A page that showed nothing and has not been opened in a browser for it. */
export function isHttpShell({ outcome, via }: Capture): boolean {
  return outcome === "shell" && via === "http";
}

/** A page that leads on: one that was read, or the empty home page whose scripts tell the software. */
export function leadingContent(capture: Capture): Content | null {
  const { outcome, bodySha256 } = capture;
  const isReadable = outcome === "ok" || (isHttpShell(capture) && capture.kind === "home");
  return isReadable && bodySha256 !== null ? { ...capture, bodySha256 } : null;
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
  const readWords = (capture: Content): string | null => {
    const page = pageOf(archive, capture, []);
    return page.contentType.includes("html") ? sha256(Buffer.from(visibleText(page.text).text)) : null;
  };
  return (before, after) => {
    const words = wordsOf(before);
    return words !== null && words === wordsOf(after);
  };
}

/** Did the visit bring a page that is worth reading? */
export function hasContent(capture: Capture): capture is Content {
  return capture.outcome === "ok" && capture.bodySha256 !== null;
}
