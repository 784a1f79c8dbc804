import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDataset } from "../../../../data/dataset/write-dataset.ts";
import { Change } from "../../../../data/model/changes.ts";
import type { Exclusion } from "../../../../data/model/exclusion.ts";
import { PlatformReport } from "../../../../data/model/report.ts";
import { type Sample, sampleReport } from "../../../site/support/sample-report.ts";

/** The sample report, where one platform also changed a rule and has spoken. */
export function spokenSample(): Sample {
  const { report, platforms } = sampleReport();
  return { report, platforms: platforms.map((each) => (each.platform.id === "xingtu" ? spoken(each) : each)) };
}

function spoken(platform: PlatformReport): PlatformReport {
  const [policy] = platform.policies;
  return PlatformReport.parse({
    ...platform,
    policyChanges: [
      {
        platform: platform.platform.id,
        kind: "refund",
        address: policy?.address,
        firstSeen: "2026-11-12T02:00:00Z",
        lastSeen: "2026-11-19T02:00:00Z",
        title: "退款规则",
        bodySha256: policy?.bodySha256,
        change: {
          parts: [
            { kind: "removed", text: "3 个工作日内退款。" },
            { kind: "added", text: "15 个工作日内退款。" },
            { kind: "skipped", sentences: 4 },
          ],
          weakenings: [{ kind: "slower_refund", words: "3 个工作日 → 15 个工作日" }],
        },
      },
    ],
    corrections: [
      {
        id: "xingtu-1",
        platform: platform.platform.id,
        kind: "objection",
        state: "upheld",
        receivedAt: "2026-11-10T02:00:00Z",
        decidedAt: "2026-11-15T02:00:00Z",
        text: "这一条\n已经退款。",
        answer: "核实后不再计入。",
        contests: ["promise-gap"],
      },
    ],
  });
}

/** Of each platform its newest complaint counts with the one before. */
function excluded({ platform, complaints: [newest, other] }: PlatformReport): Exclusion[] {
  if (newest === undefined || other === undefined) return [];
  const { source, address, bodySha256 } = newest;
  const record = { record: "complaint" as const, reason: "copy" as const };
  return [{ platform: platform.id, ...record, source, address, bodySha256, countsWith: other.address }];
}

/** What the sample changed, among it a platform that is no longer listed and whose name would mean something in Markdown. */
const CHANGES = [
  {
    kind: "grade",
    platform: { id: "qinghe", name: "青禾卡盟" },
    about: "",
    before: "88.0 A",
    after: "84.0 B",
    causes: ["data", "method"],
    effect: { method: -2.5, data: -1.5 },
  },
  {
    kind: "removed",
    platform: { id: "gone", name: "**旧** [店](x)" },
    about: "",
    before: "20.0 E",
    after: null,
    causes: ["data"],
    effect: null,
  },
].map((each, at) =>
  Change.parse({
    id: `urn:uuid:0000000${at}-0000-8000-a000-000000000000`,
    version: "2026.11.20",
    since: "2026.11.09",
    at: "2026-11-20T02:00:00Z",
    statement: "",
    ...each,
  }),
);

/** Writes the data set of a sample into a new folder, and says where. */
export function writeDataset({ report, platforms }: Sample): string {
  const folder = mkdtempSync(join(tmpdir(), "kaxin-dataset-"));
  const dataset = openDataset(folder, report);
  const inOrder = [...platforms].sort((one, other) => (one.platform.id < other.platform.id ? -1 : 1));
  for (const each of inOrder) dataset.add(each, excluded(each));
  dataset.finish(() => CHANGES);
  return folder;
}
