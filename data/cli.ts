import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { askContactTest, faultsOf } from "./ask-contact-test.ts";
import { backupCommand } from "./care-commands.ts";
import { readFieldNotes } from "./field-notes.ts";
import { CONTACT_OUTCOMES } from "./model/contact-test.ts";
import { CHANNEL_TYPES } from "./model/policy.ts";
import { newCommand } from "./new/new-command.ts";
import { readRegistry } from "./registry.ts";
import { hereAndNow, readSettings } from "./settings.ts";
import { NoAnswer, withQuestions } from "./terminal/ask.ts";
import { clock } from "./terminal/clock.ts";
import { type Command, EXIT, Fault, Misuse, openDoor, untilStopped } from "./terminal/door.ts";
import { didYouMean } from "./terminal/suggest.ts";
import { formatTable } from "./terminal/table.ts";
import { goTheWholeWay, stagesIn } from "./the-whole-way.ts";

const update: Command = {
  about: "到期的都做一次，从网页到网站：crawl、parse、score、publish、build。",
  options: {
    scheduled: { type: "boolean", about: "只抓时间表现在叫到的，和 watch 一样；给定时器用。" },
  },
  run({ flag }) {
    const { root } = here();
    const signal = untilStopped();
    const way = { root, run: stagesIn(process.env, signal), signal, now: () => here().now };
    return goTheWholeWay(way, flag("scheduled") ? ["--scheduled"] : []);
  },
};

const contactTest: Command = {
  about: "真实的客服联系：list 列出，new 问发生了什么并写下来。从不联系任何人。",
  takes: "new|list",
  async run({ words }) {
    const root = readSettings(process.env).KAXIN_DATA;
    const { platforms } = readRegistry(root);
    const { contactTests } = readFieldNotes(root, platforms);
    if (words[0] === "list") {
      const rows = contactTests.map((test) => [
        ...[test.id, test.platform, CHANNEL_TYPES[test.channel], clock(test.started)],
        ...[test.firstHumanAnswer === null ? "—" : clock(test.firstHumanAnswer), CONTACT_OUTCOMES[test.outcome]],
      ]);
      const head = ["代号", "平台", "渠道", "开始（上海时间）", "真人先回答", "结果"];
      console.log(rows.length === 0 ? "还没有客服联系的记录。" : formatTable([head, ...rows]));
      return EXIT.done;
    }
    if (words[0] !== "new") {
      const meant = didYouMean(words[0] ?? "", ["new", "list"]);
      throw new Misuse(`\`new\` 记下一次，\`list\` 列出全部。${meant}`);
    }
    return newContactTest();
  },
};

async function newContactTest(): Promise<number> {
  const root = readSettings(process.env).KAXIN_DATA;
  const { platforms } = readRegistry(root);
  const { contactTests } = readFieldNotes(root, platforms);
  if (platforms.length === 0) throw new Fault(`${root} 里还没有登记平台：先 npm run new -- platform。`);
  const taken = new Set<string>(contactTests.map(({ id }) => id));
  const test = await withQuestions(process.stdin, process.stderr, (ask) => askContactTest(ask, platforms, taken)).catch(
    (error: unknown) => {
      throw error instanceof NoAnswer ? new Fault(`${error.message} 什么也没有写。`) : error;
    },
  );
  const faults = faultsOf(test);
  if (faults.length > 0) throw new Fault(`${faults.join("；")}。什么也没有写，请再来一次。`);
  const folder = join(root, "contact-tests");
  const file = join(folder, `${test.id}.yaml`);
  if (existsSync(file)) throw new Fault(`${file} 已经有了。`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, stringify(test));
  console.log(`写好了：${file}。读一遍，再运行 npm run score。`);
  return EXIT.done;
}

const here = () => hereAndNow(process.env);

const backup = backupCommand(here, (root, stage) =>
  stagesIn({ ...process.env, KAXIN_DATA: root }, untilStopped())(stage, stage === "forget" ? ["--again"] : []),
);

process.exitCode = await openDoor(
  "data",
  { update, "contact-test": contactTest, backup, new: newCommand(here, newContactTest) },
  process.argv.slice(2),
);
