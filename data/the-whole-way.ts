import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { takeLock } from "./archive/lock.ts";
import { Report } from "./model/report.ts";
import type { Instant } from "./model/time.ts";
import { stampOfAll, stampOfMade } from "./stamp.ts";
import { inJournal, type Round } from "./store/journal.ts";
import { Busy, EXIT } from "./terminal/door.ts";
import { formatTable } from "./terminal/table.ts";
import { workspaceFiles } from "./workspace-files.ts";

const REPOSITORY = join(import.meta.dirname, "..");

/** The stages of the way, by the names of the commands that a person would call one after the other. */
export type Stage = "crawl" | "retain" | "parse" | "score" | "publish" | "build" | "forget" | "notify";

const call = z.templateLiteral(["node ", z.string()]);
const Scripts = z.object({
  scripts: z.object({
    ...{ crawl: call, retain: call, parse: call, score: call, publish: call, build: call },
    ...{ forget: call, notify: call },
  }),
});

type Environment = Readonly<Record<string, string | undefined>>;

/** Runs a stage as a person would, and answers with its exit code. */
export type RunStage = (stage: Stage, argv?: readonly string[]) => Promise<number>;

/** Stages as processes of their own, at home in the repository. SIGTERM to this one is passed on; Ctrl-C reaches all by itself. */
export function stagesIn(environment: Environment, signal: AbortSignal): RunStage {
  const { scripts } = Scripts.parse(JSON.parse(readFileSync(join(REPOSITORY, "package.json"), "utf8")));
  // As package.json has it, with what it asks of Node.
  return (stage, argv = []) => runDoor([...scripts[stage].split(" ").slice(1), ...argv], environment, signal);
}

export type Way = {
  /** The workspace. */
  readonly root: string;
  readonly run: RunStage;
  readonly signal: AbortSignal;
  readonly now: () => Instant;
};

/** Stages with their options, each asked for when the one before it is done. */
export type Plan = Iterable<readonly [stage: Stage, ...argv: string[]]>;

/** Goes through a plan alone and writes down how far it came. Stops at the first that fails, or when asked to. Throws `Busy`. */
export async function goThrough({ root, run, signal, now }: Way, plan: Plan): Promise<Gone> {
  const files = workspaceFiles(root);
  const lock = takeLock(files.way);
  if (lock === null) throw new Busy(`${root}：另一个 update 或 watch 正在那里工作。等它做完，或先停掉它。`);
  let gone: Gone = { stage: "", code: EXIT.done };
  try {
    const number = inJournal(files.journal, (journal) => journal.beginRound(now()));
    const note = (reached: Pick<Round, "stage" | "endedAt" | "code">) =>
      inJournal(files.journal, (journal) => journal.noteRound(number, reached));
    for (const [stage, ...argv] of plan) {
      if (signal.aborted) gone = { ...gone, code: EXIT.stopped };
      if (gone.code !== EXIT.done) break;
      note({ stage, endedAt: null, code: null });
      gone = { stage, code: await run(stage, argv) };
    }
    note({ ...gone, endedAt: now() });
    return gone;
  } catch (error) {
    // Where a stage has failed, e.g. for want of room on the disk, that is what has to be told.
    if (gone.code === EXIT.done) throw error;
    return gone;
  } finally {
    lock.release();
  }
}

/** The last stage that was begun, and its exit code. */
type Gone = { readonly stage: string; readonly code: number };

/** What is made of the archive, in its order. */
const DERIVED = [["parse"], ["score"], ["publish"], ["build"]] as const;

/** Crawls, destroys what may not be kept any longer, and makes report and site anew where there is something else to make them of. */
export async function goOneRound(
  way: Way,
  crawlOptions: readonly string[],
): Promise<Gone & { readonly isNew: boolean }> {
  const { root } = way;
  const { journal: path } = workspaceFiles(root);
  let [of, isNew] = ["", false];
  function* plan(): Plan {
    yield ["crawl", ...crawlOptions];
    yield ["retain"];
    of = stampOfAll(root);
    isNew = inJournal(path, (journal) => journal.madeOf("site")) !== `${of} ${stampOfMade(root)}`;
    if (isNew) yield* DERIVED;
  }
  const gone = await goThrough(way, plan());
  if (gone.code === EXIT.done && isNew)
    inJournal(path, (journal) => journal.noteMade("site", `${of} ${stampOfMade(root)}`));
  return { ...gone, isNew };
}

/** Goes through every stage, then prints what came of it. Answers with the exit code of the first that fails. */
export async function goTheWholeWay(way: Way, crawlOptions: readonly string[] = []): Promise<number> {
  const startedAt = performance.now();
  const { stage, code, isNew } = await goOneRound(way, crawlOptions);
  if (code === EXIT.done) {
    if (!isNew) console.error("update   没有新的页面，登记和程序也没有变：报告和网站还是上次的");
    console.log(`\n${closingTable(way.root, (performance.now() - startedAt) / 1000)}`);
  } else console.error(`停在 ${stage}，退出码 ${code}。之前存下的都在；照上面说的改好，再运行同一个命令。`);
  return code;
}

/** Answers with the exit code of the process, however it ends. */
function runDoor(argv: readonly string[], environment: Environment, signal: AbortSignal): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, argv, { cwd: REPOSITORY, env: environment, stdio: "inherit" });
    const passOn = () => void (signal.reason === "SIGTERM" && child.kill("SIGTERM"));
    signal.addEventListener("abort", passOn);
    child.on("error", reject);
    child.on("exit", (code, killedBy) => {
      signal.removeEventListener("abort", passOn);
      resolve(code ?? codeOfKilled(killedBy));
    });
  });
}

/** Whoever is asked to end has stopped; whoever is killed otherwise, as the system does for want of memory, has failed. */
function codeOfKilled(killedBy: NodeJS.Signals | null): number {
  if (killedBy === "SIGTERM" || killedBy === "SIGINT") return EXIT.stopped;
  console.error(`被 ${killedBy} 杀掉了，多半是内存不够（dmesg 会说）。存下的都在。`);
  return EXIT.bug;
}

function closingTable(root: string, seconds: number): string {
  const { published, site } = workspaceFiles(root);
  const file = join(published, "report.json");
  if (!existsSync(file)) return `${file} 没有：什么也没有发布。`;
  const { totals } = Report.parse(JSON.parse(readFileSync(file, "utf8")));
  const look = totals.alarms === 0 ? [] : ["", `${totals.alarms} 条警报，要不要做什么：${here(root)}npm run status`];
  return [
    formatTable([
      ["平台", "投诉", "政策页", "警报", "有评分的", "秒"],
      [totals.platforms, totals.complaints, totals.policies, totals.alarms, totals.rated]
        .map(String)
        .concat(seconds.toFixed(1)),
    ]),
    "",
    `报告 ${published}`,
    `网站 ${site}`,
    ...look,
  ].join("\n");
}

/** What a person writes before a command that is for this workspace: nothing for the real one. */
function here(root: string): string {
  return root === join(REPOSITORY, "data") ? "" : `KAXIN_DATA=${root} `;
}
