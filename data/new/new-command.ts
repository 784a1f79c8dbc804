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
    about: "加一样东西：问、写带注释的文件、检查、说下一步。",
    takes: KINDS.join("|"),
    options: {
      id: told("代号，文件名用它。"),
      name: told("叫什么。"),
      aliases: told("平台：其他写法，用逗号隔开。"),
      home: told("平台：核实过的网址。"),
      origin: told("来源：网址。"),
      limits: told("来源：读者要知道的局限。"),
      licence: told("来源：文字的权利属于谁。"),
      page: told("来源：存下来的一页列表，去掉个人信息。"),
      question: told("指标：它问证据什么。"),
      dimension: told("指标：response、resolution 或 reputation。"),
      platform: told("更正：哪家平台。"),
      kind: told("更正：statement、objection 或 correction。"),
      text: told("更正：平台的原话，或哪里写错了。"),
      contests: told("异议：不认可什么，用逗号隔开。"),
      yes: { type: "boolean", about: "什么也不问：没给的用默认值。" },
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
