import type { Instant } from "../../data/model/time.ts";
import { type Command, EXIT, Fault } from "../../data/terminal/door.ts";
import { formatTable } from "../../data/terminal/table.ts";
import { countImport, describeImport } from "./describe-import.ts";
import { type ImportResult, importTable } from "./import.ts";

export function importCommand(here: () => { readonly root: string; readonly now: Instant }): Command {
  return {
    about: "把别人导出的投诉表收进工作区，和抓取守同样的关。",
    takes: "表",
    options: {
      map: { type: "string", about: "哪一列是什么：一个 YAML 文件，例子在 data/mappings/。" },
      into: { type: "string", about: "收进哪个工作区（默认 KAXIN_DATA）。" },
      "platforms-from": { type: "string", about: "把这一列的每个商家登记为平台。" },
      "dry-run": {
        type: "boolean",
        about: "只看前几行会存成什么、哪些行被拒，什么也不存。",
      },
    },
    async run({ words, text, flag }) {
      const [file] = words;
      const map = text("map");
      if (file === undefined || map === undefined)
        throw new Fault("要一张表（CSV、XLSX、JSON、NDJSON）和 --map 映射.yaml，如 data/mappings/heimao.yaml");
      const { root: home, now } = here();
      const root = text("into") ?? home;
      const dryRun = flag("dry-run");
      const result = await importTable(file, map, root, { platformsFrom: text("platforms-from") ?? null, dryRun, now });
      if (dryRun) console.log(JSON.stringify(describeImport(result, root), null, 2));
      tell(result, root);
      if (result.known) console.log("同一张表以前收过；什么也没有加。");
      else if (!dryRun) console.log(`接下来：KAXIN_DATA=${root} npm run parse，再 score、publish、build`);
      return EXIT.done;
    },
  };
}

function tell(result: ImportResult, root: string): void {
  for (const { line, reason } of result.rejected) console.error(`  第 ${line} 行：${reason}`);
  const { complaints, twins } = countImport(result);
  const counts = [result.seen.length, result.rejected.length, complaints, twins, result.platformsDeclared];
  console.log(
    formatTable([
      ["收下的行", "被拒", "投诉", "孪生", "登记的平台", "工作区"],
      [...counts.map(String), root],
    ]),
  );
}
