import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { OfficialContacts } from "../../data/model/continuity.ts";
import { PlatformReport, Report } from "../../data/model/report.ts";
import { sampleReport } from "../site/support/sample-report.ts";

/** Writes a published report of so many platforms: those of the tests over and over, each under a name and with a telephone number of its own. */
export function writeLargeReport(folder: string, platforms: number): void {
  const { report, platforms: samples } = sampleReport();
  const files = Array.from({ length: platforms }, (_, at) => {
    const sample = samples[at % samples.length];
    if (sample === undefined) throw new Error("the sample has no platform");
    const id = `${sample.platform.id}-${at}`;
    return PlatformReport.parse({
      ...sample,
      platform: { ...sample.platform, id, name: `${sample.platform.name}${at}` },
      scorecard: { ...sample.scorecard, platform: id },
      rank: sample.rank && { ...sample.rank, platform: id, indistinguishable: [] },
      complaints: sample.complaints.map((each) => ({ ...each, platform: id })),
    });
  });
  mkdirSync(join(folder, "platforms"), { recursive: true });
  for (const each of files) writeFileSync(join(folder, "platforms", `${each.platform.id}.json`), JSON.stringify(each));
  const contacts = OfficialContacts.parse({
    asOf: report.asOf,
    contacts: files.map(({ platform }, at) => ({
      platform: platform.id,
      type: "phone",
      value: `400-${1_000_000 + at}`,
      address: `http://${platform.id}.test/`,
      firstSeen: report.asOf,
      lastSeen: report.asOf,
      goneSince: null,
    })),
  });
  writeFileSync(join(folder, "contacts.json"), JSON.stringify(contacts));
  const index = Report.parse({
    ...report,
    platforms: files.map(({ platform, scorecard, rank, topIssues }) => ({ platform, scorecard, rank, topIssues })),
    totals: { ...report.totals, platforms, rated: files.filter(({ rank }) => rank !== null).length },
  });
  writeFileSync(join(folder, "report.json"), JSON.stringify(index));
}
