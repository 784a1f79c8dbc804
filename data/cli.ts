import { readSettings } from "./settings.ts";
import { type Command, openDoor } from "./terminal/door.ts";
import { goTheWholeWay } from "./the-whole-way.ts";

const update: Command = {
  about: "Everything that is due, from the web to the report: crawl, parse, score, publish, build.",
  run: () => goTheWholeWay(readSettings(process.env).KAXIN_DATA, process.env),
};

process.exitCode = await openDoor("data", { update }, process.argv.slice(2));
