import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { Report } from "./model/report.ts";
import { formatTable } from "./terminal/table.ts";
import { workspaceFiles } from "./workspace-files.ts";

const REPOSITORY = join(import.meta.dirname, "..");

/** The stages of the way, by the names of the commands that a person would call one after the other. */
const STAGES = ["crawl", "retain", "parse", "score", "publish", "build"] as const;
export type Stage = (typeof STAGES)[number] | "forget-again" | "retain";

const call = z.templateLiteral(["node ", z.string()]);
const Scripts = z.object({
  scripts: z.object({
    ...{ crawl: call, parse: call, score: call, publish: call, build: call },
    ...{ "forget-again": call, retain: call },
  }),
});

type Environment = Readonly<Record<string, string | undefined>>;

/** Runs every stage over one workspace, then prints what came of it. Stops at the first that fails, with its exit code. */
export async function goTheWholeWay(root: string, environment: Environment): Promise<number> {
  const startedAt = performance.now();
  const code = await goThrough(STAGES, environment);
  if (code !== 0) return code;
  console.log(`\n${closingTable(root, (performance.now() - startedAt) / 1000)}`);
  return 0;
}

/** Runs some stages one after the other. Stops at the first that fails, with its exit code. */
export async function goThrough(stages: readonly Stage[], environment: Environment): Promise<number> {
  const { scripts } = Scripts.parse(JSON.parse(readFileSync(join(REPOSITORY, "package.json"), "utf8")));
  for (const stage of stages) {
    // As package.json has it, with what it asks of Node.
    const [, ...argv] = scripts[stage].split(" ");
    const code = await runDoor(argv, environment);
    if (code !== 0) {
      console.error(
        `${stage} ended with exit code ${code}. What was stored before it is kept; run the same command again.`,
      );
      return code;
    }
  }
  return 0;
}

/** One door as a process of its own, at home in the repository, sharing this terminal. Answers with its exit code. */
function runDoor(argv: readonly string[], environment: Environment): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, argv, {
      cwd: REPOSITORY,
      env: environment,
      stdio: "inherit",
    });
    child.on("error", reject);
    child.on("exit", (code, signal) => resolve(code ?? (signal === null ? 1 : 130)));
  });
}

function closingTable(root: string, seconds: number): string {
  const { published, site } = workspaceFiles(root);
  const file = join(published, "report.json");
  if (!existsSync(file)) return `${file} is missing: nothing was published.`;
  const { totals } = Report.parse(JSON.parse(readFileSync(file, "utf8")));
  return [
    formatTable([
      ["platforms", "complaints", "policies", "alarms", "scores", "seconds"],
      [totals.platforms, totals.complaints, totals.policies, totals.alarms, totals.rated]
        .map(String)
        .concat(seconds.toFixed(1)),
    ]),
    "",
    `report ${published}`,
    `site   ${site}`,
  ].join("\n");
}
