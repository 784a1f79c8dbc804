import type { Method, MethodRow } from "./contract.ts";
import { clauseDeductions } from "./indicators/clause-deductions.ts";
import { complaintExposure } from "./indicators/complaint-exposure.ts";
import { complaintReply } from "./indicators/complaint-reply.ts";
import { complaintSeverity } from "./indicators/complaint-severity.ts";
import { complaintTrend } from "./indicators/complaint-trend.ts";
import { firstContactResolution } from "./indicators/first-contact-resolution.ts";
import { humanContact } from "./indicators/human-contact.ts";
import { peakResilience } from "./indicators/peak-resilience.ts";
import { policyQuestion } from "./indicators/policy-rubric.ts";
import { refundTime } from "./indicators/refund-time.ts";
import { resolutionRate } from "./indicators/resolution-rate.ts";
import { resolutionSpeed } from "./indicators/resolution-speed.ts";
import { satisfaction } from "./indicators/satisfaction.ts";
import { PARAMETERS } from "./parameters.ts";
import { falseAdvertising } from "./penalties/false-advertising.ts";
import { falseRoundTheClock } from "./penalties/false-round-the-clock.ts";
import { missingSupport } from "./penalties/missing-support.ts";
import { promiseGap } from "./penalties/promise-gap.ts";
import { RUBRIC } from "./rubric.ts";

/** The rubric's points as shares; deductions weigh nothing and are taken off the whole. */
const transparency: readonly MethodRow[] = [
  ...RUBRIC.map((row) => ({ indicator: policyQuestion(row), weight: row.points / 100 })),
  { indicator: clauseDeductions, weight: 0 },
];

/** The method: which question counts how much. Move a weight here, and write the next version into CHANGELOG.md. */
export const METHOD: Method = {
  version: "kts-1.2.4",
  summary:
    "卡盟信任分（KTS）用公开投诉和平台自己的公开页面，按响应、解决、透明、口碑四个方面打分，满分 100。" +
    "先看有没有人回、问题解决没有，再看规则写得清不清楚、投诉重不重。证据不够就不评，不知道不当作零分，也不当作平均。",
  parameters: PARAMETERS,
  dimensions: [
    {
      id: "response",
      weight: 0.25,
      question: "出了问题，多久有人理？",
      needed: 0.5,
      rows: [
        { indicator: complaintReply, weight: 0.6 },
        { indicator: humanContact, weight: 0.25 },
        { indicator: peakResilience, weight: 0.15 },
      ],
    },
    {
      id: "resolution",
      weight: 0.35,
      question: "问题最后解决了吗？",
      needed: 0.5,
      rows: [
        { indicator: resolutionRate, weight: 0.55 },
        { indicator: resolutionSpeed, weight: 0.2 },
        { indicator: firstContactResolution, weight: 0.15 },
        { indicator: refundTime, weight: 0.1 },
      ],
    },
    {
      id: "transparency",
      weight: 0.2,
      question: "售后规则写得清楚、公平吗？",
      needed: 0.5,
      rows: transparency,
    },
    {
      id: "reputation",
      weight: 0.2,
      question: "投诉的人都在说什么？",
      needed: 0.45,
      rows: [
        { indicator: complaintSeverity, weight: 0.45 },
        { indicator: satisfaction, weight: 0.25 },
        { indicator: complaintTrend, weight: 0.15 },
        { indicator: complaintExposure, weight: 0.15 },
      ],
    },
  ],
  penalties: [promiseGap, falseRoundTheClock, missingSupport, falseAdvertising],
};
