import type { Alarm } from "../data/model/alarm.ts";
import { Complaint } from "../data/model/complaint.ts";
import type { Platform } from "../data/model/platform.ts";
import type { SourceDeclaration } from "../data/model/source.ts";
import type { Instant } from "../data/model/time.ts";
import { type ComplaintSource, NOTHING_READ, type Page, type Reading } from "./contract.ts";
import { extractComplaint } from "./extract/extract-complaint.ts";
import { mask } from "./extract/privacy/mask.ts";
import { PageShapeError } from "./html/select.ts";
import { isKeptReading, readKeptReading } from "./kept-reading.ts";
import type { SeenDraft } from "./merge-drafts.ts";
import { complaintNumbersIn } from "./named-numbers.ts";

/** What a page says, and what a maintainer must look at. */
export type ParsedPage = { readonly reading: Reading; readonly alarms: readonly Alarm[] };

/** The seam where a page of another shape becomes an alarm instead of the end of the run. Pure. */
export function parsePage(
  source: Pick<ComplaintSource, "id" | "parse" | "expects">,
  page: Page,
  at: Instant,
): ParsedPage {
  const alarm = (kind: Alarm["kind"], message: string): Alarm => ({
    owner: `source:${source.id}`,
    address: page.address,
    kind,
    message,
    at,
  });
  try {
    const reading = isKeptReading(page) ? readKeptReading(page) : source.parse(page);
    const [least, most] = source.expects[page.kind]?.complaints ?? [0, Number.POSITIVE_INFINITY];
    const found = reading.complaints.length;
    const alarms = reading.remarks.map((remark) => alarm("value", remark));
    if (!isKeptReading(page) && (found < least || found > most)) {
      alarms.push(alarm("range", `页面读出 ${found} 条投诉，预期 ${least}–${most} 条：请看页面是否改版。`));
    }
    return { reading, alarms };
  } catch (error) {
    if (!(error instanceof PageShapeError)) throw error;
    return {
      reading: NOTHING_READ,
      alarms: [
        { ...alarm("shape", `${error.message}：页面结构变了，请更新来源 ${source.id}。`), selector: error.selector },
      ],
    };
  }
}

/** What the words of a draft say, masked and checked, as a record against one platform. Pure. */
export function readComplaint(
  seen: SeenDraft,
  twins: readonly string[],
  platform: Pick<Platform, "id">,
  source: Pick<SourceDeclaration, "id">,
  authorKey: (author: string) => string | null,
): Complaint {
  const { draft } = seen;
  const exempt = [draft.number, ...twins, ...complaintNumbersIn(`${draft.title}\n${draft.narrative}`)];
  const read = extractComplaint({ ...draft, exempt });
  return Complaint.parse({
    source: source.id,
    number: draft.number,
    address: draft.address,
    platform: platform.id,
    merchantAsNamed: draft.merchantAsNamed,
    title: read.title,
    narrative: read.narrative,
    truncated: draft.truncated,
    postedAt: draft.postedAt,
    state: draft.state,
    events: draft.events.map((event) => ({ ...event, text: mask(event.text, { exempt }) })),
    rating: draft.rating,
    amountCny: draft.amountCny ?? read.amountCny,
    timely: draft.timely,
    twins: [...twins],
    issues: [...draft.issueCodes.map((code) => categoryLabel(code, draft.issueField[0] ?? code)), ...read.issues],
    signals: read.signals,
    remedies: read.remedies,
    resolved: read.resolved,
    authorKey: draft.author === null ? null : authorKey(draft.author),
    lastObservedAt: seen.seenAt,
    removed: draft.removed,
    bodySha256: seen.bodySha256,
  });
}

function categoryLabel(code: Complaint["issues"][number]["code"], printed: string) {
  return {
    code,
    from: "field",
    excerpt: { text: printed, start: 0, end: printed.length },
    rule: "source-category",
    confidence: 1,
  };
}
