type RubricWords = { readonly question: string; readonly scale: string };

export const RUBRIC_LIMITS =
  "Looks only at what public pages say, not at what is done; a page that could not be read does not count as saying nothing.";

/** The questions of `rubric.ts` in English, by id. */
export const RUBRIC_IN_ENGLISH: Readonly<Record<string, RubricWords>> = {
  "policy-public": {
    question: "Can the after-sales policy be read without logging in?",
    scale: "Public 100; only after logging in 40; none 0",
  },
  "refund-limit": {
    question: "Does it say how long a refund takes?",
    scale: "Within 3 working days 100; 4 to 7 60; longer 30; only “as soon as possible” 10; nothing 0",
  },
  scope: {
    question: "Does it say what is covered and what is not?",
    scale: "By kind of goods 100; in general 50; nothing 0",
  },
  materials: {
    question: "Does it say what to hand in when asking for help?",
    scale: "Materials listed 100; only “relevant materials” 40; nothing 0",
  },
  "timed-steps": {
    question: "Accepting, checking, settling: how long does each step take?",
    scale: "Every step has a limit 100; some do 50; none 0",
  },
  channels: {
    question: "How many official ways are there to reach support?",
    scale: "Three or more 100; two 70; one 40; none 0",
  },
  "service-hours": {
    question: "Does it say when support is there, and whether it is a human or a robot?",
    scale: "Hours and humans 100; hours only 60; nothing 0",
  },
  "service-promises": {
    question: "Are there promises of response or handling with numbers that can be tested?",
    scale: "Two or more 100; one 60; none 0",
  },
  escalation: {
    question: "If support does nothing, whom else can one turn to?",
    scale: "Inside and outside (such as 12315) 100; one of them 60; none 0",
  },
  operator: {
    question: "Who runs it, and does it show its licence and filing?",
    scale: "Name, unified social credit code, and filing or licence 100; a part 50; none 0",
  },
  guarantee: {
    question: "Is there escrow or an automatic refund?",
    scale: "Yes 100; no 0",
  },
  revision: {
    question: "Does the policy have a date, a version and notice of changes?",
    scale: "Date, and version or notice 100; date only 50; none 0",
  },
};
