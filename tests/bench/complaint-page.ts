import { detailPage } from "../../data/demo/tousu/detail.ts";
import type { Step } from "../../data/demo/world/complaint.ts";
import type { Complaint, TimelineEvent } from "../../data/model/complaint.ts";

/** The page of an invented complaint as 黑猫投诉 would show it, without what stands around it: some 3 KB. */
export function complaintPage(complaint: Complaint): string {
  const { number, title, narrative, merchantAsNamed, issues, amountCny, postedAt, events, rating, authorKey } =
    complaint;
  const stars = rating && {
    attitude: rating.attitude ?? 0,
    process: rating.speed ?? 0,
    satisfaction: rating.satisfaction ?? 0,
    words: "",
  };
  return detailPage({
    ...{ sn: number, sld: "", platform: complaint.platform, couid: null, cotitle: merchantAsNamed, title, narrative },
    ...{ author: `机灵喵${authorKey?.slice(1, 5)}`, issueField: issues.slice(0, 1).map(({ excerpt }) => excerpt.text) },
    ...{ demandField: ["退款"], amount: amountCny ?? 0, postedAt, stars, upvotes: 0, meant: null, oddity: "none" },
    steps: events.flatMap(stepOf),
  });
}

/** The site's words for what happens to the complaints of the bench. */
const STATUS: Partial<Record<TimelineEvent["kind"], Omit<Step, "at" | "text">>> = {
  posted: { who: "consumer", status: "发起投诉" },
  approved: { who: "site", status: "审核通过" },
  assigned: { who: "site", status: "商家处理中" },
  replied: { who: "merchant", status: "回复" },
  confirmed: { who: "consumer", status: "确认完成" },
};

function stepOf({ kind, at, text }: TimelineEvent): Step[] {
  const step = STATUS[kind];
  return step === undefined || at === null ? [] : [{ ...step, at, text }];
}
