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
export type Stage = (typeof STAGES)[number] | "forget";

const call = z.templateLiteral(["node ", z.string()]);
const Scripts = z.object({
  scripts: z.object({
    ...{ crawl: call, parse: call, score: call, publish: call, build: call },
    ...{ retain: call, forget: call },
  }),
});

type Environment = Readonly<Record<string, string | undefined>>;

/** Runs a stage as a person would, and answers with its exit code. */
type RunStage = (stage: Stage, argv?: readonly string[]) => Promise<number>;

/** Stages as processes of their own, at home in the repository. */
export function stagesIn(environment: Environment): RunStage {
  const { scripts } = Scripts.parse(JSON.parse(readFileSync(join(REPOSITORY, "package.json"), "utf8")));
  // As package.json has it, with what it asks of Node.
  return (stage, argv = []) => runDoor([...scripts[stage].split(" ").slice(1), ...argv], environment);
}

/** Runs every stage over one workspace, then prints what came of it. Stops at the first that fails, with its exit code. */
export async function goTheWholeWay(root: string, environment: Environment): Promise<number> {
  const startedAt = performance.now();
  const run = stagesIn(environment);
  for (const stage of STAGES) {
    const code = await run(stage);
    if (code !== 0) {
      console.error(
        `${stage} ended with exit code ${code}. What was stored before it is kept; run the same command again.`,
      );
      return code;
    }
  }
  console.log(`\n${closingTable(root, (performance.now() - startedAt) / 1000)}`);
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
