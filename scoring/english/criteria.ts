import type { Criterion } from "../criteria.ts";

export const FATES_IN_ENGLISH: Readonly<Record<Criterion["fate"], string>> = {
  scored: "scored",
  gap_tested: "promise tested",
  displayed: "shown only",
  not_observable: "cannot be seen",
};

type CriterionWords = { readonly claim: string; readonly note: string };

/** The claims of the consumer guides in English, by their number or name in `criteria.ts`. */
export const CRITERIA_IN_ENGLISH: Readonly<Record<string, CriterionWords>> = {
  "1": { claim: "Online or human service 7×24 hours", note: "Tested by replies at night and attempts at night" },
  "2": { claim: "A human within 30 seconds", note: "Tested only by attempts to reach support" },
  "3": { claim: "A human within 60 seconds on average", note: "Tested only by attempts to reach support" },
  "4": { claim: "A wait of no more than 5 minutes on average", note: "One of the limits for attempts" },
  "5": {
    claim: "A response within 10 minutes; longer than 10 minutes to a human is bad",
    note: "The last of the limits for attempts",
  },
  "6": {
    claim: "Dealt with in 1 hour, refunded in 1 hour",
    note: "Tested by when complainants confirmed",
  },
  "7": { claim: "A response to urgent matters within 2 hours", note: "The first of the limits for replies" },
  "8": { claim: "Risk checks within 4 hours", note: "Tested only where it is promised" },
  "9": { claim: "A plan within 24 hours", note: "A limit for replies and for solutions" },
  "10": { claim: "Escalate after 48 hours without a solution", note: "A limit for replies and for solutions" },
  "11": { claim: "A refund in 1 to 3 working days", note: "Whether it is written, and whether it is done" },
  "12": { claim: "Checked by the platform in 1 to 2 working days", note: "Whether steps have time limits" },
  "13": {
    claim: "90% or more of contacts reach a human",
    note: "Shown with “Reaching a human”, from attempts only",
  },
  "14": { claim: "80% or more settled at first contact", note: "Inferred from how often the merchant replied" },
  "15": {
    claim: "95% or more praise",
    note: "Ratings by complainants; a platform's own share of praise is not used",
  },
  "16": {
    claim: "Replies no more than 50% slower on 618, Double 11, at month's start and on holidays",
    note: "Scored only where it can be told",
  },
  "17": { claim: "A support team of 50 or more", note: "Shown where a policy says so; cannot be checked, not scored" },
  "18": { claim: "AI handles seven tenths of questions in seconds", note: "Cannot be seen from outside" },
  "19": {
    claim: "About 35% of problems come from users' own mistakes",
    note: "No source, so not used; complaints whose author admits the mistake do not count",
  },
  "20": {
    claim: "Service from 9:00 to 22:00",
    note: "Where hours are published, only hours within them count",
  },
  "21": {
    claim: "7 days without reason, service for ever, unconditional refunds",
    note: "Checked against its own terms and complaints",
  },
  词·维度: {
    claim: "Response, resolution, competence, attitude, transparency, reputation",
    note: "Sorted into the four dimensions",
  },
  词·红旗: {
    claim:
      "Vanished, passing the buck, robots in circles, the same papers again and again, brushing off, blaming others",
    note: "Counted by gravity; too much vanishing limits the score",
  },
  词·条款: {
    claim: "Final interpretation, overbearing terms, no refunds ever, video as the only proof",
    note: "Deducted; red-line clauses limit the score after two people have looked",
  },
  词·明示: {
    claim: "“No after-sales service once activated”, said plainly",
    note: "To say it plainly counts as transparent",
  },
  词·渠道: {
    claim: "Several channels, tickets, published channels, a way to escalate",
    note: "Kinds of channels and escalation; points off where none is found",
  },
  词·担保: { claim: "Automatic refund, escrow", note: "Counts only where it is written" },
  词·资质: { claim: "Look at the papers: operator, credit code, filing", note: "Not published: 0 points" },
  词·原因: {
    claim: "Technical fault, user's mistake, platform's management, delay between systems",
    note: "Causes cannot be told apart from outside; only what complaints say is shown",
  },
  词·三要素: {
    claim: "Order number, screenshot of payment, error message",
    note: "Whether a platform asks for materials is scored; complaints without any of them weigh seven tenths",
  },
  词·四步: { claim: "Check, talk, keep, escalate", note: "Stands in the advice before paying" },
  词·高峰: {
    claim: "Part of the slowness at peaks is everybody's",
    note: "The trend is measured against peers",
  },
};
