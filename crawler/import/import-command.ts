import type { Instant } from "../../data/model/time.ts";
import { type Command, EXIT, Fault } from "../../data/terminal/door.ts";
import { formatTable } from "../../data/terminal/table.ts";
import { countImport, describeImport } from "./describe-import.ts";
import { type ImportResult, importTable } from "./import.ts";

export function importCommand(here: () => { readonly root: string; readonly now: Instant }): Command {
  return {
    about: "Takes a table of complaints that somebody exported into a workspace, through the same checks as a crawl.",
    takes: "FILE",
    options: {
      map: { type: "string", about: "How its columns become complaints: a YAML file; see data/mappings/." },
      into: { type: "string", about: "The workspace it goes into (default: KAXIN_DATA)." },
      "platforms-from": { type: "string", about: "Declare each merchant of this column as a platform there." },
      "dry-run": {
        type: "boolean",
        about: "Show the first rows as they would be stored and every rejected row; store nothing.",
      },
    },
    async run({ words, text, flag }) {
      const [file] = words;
      const map = text("map");
      if (file === undefined || map === undefined)
        throw new Fault("give a table (CSV, XLSX, JSON, NDJSON) and --map FILE.yaml, e.g. data/mappings/heimao.yaml");
      const { root: home, now } = here();
      const root = text("into") ?? home;
      const dryRun = flag("dry-run");
      const result = await importTable(file, map, root, { platformsFrom: text("platforms-from") ?? null, dryRun, now });
      if (dryRun) console.log(JSON.stringify(describeImport(result, root), null, 2));
      tell(result, root);
      if (result.known) console.log("The same table was imported before; nothing was added.");
      else if (!dryRun) console.log(`Next: KAXIN_DATA=${root} npm run parse && … score, publish, build`);
      return EXIT.done;
    },
  };
}

function tell(result: ImportResult, root: string): void {
  for (const { line, reason } of result.rejected) console.error(`  row ${line}: ${reason}`);
  const { complaints, twins } = countImport(result);
  const counts = [result.seen.length, result.rejected.length, complaints, twins, result.platformsDeclared];
  console.log(
    formatTable([
      ["rows taken", "rejected", "complaints", "twins", "platforms declared", "workspace"],
      [...counts.map(String), root],
    ]),
  );
}
