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
import { type Command, EXIT, Fault, Misuse, openDoor, untilStopped } from "./terminal/door.ts";
import { didYouMean } from "./terminal/suggest.ts";
import { formatTable } from "./terminal/table.ts";
import { goTheWholeWay, stagesIn } from "./the-whole-way.ts";

const update: Command = {
  about: "Everything that is due, once, from the web to the report: crawl, parse, score, publish, build.",
  options: {
    scheduled: { type: "boolean", about: "Crawl only whom the schedules call for now, as `watch` does. For timers." },
  },
  run({ flag }) {
    const { root } = here();
    const signal = untilStopped();
    const way = { root, run: stagesIn(process.env, signal), signal, now: () => here().now };
    return goTheWholeWay(way, flag("scheduled") ? ["--scheduled"] : []);
  },
};

const contactTest: Command = {
  about:
    "Real attempts to reach support: `list` shows them, `new` asks what happened and writes the file. Sends nothing.",
  takes: "new|list",
  async run({ words }) {
    const root = readSettings(process.env).KAXIN_DATA;
    const { platforms } = readRegistry(root);
    const { contactTests } = readFieldNotes(root, platforms);
    if (words[0] === "list") {
      const rows = contactTests.map((test) => [
        ...[test.id, test.platform, CHANNEL_TYPES[test.channel], test.started],
        ...[test.firstHumanAnswer ?? "—", CONTACT_OUTCOMES[test.outcome]],
      ]);
      const head = ["id", "platform", "channel", "started", "first human answer", "outcome"];
      console.log(rows.length === 0 ? "No contact tests yet." : formatTable([head, ...rows]));
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
  if (platforms.length === 0) throw new Fault(`${root}: no platform is declared there that could be contacted.`);
  const taken = new Set<string>(contactTests.map(({ id }) => id));
  const test = await withQuestions(process.stdin, process.stderr, (ask) => askContactTest(ask, platforms, taken)).catch(
    (error: unknown) => {
      throw error instanceof NoAnswer ? new Fault(`${error.message} Nothing was written.`) : error;
    },
  );
  const faults = faultsOf(test);
  if (faults.length > 0) throw new Fault(`${faults.join("; ")}. Nothing was written; please begin again.`);
  const folder = join(root, "contact-tests");
  const file = join(folder, `${test.id}.yaml`);
  if (existsSync(file)) throw new Fault(`${file} is there already.`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, stringify(test));
  console.log(`Written: ${file}. Read it over, then run \`npm run score\`.`);
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
