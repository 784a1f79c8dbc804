/** What an indicator asks, how it is reckoned and what it cannot see. */
type IndicatorWords = { readonly question: string; readonly formula: string; readonly limits: string };

/** The words of `indicators/` in English, by id; one that has none here is shown in Chinese. */
export const INDICATORS_IN_ENGLISH: Readonly<Record<string, IndicatorWords>> = {
  "complaint-reply": {
    question: "After a public complaint, how long until somebody answers?",
    formula:
      "100·Σωₖ·F̃(dₖ), dₖ = 2 hours, 24 hours, 48 hours, 7 days, 30 days, ω = .10 .30 .30 .20 .10; F̃ is the weighted Kaplan–Meier curve, shrunk towards that of its peers",
    limits:
      "Sees only replies to public complaints, not online support; a reply is no solution. Where a source only marks replies as timely or not, the share of timely ones is scored (50% gives 0 points, 100% gives 100).",
  },
  "human-contact": {
    question: "If you turn to support, how long until a human answers?",
    formula:
      "100·Σωₖ·F̃(dₖ), dₖ = 30 seconds, 60 seconds, 5 minutes, 10 minutes, ω = .30 .20 .20 .30; only a robot, no answer and giving up all count as not reached; shrunk towards its peers",
    limits:
      "From attempts written down by maintainers: at least 5 within 90 days, on 3 days or more; where service round the clock is promised, at least 1 at night. Without records it is not scored.",
  },
  "peak-resilience": {
    question: "Do replies get much slower in sales, on holidays and at the start of a month?",
    formula:
      "v = mean wait at peak times ÷ mean wait at other times − 1 (restricted mean over 7 days); v ≤ .5 gives 100, v ≥ 2 gives 0, straight between",
    limits:
      "At least 10 usable complaints at peak times and 20 at others; not scored where it cannot be told whether it is slower. The faster the usual replies, the more a peak shows.",
  },
  "resolution-rate": {
    question: "30 days after the complaint, was the problem solved?",
    formula:
      "p̃ = (m₀p₀ + n·p)/(m₀ + n), p = (confirmed as settled + κ·silent)/all that are due, κ = .40; 10% gives 0 points, 90% gives 100",
    limits:
      "Where the complainant said no more, it counts as four tenths settled; the bounds with none and with all of them settled are given too.",
  },
  "resolution-speed": {
    question: "How fast are problems solved?",
    formula:
      "Σω′ₖ·Σwᵢcᵢ(dₖ)/W, dₖ = 24 hours, 48 hours, 3 working days, 7 days, 30 days, ω′ = .15 .20 .20 .15 .30; 5% gives 0 points, 75% gives 100",
    limits:
      "Divided by all complaints that are due, not only those settled; 3 working days count as 120 hours. Sources that print no times cannot be used.",
  },
  "first-contact-resolution": {
    question: "Does one reply settle it, without asking again and again?",
    formula:
      "(confirmed after one reply + κ·silent after one reply)/all that are due, κ = .40; 10% gives 0 points, 80% gives 100",
    limits: "Inferred from how often the merchant replied in public; what was said elsewhere cannot be seen.",
  },
  "refund-time": {
    question: "Those who asked for a refund: was it done within 3 working days?",
    formula:
      "asked for a refund and confirmed within 3 working days (120 hours) / all who asked; 10% gives 0 points, 90% gives 100",
    limits:
      "Complaints seldom say when money arrived; the moment the complainant confirmed stands for it. At least 5 usable complaints asking for refunds.",
  },
  "clause-deductions": {
    question: "Do the terms hold anything against the buyer?",
    formula:
      "transparency −8 for each red-line clause, −4 for each unfavourable one, −1.5 for each vague one (vague at most −6, together at most −30)",
    limits: "The same sentence counts once, as the gravest it is; whether it is unlawful is for the regulator to say.",
  },
  "complaint-severity": {
    question: "Are complaints about small faults, or about vanished support and refused refunds?",
    formula:
      "100 − norm(φ̃; .05, .60); φ = weighted mean of the gravest problem in each complaint (vanished 1, refund refused .8, passing the buck .6, going in circles .5, late delivery .3, other .1)",
    limits: "What complainants say, unchecked; it looks at what complaints are about, not at how many there are.",
  },
  satisfaction: {
    question: "Once the complaint was dealt with, was the complainant content?",
    formula: "weighted share of ratings ≥ 4, shrunk; 5% gives 0 points, 60% gives 100",
    limits:
      "Everyone who rates has complained, so ratings are low by nature and 60% earns full points; at least 5 ratings; complaints alike share one weight.",
  },
  "complaint-trend": {
    question: "Are complaints getting more or fewer?",
    formula:
      "RR = (4 + complaints of the last 90 days)/(4 + those expected from the 90 days before and the trend of all); RR ≤ .8 gives 100, 1 gives 60, ≥ 2 gives 0",
    limits:
      "At least 10 expected complaints; complaints alike count once; whether users became more or fewer is not known.",
  },
  "complaint-exposure": {
    question: "For its size, are there many complaints?",
    formula:
      "100·(1 − percentile of its gamma–Poisson posterior mean rate among its peers); the peers' distribution is fitted to the other platforms",
    limits:
      "Needs a number of orders, users or sales with date and source, not older than a year, and at least 8 other platforms sized in the same unit; without it, not scored.",
  },
};
