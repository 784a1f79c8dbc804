import type { Archive } from "../data/archive/archive.ts";
import type { Alarm } from "../data/model/alarm.ts";
import type { Capture } from "../data/model/capture.ts";
import type { Continuity } from "../data/model/continuity.ts";
import { type Platform, POLICY_PAGE_KINDS, type PolicyPageKind } from "../data/model/platform.ts";
import { Policy } from "../data/model/policy.ts";
import type { PolicyVersion } from "../data/model/policy-history.ts";
import { addHours, type Instant } from "../data/model/time.ts";
import { isElsewhereNow } from "./discover/find-pages.ts";
import { readable } from "./discover/readable.ts";
import { resembles } from "./discover/resembles.ts";
import { extractPolicy } from "./extract/extract-policy.ts";
import { maskPolicyText } from "./extract/privacy/mask.ts";
import { continuityOf } from "./history/continuity.ts";
import type { PageVisit, PolicyReading } from "./history/page-visits.ts";
import { historyOf, type PageHistory, type ReadVisit, versionsOf } from "./history/versions.ts";
import { widgetAnswered } from "./history/widget-answers.ts";
import { type VisibleText, visibleText } from "./html/visible-text.ts";
import { isBlank, troubleWith, withinReach } from "./html/within-reach.ts";
import { rootOf } from "./html/words-in.ts";
import { wordsInData } from "./html/words-in-data.ts";
import { pageAlarms } from "./page-alarms.ts";
import { type Content, logsByVisit, pageOf, partsByVisit } from "./read-captures.ts";

export type PlatformPages = {
  readonly policies: Policy[];
  readonly versions: PolicyVersion[];
  readonly continuity: Continuity;
  readonly alarms: Alarm[];
};

/** Older visits are forgotten: the law asks platforms themselves to keep their rules for so long (令37 第二十八条). */
const KEPT_HOURS = 3 * 365 * 24;

/** What a platform's own pages say and said, and whether support was there. `captures` in the order of the archive. */
export function parsePolicies(
  platform: Platform,
  captures: readonly Capture[],
  archive: Pick<Archive, "body">,
  asOf: Instant,
): PlatformPages {
  const since = addHours(asOf, -KEPT_HOURS);
  const recent = captures.filter(({ fetchedAt }) => fetchedAt >= since);
  const absent = recent.findLast((each) => each.kind === "probe" && each.outcome === "ok" && each.bodySha256 !== null);
  const read = openReading(archive, absent, partsByVisit(recent));
  const chatOf = chatAnswers(archive, logsByVisit(recent));
  const byPage = Map.groupBy(recent.filter(isPolicyPage), ({ address }) => address);
  const pages = [...byPage.values()].map((visits) => {
    const all = visitsOf(visits, read).map((visit) => ({ ...visit, chatAnswered: chatOf(visit.capture) }));
    return { all, history: historyOf(all.filter(isRead)) };
  });
  const visits = pages.flatMap(({ all }) => all);
  return {
    policies: pages.flatMap(({ all, history }) => policyOf(platform, all, history)),
    versions: pages.flatMap(({ all: [first], history }) =>
      first === undefined ? [] : versionsOf(platform, first, history),
    ),
    continuity: continuityOf(platform.id, visits),
    alarms: pageAlarms(platform, pages, (capture) => read.page(capture)),
  };
}

function policyOf(platform: Platform, [first]: readonly PageVisit[], { standings }: PageHistory): Policy[] {
  const standing = standings.at(-1);
  if (first === undefined || standing === undefined) return [];
  const { title, text, facts } = standing.reading;
  const { lastSeen: capturedAt, bodySha256 } = standing;
  const { kind, capture } = first;
  return [
    Policy.parse({ platform: platform.id, kind, address: capture.address, title, text, facts, capturedAt, bodySha256 }),
  ];
}

type PolicyCapture = Capture & { readonly kind: PolicyPageKind };

function isPolicyPage(capture: Capture): capture is PolicyCapture {
  return Object.hasOwn(POLICY_PAGE_KINDS, capture.kind);
}

/** Whether the chat window of a visited page came, by the log of its stay in the browser. */
function chatAnswers(archive: Pick<Archive, "body">, logOf: (visit: Capture) => Content | undefined) {
  return (visit: Capture): boolean | null => {
    const log = logOf(visit);
    return log === undefined ? null : widgetAnswered(new TextDecoder().decode(archive.body(log.bodySha256)));
  };
}

function isRead(visit: PageVisit): visit is ReadVisit {
  return visit.reading !== null;
}

/** The visits to one page, each with what it showed; a 304 shows what was shown before. */
function visitsOf(captures: readonly PolicyCapture[], read: Reading): Shown[] {
  let shown: Shown | null = null;
  return captures.map((capture) => {
    const isConfirmed = capture.outcome === "not_modified" && shown?.capture.bodySha256 != null;
    if (isConfirmed && shown !== null) {
      const { bodySha256 } = shown.capture;
      return { capture: { ...capture, bodySha256 }, kind: capture.kind, reading: shown.reading };
    }
    const visit = read.visit(capture);
    if (visit.reading !== null) shown = visit;
    return visit;
  });
}

type Shown = Omit<PageVisit, "chatAnswered">;
type Reading = {
  readonly visit: (capture: PolicyCapture) => Shown;
  /** The page as HTML; `null`: no page came. */
  readonly page: (capture: Capture) => string | null;
};

/** Reads archived pages, each body once. `absent`: what the site showed where there is no page. */
function openReading(
  archive: Pick<Archive, "body">,
  absent: Capture | undefined,
  partsOf: (visit: Capture) => readonly Content[],
): Reading {
  const readings = new Map<string, PolicyReading | null>();
  const page = (capture: Capture): string | null => {
    const { outcome, bodySha256 } = capture;
    return outcome === "ok" && bodySha256 !== null ? readable(pageOf(archive, { ...capture, bodySha256 }, [])) : null;
  };
  const nowhere = absent === undefined ? null : page(absent);
  const isAbsent = (markup: string, kind: PolicyPageKind) =>
    nowhere !== null && kind !== "home" && resembles(markup, nowhere);
  /** Where the page itself shows nothing: the answer that says most of those its scripts received. */
  const fullestOf = (received: readonly Content[]) => {
    const read = received.map((from) => ({ from, visible: visibleText(wordsInData(pageOf(archive, from, []).text)) }));
    return read.sort((one, other) => other.visible.text.length - one.visible.text.length)[0] ?? null;
  };
  return {
    page,
    visit(capture) {
      const { kind } = capture;
      const markup = page(capture);
      // What another site says is not this platform's word.
      if (markup === null || isElsewhereNow(capture)) return { capture, kind, reading: null };
      if (isAbsent(markup, kind)) return { capture: { ...capture, outcome: "soft_404" }, kind, reading: null };
      const name = `${capture.bodySha256} ${kind} ${URL.parse(capture.finalAddress)?.host}`;
      const known = readings.get(name);
      const shown = known === undefined ? readPolicy(visibleText(markup), kind, rootName(markup, capture)) : known;
      readings.set(name, shown);
      const received = shown === null ? fullestOf(partsOf(capture)) : null;
      if (received === null) return { capture, kind, reading: shown };
      const { title } = visibleText(markup);
      const reading = readPolicy({ ...received.visible, title }, kind, rootName("", capture));
      return { capture: { ...capture, bodySha256: received.from.bodySha256 }, kind, reading };
    },
  };
}

function readPolicy(seen: VisibleText, kind: PolicyPageKind, root: string): PolicyReading | null {
  const visible = withinReach(seen);
  if (isBlank(visible)) return null;
  return {
    title: maskPolicyText(visible.title),
    text: maskPolicyText(visible.text),
    facts: extractPolicy(visible, kind),
    trouble: troubleWith(seen),
    root,
  };
}

/** The element that holds most of the words, and the host that answered. */
function rootName(markup: string, { finalAddress }: Capture): string {
  return `${URL.parse(finalAddress)?.host} ${rootOf(markup)}`;
}
