import type { Instant } from "../model/time.ts";
import { type Ask, NoAnswer, withQuestions } from "../terminal/ask.ts";
import { type Command, EXIT, Fault, Misuse } from "../terminal/door.ts";
import { didYouMean } from "../terminal/suggest.ts";
import { answersFrom } from "./answers.ts";
import { type Made, newCorrection, newPlatform } from "./declare.ts";
import { newIndicator } from "./make-indicator.ts";
import { newSource } from "./make-source.ts";

const KINDS = ["platform", "source", "indicator", "correction", "contact-test"] as const;
const told = (about: string) => ({ type: "string", about }) as const;

/** Writes the files of one thing more, checks them, and says what comes next. `contactTest` has questions of its own. */
export function newCommand(
  here: () => { readonly root: string; readonly now: Instant },
  contactTest: () => Promise<number> | number,
): Command {
  return {
    about: "Adds a thing: asks, writes the file with comments, runs its checks, and says what to do next.",
    takes: KINDS.join("|"),
    options: {
      id: told("Its id, which names the file."),
      name: told("What people call it."),
      aliases: told("Of a platform: other names, by comma."),
      home: told("Of a platform: its address, once somebody has checked it."),
      origin: told("Of a source: its address."),
      limits: told("Of a source: what a reader must know."),
      licence: told("Of a source: whose the texts are."),
      page: told("Of a source: a saved page of its list, without personal data."),
      question: told("Of an indicator: what it asks the evidence."),
      dimension: told("Of an indicator: response, resolution or reputation."),
      platform: told("Of a correction: the platform."),
      kind: told("Of a correction: statement, objection or correction."),
      text: told("Of a correction: the platform's words, or what was wrong."),
      contests: told("Of an objection: what it contests, by comma."),
      yes: { type: "boolean", about: "Ask nothing: what has no option is left as it would be by default." },
    },
    async run({ words: [kind = ""], text, flag }) {
      const { root, now } = here();
      const make = makers(root, now)[kind];
      if (kind === "contact-test") return contactTest();
      if (make === undefined) throw new Misuse(`要加什么：${KINDS.join("、")}？${didYouMean(kind, KINDS)}`);
      const asking = (ask: Ask) => make(answersFrom({ text, yes: flag("yes") }, ask));
      const made = await withQuestions(process.stdin, process.stderr, asking).catch((error: unknown) => {
        throw error instanceof NoAnswer ? new Fault(`${error.message} 什么也没有写。`) : error;
      });
      console.log(["写好并检查过：", ...made.files.map((file) => `  ${file}`)].join("\n"));
      console.log(["接下来：", ...made.next.map((step, at) => `  ${at + 1}. ${step}`)].join("\n"));
      return EXIT.done;
    },
  };
}

type Make = (answers: ReturnType<typeof answersFrom>) => Promise<Made>;

function makers(root: string, now: Instant): Readonly<Record<string, Make>> {
  return {
    platform: (answers) => newPlatform(root, answers),
    source: (answers) => newSource(root, answers),
    indicator: newIndicator,
    correction: (answers) => newCorrection(root, answers, now),
  };
}
