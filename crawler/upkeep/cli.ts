import { setTimeout as pause } from "node:timers/promises";
import type { Alarm } from "../../data/model/alarm.ts";
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
import { describeFindings, examine, mayWrite } from "./examine.ts";
import { liveStatus } from "./live-status.ts";
import { mattersOf } from "./notice.ts";
import { notify } from "./notify.ts";
import { rehearse } from "./rehearse-notice.ts";
import { roundsOf } from "./rounds.ts";
import { channelsOf } from "./send-notice.ts";
import { watch } from "./watch.ts";

const status: Command = {
  about: "每个来源和平台：上次成功、下次、七天、墙、警报、对评分的影响，还有磁盘。要人看时退出码是 5。",
  options: {
    all: {
      type: "boolean",
      about: `每个平台都列出；不然超过 ${ROWS_SHOWN} 个时，好好的不列。`,
    },
    json: { type: "boolean", about: "给程序读。" },
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
  about: "要维护者看的：没读到的、结构变了的页面；一样的并成一行。",
  options: { all: { type: "boolean", about: "每页一行。" } },
  async run({ flag }) {
    const { store: path } = workspaceFiles(readSettings(process.env).KAXIN_DATA);
    const raised = await alarmsOf(path);
    if (raised === null) throw new Fault(`${path} 还没有。先运行 npm run parse。`);
    const shown = flag("all") ? raised.map((first) => ({ first, pages: 1 })) : alikeAlarms(raised);
    const rows = shown.map(({ first, pages }) => [
      ALARM_WORDS[first.kind],
      first.owner,
      String(pages),
      first.address,
      first.message,
    ]);
    const head = ["种类", "来源／平台", "页", "网址（或其中一个）", "怎么了"];
    console.log(rows.length === 0 ? "没有警报。" : formatTable([head, ...rows]));
    return EXIT.done;
  },
};

const ALARM_WORDS: Readonly<Record<Alarm["kind"], string>> = {
  access: "没读到",
  shape: "结构变了",
  range: "条数不对",
  value: "请核对",
  drift: "和以前不一样",
};

const watchCommand: Command = {
  about: "一直开着：按时间表抓取，有变化就解析、评分、发布、建站。Ctrl-C 或 SIGTERM 停：读完手里的，入档。",
  options: { "dry-run": { type: "boolean", about: "只列出谁什么时候被叫到，不上网。" } },
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
    console.error("watch: 停了；读到的都存下了。");
    return EXIT.done;
  },
};

const notifyCommand: Command = {
  about: "用 webhook 和邮件告诉维护者新出的事。workspace.yaml 里写了 notify 才发。",
  options: {
    "dry-run": {
      type: "boolean",
      about: "只打印会说什么（中文和英文），不发。",
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
      console.error(used > 0 ? `notify: 已告诉：${channels.map(({ name }) => name).join("、")}` : whySilent(channels));
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
  about: "看抓取要靠的每一样东西，哪里不对就说怎样修。有不对的，退出码是 5。",
  options: { json: { type: "boolean", about: "给程序读。" } },
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
      mayWrite,
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
