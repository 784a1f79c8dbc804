import { setTimeout as pause } from "node:timers/promises";
import { readRegistry } from "../../data/registry.ts";
import { readSettings } from "../../data/settings.ts";
import { type Command, EXIT, Fault, openDoor, untilStopped } from "../../data/terminal/door.ts";
import { formatTable } from "../../data/terminal/table.ts";
import { stagesIn } from "../../data/the-whole-way.ts";
import { workspaceFiles } from "../../data/workspace-files.ts";
import { visitorFrom } from "../answers.ts";
import { alarmsOf, withFrontier } from "../look-at-stored.ts";
import { entryPages } from "../plan-visits.ts";
import { SOURCES } from "../sources/index.ts";
import { statusOf, statusRows } from "../status.ts";
import { scheduleRows } from "./describe-schedule.ts";
import { watch } from "./watch.ts";

const status: Command = {
  about:
    "How every source and platform stands: visited, due, walled, failing. Ends with 5 when a maintainer is needed.",
  options: { json: { type: "boolean", about: "For machines." } },
  async run({ flag }) {
    const settings = readSettings(process.env);
    const registry = readRegistry(settings.KAXIN_DATA);
    const now = visitorFrom(settings).now();
    const only = { source: undefined, platform: undefined };
    const entry = entryPages(registry.workspace, registry.platforms, SOURCES, only);
    const files = workspaceFiles(settings.KAXIN_DATA);
    const alarms = (await alarmsOf(files.store)) ?? [];
    const hosts = withFrontier(files.archive, registry, now, (frontier) => statusOf(entry, frontier, alarms, now));
    const attention = hosts.some(({ needs }) => needs.length > 0);
    console.log(flag("json") ? JSON.stringify({ at: now, attention, hosts }) : formatTable(statusRows(hosts, now)));
    return attention ? EXIT.attention : EXIT.done;
  },
};

const alarms: Command = {
  about: "What a maintainer must look at: pages that could not be had, or were of another shape.",
  async run() {
    const { store: path } = workspaceFiles(readSettings(process.env).KAXIN_DATA);
    const raised = await alarmsOf(path);
    if (raised === null) throw new Fault(`${path} is missing. Run \`npm run parse\` first.`);
    const rows = raised.map((alarm) => [alarm.kind, alarm.owner, alarm.address, alarm.message]);
    console.log(rows.length === 0 ? "No alarms." : formatTable([["kind", "owner", "address", "message"], ...rows]));
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

process.exitCode = await openDoor("upkeep", { watch: watchCommand, status, alarms }, process.argv.slice(2));
