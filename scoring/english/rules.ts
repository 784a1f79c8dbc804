type RuleWords = { readonly name: string; readonly question: string };

/** Penalties and ceilings in English, by id. */
export const RULES_IN_ENGLISH: Readonly<Record<string, RuleWords>> = {
  "promise-gap": {
    name: "Promises not kept",
    question: "Are the time limits on its pages kept, by the records of complaints and of attempts to reach it?",
  },
  "false-round-the-clock": {
    name: "Not round the clock",
    question: "Humans 7×24 hours are promised: does anybody answer at night?",
  },
  "missing-support": {
    name: "No support to be found",
    question: "Do the pages name a way to a human, and does it work?",
  },
  "false-advertising": {
    name: "Sweeping promises not kept",
    question: "“After-sales service for ever, refunds without conditions”: is it done?",
  },
  "hardly-any-reply": {
    name: "Most complaints go unanswered",
    question: "Is even the upper bound (95%) of the share answered in 30 days below one half?",
  },
  "support-vanished": {
    name: "Support has vanished",
    question: "Is even the lower bound (95%) of complaints that say so above three tenths?",
  },
  "void-clauses": {
    name: "Three red-line clauses or more",
    question: "Are there three clauses or more of a kind that regulations forbid?",
  },
  "void-clause": {
    name: "Red-line clause",
    question: "Is there a clause of a kind that regulations forbid?",
  },
  "no-operator": {
    name: "Operator unknown",
    question: "Do neither the front page nor the about page show who runs it?",
  },
  regulatory: {
    name: "Penalty by a regulator",
    question: "Was it penalised or listed by a regulator within 12 months?",
  },
  manipulation: {
    name: "Signs of manipulation, under review",
    question: "Do complaints or praise show signs of being made in bulk, and is that being looked into?",
  },
};

export const AFTER_REVIEW = "(only once two people have looked)";
