import { existsSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { Report } from "../../../data/model/report.ts";
import { type Command, EXIT, Fault, openDoor } from "../../../data/terminal/door.ts";
import { formatTable } from "../../../data/terminal/table.ts";
import { workspaceFiles } from "../../../data/workspace-files.ts";
import { readPages, runBuild } from "../support/build-site.ts";
import { serveSite } from "../support/serve-site.ts";
import { type Gate, htmlOf, type Site } from "./gate.ts";
import { accessibility, withoutScripts } from "./in-browser.ts";
import { links } from "./links.ts";
import { leaks, markup } from "./markup.ts";
import { numbers } from "./numbers.ts";
import { parity } from "./parity.ts";
import { rebuild } from "./rebuild.ts";
import { specimensOf } from "./specimens.ts";
import { structured } from "./structured.ts";
import { weight } from "./weight.ts";

const GATES: readonly Gate[] = [
  links,
  markup,
  leaks,
  weight,
  numbers,
  parity,
  structured,
  rebuild,
  withoutScripts,
  accessibility,
];
/** No such site: what is built for it must lead nowhere else. */
const URL_OF_SITE = "https://kaxin.test";

const check: Command = {
  about: "Builds the site of a workspace and holds it to every gate; prints a table, and what to mend.",
  options: {
    data: { type: "string", about: "The workspace, published already (default: data/demo)." },
    only: { type: "string", about: "Only the gates named, with commas between." },
    most: { type: "string", about: "How many faults of each gate are printed (default 20)." },
  },
  async run({ text }) {
    const only = text("only")?.split(",") ?? GATES.map(({ name }) => name);
    const most = Number(text("most") ?? 20);
    const { published } = workspaceFiles(resolve(text("data") ?? "data/demo"));
    if (!existsSync(join(published, "report.json"))) {
      throw new Fault(`${join(published, "report.json")} is missing. Run \`npm run demo\` first.`);
    }
    const { site, close } = await openSite(published);
    const rows = [["gate", "looked at", "faults", "seconds", "what"]];
    let faulty = 0;
    for (const gate of GATES.filter(({ name }) => only.includes(name))) {
      const began = performance.now();
      const { looked, faults } = await gate.check(site);
      for (const fault of faults.slice(0, most)) console.error(`${gate.name}  ${fault}`);
      if (faults.length > most) console.error(`${gate.name}  … and ${faults.length - most} more`);
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      rows.push([gate.name, String(looked), String(faults.length), seconds, gate.about]);
      faulty += faults.length;
    }
    close();
    rmSync(site.directory, { recursive: true });
    console.log(formatTable(rows));
    return faulty === 0 ? EXIT.done : EXIT.fault;
  },
};

async function openSite(published: string): Promise<{ site: Site; close: () => void }> {
  const { status, output, directory } = runBuild(published, URL_OF_SITE);
  if (status !== 0) throw new Fault(output.trim().slice(-2000));
  const { origin, close } = await serveSite(directory);
  const pages = readPages(directory);
  const report = Report.parse(JSON.parse(readFileSync(join(published, "report.json"), "utf8")));
  const sizes = [...pages.keys()].map((address) => [address, htmlOf({ directory }, address).length] as const);
  const specimens = specimensOf(new Map(sizes));
  return { site: { directory, origin, url: URL_OF_SITE, published, pages, specimens, report }, close };
}

process.exitCode = await openDoor("check", { site: check }, process.argv.slice(2), () => "npm run check:site --");
