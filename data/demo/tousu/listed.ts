import { toMilliseconds } from "../../model/time.ts";
import { type DemoComplaint, statusCode } from "../world/complaint.ts";

const SUMMARY_SIGNS = 180;

/** A complaint as the lists show it: the text cut short, times as strings of seconds. */
export function listed(complaint: DemoComplaint) {
  const { stars } = complaint;
  return {
    main: {
      sn: complaint.sn,
      title: complaint.title,
      status: statusCode(complaint),
      timestamp: String(toMilliseconds(complaint.postedAt) / 1000),
      cotitle: complaint.cotitle,
      couid: complaint.couid ?? "",
      issue: complaint.issueField.join(","),
      appeal: complaint.demandField.join(","),
      cost: complaint.amount > 0 ? String(complaint.amount) : "",
      summary: shortened(complaint.narrative),
      upvote_amount: complaint.upvotes,
      comment_amount: 0,
      share_amount: 0,
      field: 114,
      evaluate_u:
        stars === null
          ? null
          : {
              attitude: stars.attitude,
              process: stars.process,
              satisfaction: stars.satisfaction,
              evalContent: stars.words,
            },
      url: `//tousu.test/complaint/view/${complaint.sn}/?sld=${complaint.sld}`,
    },
    author: complaint.author === "" ? {} : { title: complaint.author, wb_profile: "//weibo.test/demo" },
  };
}

function shortened(text: string): string {
  return text.length > SUMMARY_SIGNS ? `${text.slice(0, SUMMARY_SIGNS)}...` : text;
}
