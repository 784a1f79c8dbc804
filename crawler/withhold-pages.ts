import type { Archive } from "../data/archive/archive.ts";
import type { Forgotten } from "../data/forgotten.ts";
import { type Capture, WITHHOLDINGS, type WithholdingReason } from "../data/model/capture.ts";
import type { BodyHash } from "../data/model/ids.ts";
import type { SourceDeclaration } from "../data/model/source.ts";
import type { Instant } from "../data/model/time.ts";
import type { Registry } from "../data/registry.ts";
import type { Progress } from "../data/terminal/progress.ts";
import type { ComplaintDraft, ComplaintSource, Page, Reading } from "./contract.ts";
import { extractComplaint } from "./extract/extract-complaint.ts";
import { importedTable, ORIGINAL_KIND } from "./import/imported-table.ts";
import { isForgotten } from "./is-forgotten.ts";
import { isKeptReading, writeKeptReading } from "./kept-reading.ts";
import { maskDraft } from "./mask-draft.ts";
import { parsePage } from "./parse-page.ts";
import { type Content, pageOf, partsByVisit } from "./read-captures.ts";
import { SOURCES } from "./sources/index.ts";

/** What was done to the pages of the archive. */
export type WithheldPages = {
  /** Pages whose bytes were destroyed. */
  readonly pages: number;
  /** Those among them of which a masked reading is kept. */
  readonly readings: number;
  /** Complaints of those pages that are still there, as masked readings. */
  readonly complaints: number;
};

type Ports = {
  readonly archive: Archive;
  readonly registry: Registry;
  readonly forgotten: Forgotten;
  readonly at: Instant;
  readonly progress: Progress;
};

/** Destroys every archived page that tells of somebody who is forgotten; what else it says stays as a masked reading. */
export function withholdForgotten(ports: Ports): WithheldPages {
  return withholdPages(ports, "request", {
    worthALook: () => ports.forgotten.size > 0,
    isChosen: (page, reading, source) => tellsOfForgotten(page, reading, source, ports.forgotten),
  });
}

/** Destroys every archived page of private persons' posts that was last seen before `before`; a masked reading stays. */
export function withholdExpired(ports: Ports, before: Instant): WithheldPages {
  const choice = expiredBefore(before, ports.archive);
  return choice === null ? NOTHING_WITHHELD : withholdPages(ports, "retention", choice);
}

/** Whether `withholdExpired` has anything to destroy. Changes nothing. */
export function holdsExpired(ports: Ports, before: Instant): boolean {
  const choice = expiredBefore(before, ports.archive);
  return (
    choice !== null &&
    pagesOfSources(ports, choice).some(({ page, reading, source }) => choice.isChosen(page, reading, source))
  );
}

/** `null`: nothing is so old. */
function expiredBefore(before: Instant, archive: Archive): Choice | null {
  const old = archive.bodiesNotSeenSince(before);
  if (old.size === 0) return null;
  return {
    worthALook: ({ bodySha256, withheld }) => withheld === null && old.has(bodySha256),
    isChosen: (_, reading) => reading === null || reading.complaints.length > 0,
  };
}

export const NOTHING_WITHHELD: WithheldPages = { pages: 0, readings: 0, complaints: 0 };

type Choice = {
  /** Decided before the page is read. */
  readonly worthALook: (capture: Content) => boolean;
  /** `reading`: `null` when nobody can read the page. */
  readonly isChosen: (page: Page, reading: Reading | null, source: string) => boolean;
};

/** First every page is looked at, then those that were chosen are destroyed: a page may share what came with it. */
function withholdPages(ports: Ports, reason: WithholdingReason, choice: Choice): WithheldPages {
  const { archive, forgotten, at } = ports;
  const chosen = new Map<BodyHash, BodyHash | null>();
  const done = { ...NOTHING_WITHHELD };
  for (const { capture, reading, page, besides, source } of pagesOfSources(ports, choice)) {
    if (chosen.has(capture.bodySha256) || !choice.isChosen(page, reading, source)) continue;
    const kept = keptOf(reading, page, source, forgotten, reason);
    for (const { bodySha256 } of besides) chosen.set(bodySha256, chosen.get(bodySha256) ?? null);
    chosen.set(capture.bodySha256, kept === null ? null : archive.keep(writeKeptReading(kept)));
    done.pages += 1;
    done.readings += Number(kept !== null);
    done.complaints += kept?.complaints.length ?? 0;
  }
  const changed = [...chosen].filter(([hash, instead]) => hash !== instead);
  for (const [hash, instead] of changed) archive.withhold({ sha256: hash, reason, at }, instead);
  return done;
}

function* pagesOfSources(ports: Ports, choice: Choice) {
  for (const owner of ports.archive.owners().filter((each) => each.startsWith("source:")))
    yield* pagesOf(owner, ports, choice);
}

/** Every archived page of a source, as its adapter reads it, with what came besides. */
function* pagesOf(owner: Capture["owner"], { archive, registry, at, progress }: Ports, { worthALook }: Choice) {
  const declaration = registry.workspace.sources.find(({ id }) => owner === `source:${id}`);
  const adapter = adapterOf(declaration, archive);
  const captures = archive.capturesOf(owner);
  const partsOf = partsByVisit(captures);
  const besides = Map.groupBy(captures.filter(hasBody), visitBesides);
  progress.expect(captures.length);
  for (const capture of captures) {
    progress.step(owner);
    if (!hasBody(capture) || capture.kind === "robots" || !worthALook(capture)) continue;
    const page = pageOf(archive, capture, capture.askedBy === null ? partsOf(capture) : []);
    const reading = readingOf(adapter, page, at);
    const source = owner.slice("source:".length);
    yield { capture, source, page, reading, besides: besides.get(visitOf(capture)) ?? [] };
  }
}

/** The visit that a capture is of, by name. */
function visitOf({ address, fetchedAt }: Capture): string {
  return `${address.replace(/&observed=.*$/, "")} ${fetchedAt}`;
}

/** The visit that a capture came besides: one of scripts, or the workbook that a table was made of. */
function visitBesides(capture: Capture): string {
  const { askedBy, fetchedAt, kind, address } = capture;
  if (askedBy !== null) return `${askedBy} ${fetchedAt}`;
  return kind === ORIGINAL_KIND ? `${address.replace(/#original$/, "")} ${fetchedAt}` : "";
}

function hasBody(capture: Capture): capture is Content {
  return capture.bodySha256 !== null;
}

/** What must be withheld of one page that has just come; `null`: nothing. */
export function withheldOf(
  page: Page,
  { declaration: { id }, adapter }: { readonly declaration: SourceDeclaration; readonly adapter: ComplaintSource },
  forgotten: Forgotten,
  at: Instant,
): { readonly instead: Reading | null } | null {
  const reading = readingOf(adapter, page, at);
  if (!tellsOfForgotten(page, reading, id, forgotten)) return null;
  return { instead: keptOf(reading, page, id, forgotten, "request") };
}

function adapterOf(declaration: SourceDeclaration | undefined, archive: Archive): ComplaintSource | null {
  if (declaration === undefined) return null;
  return SOURCES.find(({ id }) => id === declaration.adapter) ?? importedTable(archive);
}

/** `null`: of a shape that nobody can read. */
function readingOf(adapter: ComplaintSource | null, page: Page, at: Instant): Reading | null {
  if (adapter === null) return null;
  const { reading, alarms } = parsePage(adapter, page, at);
  return alarms.some(({ kind }) => kind === "shape") ? null : reading;
}

/** A page nobody can read may hold what it likes beside the numbers it names: it is searched for those alone. */
function tellsOfForgotten(page: Page, reading: Reading | null, source: string, forgotten: Forgotten): boolean {
  if (forgotten.size === 0) return false;
  if (reading?.complaints.some((draft) => isForgotten(draft, source, forgotten))) return true;
  if (isKeptReading(page)) return false;
  const named = new Set([page, ...(page.parts ?? [])].flatMap(({ text }) => text.match(NUMBERS) ?? []));
  return [...named].some((number) => forgotten.complaint(source, number));
}

/** What may be the number of a complaint. */
const NUMBERS = /(?<![\dA-Za-z])[A-Za-z]{0,3}\d{3,24}(?![\dA-Za-z])/g;

/** What is left of a page: `null` when nothing is. */
function keptOf(
  reading: Reading | null,
  page: Page,
  source: string,
  forgotten: Forgotten,
  reason: WithholdingReason,
): Reading | null {
  if (reading === null) return null;
  const others = reading.complaints.filter((draft) => !isForgotten(draft, source, forgotten));
  const gone = new Set(reading.complaints.filter((draft) => !others.includes(draft)).map(({ address }) => address));
  const masked = others.map((draft) => maskDraft(draft, source));
  const changed = others.filter((draft, place) => labelsOf(draft) !== labelsOf(masked[place] ?? draft));
  const numbers = changed.map(({ number }) => number).join("、");
  const remark = `原页不再保存（${WITHHOLDINGS[reason]}）；${numbers} 的标签改从打码后的文字读出，与原来不同。`;
  const kept = {
    ...reading,
    complaints: masked,
    next: reading.next.filter(({ address }) => !gone.has(address)),
    remarks: [...(isKeptReading(page) ? reading.remarks : []), ...(changed.length === 0 ? [] : [remark])],
  };
  const isEmpty = [kept.complaints, kept.tallies, kept.rankings, kept.next].every(({ length }) => length === 0);
  return isEmpty ? null : kept;
}

/** What scores are made of, as the words of a draft say it. */
function labelsOf(draft: ComplaintDraft): string {
  const { issues, signals, remedies, amountCny, resolved } = extractComplaint({ ...draft, exempt: [draft.number] });
  const codes = [issues, signals, remedies].map((labels) => labels.map(({ code, rule }) => `${code} ${rule}`));
  return JSON.stringify([codes, amountCny, resolved]);
}
