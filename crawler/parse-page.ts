import type { Alarm } from "../data/model/alarm.ts";
import type { Instant } from "../data/model/time.ts";
import { type ComplaintSource, NOTHING_READ, type Page, type Reading } from "./contract.ts";
import { PageShapeError } from "./html/select.ts";
import { isKeptReading, readKeptReading } from "./kept-reading.ts";

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
