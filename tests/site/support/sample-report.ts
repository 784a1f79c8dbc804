import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openDataset, versionOf } from "../../../data/dataset/write-dataset.ts";
import { PlatformReport, REPORT_SCHEMA, Report } from "../../../data/model/report.ts";
import { sampleMethod } from "./sample-method.ts";
import { PLATFORMS, type Wishes } from "./sample-platforms.ts";
import { sampleScorecard } from "./sample-scorecard.ts";
import { complaint, policy, SAMPLE_TIME, SILENT_FACTS } from "./sample-texts.ts";

const verdict = (brier: number, intervalCoverage: number | null) => ({
  brier,
  brierSkill: null,
  auc: null,
  spearman: null,
  mae: null,
  intervalCoverage,
  calibrationSlope: null,
  calibrationIntercept: null,
});

const SAMPLE_LOOK_AHEAD = {
  frozenAt: "2026-07-23T02:00:00Z",
  until: "2026-10-21T02:00:00Z",
  questions: [
    {
      id: "reply-48h",
      zh: "48 小时内回复",
      test: { units: 5, trials: 180, events: 99, rate: 0.55, newcomers: 0, comparable: 5 },
      pooled: verdict(0.2475, null),
      raw: verdict(0.2114, null),
      empiricalBayes: verdict(0.2041, 0.8),
      bins: [
        { platforms: 2, trials: 90, foretold: 0.31, observed: 0.35 },
        { platforms: 3, trials: 90, foretold: 0.72, observed: 0.76 },
      ],
    },
  ],
};

export type Sample = { readonly report: Report; readonly platforms: readonly PlatformReport[] };

export function sampleReport({
  only,
  demo = true,
  notice = "",
}: {
  only?: readonly string[];
  demo?: boolean;
  notice?: string;
} = {}): Sample {
  const chosen = PLATFORMS.filter((each) => only === undefined || only.includes(each.id));
  const platforms = chosen.map((wishes) =>
    platformReport(
      wishes,
      chosen.map((each) => each.id),
    ),
  );
  const alarms = platforms.flatMap((each) => each.alarms);
  const report = Report.parse({
    schema: REPORT_SCHEMA,
    demo,
    title: "卡盟平台信任评分（演示）",
    notice,
    asOf: SAMPLE_TIME,
    method: sampleMethod,
    sources: [
      {
        id: "lehuo",
        adapter: "heimao",
        name: "乐活投诉",
        origin: "https://tousu.lehuo.test",
        reliability: 1,
        limits: "只有投诉人，没有满意的用户；商家可以请求下架。",
        licence: "短引用于评论",
        complaints: 721,
        lastVisit: "2026-11-20T02:00:00Z",
      },
      {
        id: "bbs",
        adapter: "forum",
        name: "闲谈论坛",
        origin: "https://bbs.test",
        reliability: 0.3,
        limits: "来源不明的帖子，权重低。",
        licence: "短引用于评论",
        complaints: 0,
        lastVisit: null,
      },
    ],
    lookAhead: SAMPLE_LOOK_AHEAD,
    market: {
      seasons: [{ zh: "618", days: 21, complaints: 96, timesUsual: 1.4 }],
      medians: [{ id: "total", zh: "总分", platforms: 5, median: 61.4 }],
    },
    platforms: platforms.map(({ platform, scorecard, rank, topIssues }) => ({ platform, scorecard, rank, topIssues })),
    totals: {
      platforms: platforms.length,
      rated: platforms.filter((each) => each.rank !== null).length,
      complaints: platforms.reduce((sum, each) => sum + each.complaintsTotal, 0),
      policies: platforms.reduce((sum, each) => sum + each.policies.length, 0),
      alarms: alarms.length,
    },
    visits: { ok: 412, not_modified: 96, robots_denied: 7, login_wall: 5, timeout: 3, challenge: 1 },
    alarms,
  });
  return { report, platforms };
}

/** Writes what `publish` would have written. */
export function writeSample({ report, platforms }: Sample, directory: string): void {
  mkdirSync(join(directory, "platforms"), { recursive: true });
  writeFileSync(join(directory, "report.json"), JSON.stringify(report));
  const dataset = openDataset(join(directory, "data", versionOf(report)), report);
  for (const each of platforms) {
    writeFileSync(join(directory, "platforms", `${each.platform.id}.json`), JSON.stringify(each));
    dataset.add(each);
  }
  dataset.finish(() => []);
}

function platformReport(wishes: Wishes, present: readonly string[]): PlatformReport {
  const { id, name, aliases = [], complaints, tier, place, ties = [], policies = "spoken" } = wishes;
  const isLong = id === "longmen";
  return PlatformReport.parse({
    schema: REPORT_SCHEMA,
    asOf: SAMPLE_TIME,
    platform: { id, name, aliases, home: isLong ? null : `https://www.${id}.test/`, fictional: true },
    scorecard: sampleScorecard(wishes),
    rank: place
      ? {
          platform: id,
          low: place[0],
          high: place[1],
          tier,
          indistinguishable: ties.filter((each) => present.includes(each)),
        }
      : null,
    topIssues:
      complaints === 0
        ? []
        : [
            { code: "recharge_not_arrived", share: 0.46 },
            { code: "refund_difficulty", share: 0.31 },
            { code: "support_unreachable", share: 0.22 },
            { code: "slow_response", share: 0.12 },
          ],
    complaints: sampleComplaints(id, complaints),
    complaintsTotal: complaints,
    exclusions: complaints > 2 ? [{ reason: "copy", count: 2 }] : [],
    policies:
      policies === "none"
        ? []
        : policies === "silent"
          ? [policy(id, "support", SILENT_FACTS)]
          : [policy(id, "refund"), policy(id, "support", SILENT_FACTS)],
    tallies:
      complaints < 50
        ? []
        : [
            {
              source: "lehuo",
              platform: id,
              address: `https://tousu.lehuo.test/company/${id}`,
              complaints,
              complaints30d: 12,
              replied: Math.round(complaints * 0.9),
              completed: null,
              asOf: SAMPLE_TIME,
            },
          ],
    alarms: isLong
      ? [
          {
            owner: `platform:${id}`,
            address: `https://www.${id}.test/help`,
            kind: "access",
            message: "规则页面要求登录，按规矩停在门外；请人工确认是否有公开版本。",
            at: "2026-11-18T02:31:00Z",
          },
        ]
      : [],
    months: complaints === 0 ? [] : sampleMonths(complaints, wishes.replied ?? 0.6, wishes.resolved ?? 0.4),
  });
}

function sampleComplaints(id: string, count: number) {
  return Array.from({ length: Math.min(count, 8) }, (_, index) => {
    if (index === 0)
      return complaint(id, 1, { title: '<script>alert(1)</script> 卡密失效😡 "引号" & 符号', resolved: false });
    if (index === 1)
      return complaint(id, 2, { narrative: "卡密提示已被使用，客服要求录视频。".repeat(20), resolved: true });
    return complaint(id, index + 1);
  });
}

function sampleMonths(total: number, replied: number, resolved: number) {
  const parts = [0.04, 0.06, 0.08, 0.1, 0.09, 0.13, 0.12, 0.16, 0.22];
  return parts.map((part, index) => {
    const complaints = Math.round(total * part);
    return {
      month: `2026-${String(index + 3).padStart(2, "0")}`,
      complaints,
      replied: Math.round(complaints * replied),
      resolved: Math.round(complaints * resolved),
    };
  });
}
