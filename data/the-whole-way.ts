import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Report } from "./model/report.ts";
import { formatTable } from "./terminal/table.ts";
import { workspaceFiles } from "./workspace-files.ts";

const REPOSITORY = join(import.meta.dirname, "..");

/** The stages of the way, each a door of its own wing: data knows their names and nothing of their insides. */
const STAGES = {
  crawl: ["crawler/cli.ts", "crawl"],
  parse: ["crawler/cli.ts", "parse"],
  score: ["scoring/cli.ts", "score"],
  publish: ["scoring/cli.ts", "publish"],
  build: ["site/cli.ts", "build"],
} as const;

type Environment = Readonly<Record<string, string | undefined>>;

/** Runs every stage over one workspace, then prints what came of it. Stops at the first that fails, with its exit code. */
export async function goTheWholeWay(
  root: string,
  environment: Environment,
  crawlArguments: readonly string[] = [],
): Promise<number> {
  const startedAt = performance.now();
  for (const [stage, [door, command]] of Object.entries(STAGES)) {
    const code = await runDoor([door, command, ...(stage === "crawl" ? crawlArguments : [])], environment);
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

/** One door as a process of its own, sharing this terminal. Answers with its exit code. */
function runDoor(argv: readonly string[], environment: Environment): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(REPOSITORY, argv[0] ?? ""), ...argv.slice(1)], {
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
