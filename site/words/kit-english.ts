import { DEMANDS } from "../present/kit/case.ts";
import { KIT_ZH } from "./kit.ts";

const DEMANDS_IN_ENGLISH = ["send it again", "refund", "restore the account", "explain why", "compensate"];

const KIT_EN: typeof KIT_ZH = {
  promise: "What you type stays in this page and never leaves your device.",
  promiseMore: "Once the page is open, the browser forbids it every request.",
  groups: {
    order: {
      title: "The order",
      note: "With order number, payment and error all there, nobody has a reason to ask again. Write in Chinese where you can: it goes into the letters as it is.",
    },
    contact: { title: "What was said so far", note: "Leave it empty if you have not been in touch." },
    demand: { title: "What you want", note: "One demand at a time is the easiest to grant." },
    person: {
      title: "Who you are",
      note: "Only 12315 and the consumer association need it; no other letter shows it.",
    },
  },
  fields: {
    platform: { label: "Platform", hint: "name of the site or shop" },
    goods: { label: "Goods", hint: "e.g. a 100 yuan game card" },
    order: { label: "Order number", hint: "the platform's, not the payment's" },
    orderedAt: { label: "Ordered at", hint: "" },
    payment: { label: "Paid with", hint: "e.g. Alipay, WeChat Pay, bank card" },
    amount: { label: "Amount (yuan)", hint: "what you really paid" },
    payee: { label: "Payee's full name", hint: "in the details of the payment bill" },
    account: { label: "Account topped up", hint: "masked in the public letter" },
    error: { label: "The error, word for word", hint: "copied as it stands, in Chinese" },
    contactedAt: { label: "First contact with support", hint: "" },
    answer: { label: "What support answered", hint: "their words, or that nobody answered" },
    promised: { label: "When they promised to be done", hint: "e.g. within 24 hours" },
    demand: { label: "Demand", hint: "choose one, or write your own" },
    attachments: { label: "Attachments", hint: "e.g. order page, payment bill, error, chat" },
    name: { label: "Name", hint: "" },
    phone: { label: "Telephone", hint: "" },
    postal: { label: "Postal address", hint: "" },
  },
  demands: Object.fromEntries(DEMANDS.map((demand, at) => [demand, DEMANDS_IN_ENGLISH[at] ?? demand])),
  keep: "Keep on this device for 24 hours (in this browser only)",
  clear: "Clear",
  elementsTitle: "Three elements",
  elements: {
    order: { name: "Order number", missing: "Order number missing: see “my orders” or the order's e-mail." },
    payment: {
      name: "Proof of payment",
      missing: "Proof missing: list the payment bill among the attachments, and attach it.",
    },
    error: { name: "The error", missing: "Error missing: copy what the page says, word for word." },
  },
  given: "there",
  letters: {
    first: {
      name: "First contact with support",
      when: "On the day you notice, through the support entry that the platform itself publishes.",
      says: "States time, platform, means of payment, goods, order number and amount; that payment succeeded and what went wrong; asks for one remedy and how long it will take, and for any further material to be named at once.",
    },
    overdue: {
      name: "48 hours and no solution: escalate",
      when: "The same problem has no result after 48 hours; to a manager or the head of after-sales.",
      says: "Repeats the facts, quotes the answer of support and the hours since; asks that the case go to a manager, be settled by a date, and that a name and a ticket number be given in writing; announces the payment channel and 12315 otherwise.",
    },
    payment: {
      name: "Appeal to the payment channel",
      when: "From this bill's complaint entry in the payment app; never through a telephone number found by searching.",
      says: "Names the transaction: time, payee, amount, goods, merchant's order number; says that the merchant did not deliver as agreed, what support answered; asks the channel to look into it and to have the merchant act.",
    },
    regulator: {
      name: "Complaint to 12315",
      when: "When you cannot agree with the platform, on the national 12315 platform. It wants names and addresses of both sides.",
      says: "Names complainant and respondent with addresses, tells the facts, says that the purchase was for daily life, asks for mediation and one remedy, and lists the evidence.",
    },
    public: {
      name: "Public complaint",
      when: "For public complaint sites. Order number, account and your personal data are removed or masked.",
      says: "A title with platform, goods and demand; the facts without personal data; offers full number and proof in private.",
    },
    association: {
      name: "To the consumer association",
      when: "When you want it to mediate: that of the platform's place, or of yours.",
      says: "Gives your name and address, the platform and the payee, the facts and the demand, and asks the association to mediate.",
    },
  },
  says: "What it says: ",
  wholeLetter: (name) => `${name}: the letter in full`,
  copy: "Copy",
  save: "Download .txt",
  print: "Print",
  copied: "Copied",
  blanks: "What stands in 【 】 is not filled in yet. A person will read this: read it once yourself before sending.",
  advice: {
    insult:
      "Say facts instead: when, what was done, with what result. Insults make the reader skip the letter, and may bring you trouble.",
    threat: "Do not threaten. That you will turn to the payment channel and 12315 if nothing comes of it weighs more.",
    marks: "One full stop is enough. Marks do not speed anything up.",
    sweeping: "Only your own order: what you can prove will stand.",
  },
  heated: (words, instead) => `“${words.join(", ")}”: ${instead}`,
  clocks: {
    without:
      "Without scripts, note in your own calendar: 48 and 96 hours after contacting support; the 7th and 45th working day after filing with 12315.",
    contacted: "First contact with support",
    filed: "Filed with 12315 (leave empty if not)",
    save: "Download calendar file .ics",
    file: "complaint-reminders.ics",
    workdays:
      "Working days are Monday to Friday here; public holidays make the real day later. Times are those of your device.",
    words: {
      escalate: { title: "48 hours without a solution: escalate", todo: "Send the second letter, to a manager." },
      payment: { title: "Another 48 hours: payment appeal", todo: "Appeal from this bill in the payment app." },
      accepted: {
        title: "12315 should have told you whether it accepts",
        todo: "Look on the national 12315 platform.",
      },
      mediated: {
        title: "12315: the time for mediation is over",
        todo: "Without an agreement, think of court or arbitration.",
      },
    },
    item: (title, todo) => `${title}. ${todo}`,
  },
  evidence: {
    title: "List of evidence",
    without: "Fingerprints need scripts. Without them: ",
    choose: "Choose files (several at once)",
    columns: ["File", "Bytes", "Last changed", "SHA-256"],
    csv: ["No.", "File", "Bytes", "Last changed (UTC)", "SHA-256"],
    save: "Download list as CSV",
    file: "evidence.csv",
    tooLarge: (names) => `Too large, not listed: ${names.join(", ")}`,
  },
};

export const KIT_WORDS = { zh: KIT_ZH, en: KIT_EN };
