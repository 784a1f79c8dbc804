import { setTimeout as pause } from "node:timers/promises";
import { readRegistry } from "../../data/registry.ts";
import { readSettings } from "../../data/settings.ts";
import { openJournal } from "../../data/store/journal.ts";
import { type Command, EXIT, Fault, openDoor, untilStopped } from "../../data/terminal/door.ts";
import { formatTable } from "../../data/terminal/table.ts";
import { stagesIn } from "../../data/the-whole-way.ts";
import { workspaceFiles } from "../../data/workspace-files.ts";
import { openWeb, visitorFrom } from "../answers.ts";
import { alarmsOf } from "../look-at-stored.ts";
import { alikeAlarms } from "./alike-alarms.ts";
import { scheduleRows } from "./describe-schedule.ts";
import { describeStatus, ROWS_SHOWN } from "./describe-status.ts";
import { describeFindings, examine } from "./examine.ts";
import { liveStatus } from "./live-status.ts";
import { mattersOf } from "./notice.ts";
import { notify } from "./notify.ts";
import { rehearse } from "./rehearse-notice.ts";
import { roundsOf } from "./rounds.ts";
import { channelsOf } from "./send-notice.ts";
import { watch } from "./watch.ts";

const status: Command = {
  about:
    "How every source and platform stands: last success, next call, seven days, walls, alarms, what it does to scores, disk. " +
    "Ends with 5 when a maintainer is needed.",
  options: {
    all: {
      type: "boolean",
      about: `List every platform, also those that are well where there are more than ${ROWS_SHOWN}.`,
    },
    json: { type: "boolean", about: "For machines." },
  },
  async run({ flag }) {
    const settings = readSettings(process.env);
    const root = settings.KAXIN_DATA;
    const owners = await liveStatus(root, readRegistry(root), visitorFrom(settings).now());
    const rounds = roundsOf(workspaceFiles(root), ROUNDS_TOLD);
    // Also where no source needs anybody, but the machine does: a full disk, a round that failed.
    const status = { ...owners, attention: mattersOf(owners, rounds.past[0], "zh").length > 0 };
    const hosts = status.owners.flatMap((each) => each.hosts);
    if (flag("json"))
      console.log(
        JSON.stringify({ at: status.asOf, ...status, hosts, rounds: rounds.past, underWay: rounds.underWay }),
      );
    else console.log(describeStatus(status, rounds, flag("all")));
    return status.attention ? EXIT.attention : EXIT.done;
  },
};

const ROUNDS_TOLD = 10;

const alarms: Command = {
  about:
    "What a maintainer must look at: pages that could not be had, or were of another shape; alike ones in one row.",
  options: { all: { type: "boolean", about: "Every page in a row of its own." } },
  async run({ flag }) {
    const { store: path } = workspaceFiles(readSettings(process.env).KAXIN_DATA);
    const raised = await alarmsOf(path);
    if (raised === null) throw new Fault(`${path} is missing. Run \`npm run parse\` first.`);
    const shown = flag("all") ? raised.map((first) => ({ first, pages: 1 })) : alikeAlarms(raised);
    const rows = shown.map(({ first, pages }) => [
      first.kind,
      first.owner,
      String(pages),
      first.address,
      first.message,
    ]);
    const head = ["kind", "owner", "pages", "address, or one of them", "message"];
    console.log(rows.length === 0 ? "No alarms." : formatTable([head, ...rows]));
    return EXIT.done;
  },
};

const watchCommand: Command = {
  about:
    "Runs until it is stopped: reads what the schedules call for, then makes the report and the site anew where something changed.",
  options: { "dry-run": { type: "boolean", about: "Print who is called when, and ask nothing." } },
  async run({ flag }) {
    const settings = readSettings(process.env);
    const root = settings.KAXIN_DATA;
    const { now } = visitorFrom(settings);
    if (flag("dry-run")) {
      console.log(formatTable(scheduleRows(readRegistry(root), workspaceFiles(root).journal, now())));
      return EXIT.done;
    }
    const signal = untilStopped();
    const sleep = (milliseconds: number) => pause(milliseconds, undefined, { signal }).catch(() => undefined);
    await watch({ root, run: stagesIn(process.env, signal), signal, now, sleep, say: console.error });
    console.error("watch: stopped as asked; everything that was read is stored.");
    return EXIT.done;
  },
};

const notifyCommand: Command = {
  about:
    "Tells maintainers, by webhook and e-mail, what is new since they were last told. Sends only what workspace.yaml asks for.",
  options: {
    "dry-run": {
      type: "boolean",
      about: "Print all that there would be to tell, in Chinese and English; send nothing.",
    },
  },
  async run({ flag }) {
    const settings = readSettings(process.env);
    const root = settings.KAXIN_DATA;
    const registry = readRegistry(root);
    const { title, notify: asked } = registry.workspace;
    const status = await liveStatus(root, registry, visitorFrom(settings).now());
    const files = workspaceFiles(root);
    const [last] = roundsOf(files, 1).past;
    const journal = openJournal(files.journal);
    try {
      if (flag("dry-run")) {
        for (const language of ["zh", "en"] as const) console.log(rehearse(status, last, { title, language }, asked));
        return EXIT.done;
      }
      const channels = channelsOf(asked, { webhook: settings.KAXIN_WEBHOOK, smtp: settings.KAXIN_SMTP });
      const words = { title, language: asked.language };
      const used = await notify(channels, mattersOf(status, last, asked.language), journal, words);
      console.error(
        used > 0 ? `notify: told by ${channels.map(({ name }) => name).join(" and ")}` : whySilent(channels),
      );
      return EXIT.done;
    } finally {
      journal.close();
    }
  },
};

const whySilent = ({ length }: readonly unknown[]) =>
  length === 0
    ? "notify: workspace.yaml 里没有写 notify，什么也不发；会说什么：npm run notify -- --dry-run"
    : "notify: 没有新的事要说";

const doctor: Command = {
  about: "Looks at all that a crawl rests on and says how to mend what is wrong. Ends with 5 when something is.",
  options: { json: { type: "boolean", about: "For machines." } },
  async run({ flag }) {
    const settings = readSettings(process.env);
    const visitor = visitorFrom(settings);
    const http = openWeb(visitor);
    const findings = await examine({
      root: settings.KAXIN_DATA,
      nodeVersion: process.versions.node,
      contact: settings.KAXIN_CONTACT,
      chromium: settings.KAXIN_CHROMIUM,
      channels: { webhook: settings.KAXIN_WEBHOOK, smtp: settings.KAXIN_SMTP },
      isDemoWebOn: settings.KAXIN_DEMO_WEB !== undefined,
      now: visitor.now,
      send: http.send,
    }).finally(() => http.close());
    console.log(flag("json") ? JSON.stringify(findings) : describeFindings(findings));
    return findings.some(({ mend }) => mend !== null) ? EXIT.attention : EXIT.done;
  },
};

process.exitCode = await openDoor(
  "upkeep",
  { watch: watchCommand, status, doctor, notify: notifyCommand, alarms },
  process.argv.slice(2),
);
