import { addHours, type Instant, toMilliseconds } from "../../data/model/time.ts";
import { type Registry, readRegistry } from "../../data/registry.ts";
import { stampOfDeclared } from "../../data/stamp.ts";
import { clock } from "../../data/terminal/clock.ts";
import { Busy, EXIT, mendable } from "../../data/terminal/door.ts";
import { goOneRound, type Way } from "../../data/the-whole-way.ts";
import { workspaceFiles } from "../../data/workspace-files.ts";
import { entryPages } from "../plan-visits.ts";
import { firstCall } from "../scheduled.ts";
import { SOURCES } from "../sources/index.ts";

export type WatchPorts = Way & {
  /** Comes back after so many milliseconds, or sooner when the signal aborts. */
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly say: (line: string) => void;
};

/** How often the clock and the hand-written files are looked at. */
const LOOK_MS = 60_000;
const FIRST_RETRY_HOURS = 5 / 60;
const LAST_RETRY_HOURS = 1;

/** What `watch` remembers from round to round. */
type Memory = {
  /** As read at the last round; `null`: it could not be. */
  registry: Registry | null;
  /** The hand-written files of the last round. */
  declared: string | null;
  failures: number;
  notBefore: Instant | null;
};

/**
 * Until it is stopped: crawls whom the schedules call for, one round after the other, and makes the report and the site anew when
 * there is something else to make them of. Whatever befalls a round, it is told and tried again, later each time. What was due
 * while nobody watched is due now: the journal says when each was last run.
 */
export async function watch(ports: WatchPorts): Promise<void> {
  const { signal, now, sleep, say } = ports;
  const memory: Memory = { registry: null, declared: null, failures: 0, notBefore: null };
  let told: Instant | null = null;
  while (!signal.aborted) {
    const at = wakeAt(ports, memory);
    if (at <= now()) await round(ports, memory);
    else {
      if (at !== told) say(`watch: 下一轮在 ${clock(at)}（上海时间）`);
      told = at;
      await sleep(Math.min(LOOK_MS, toMilliseconds(at) - toMilliseconds(now())));
    }
  }
}

/** When there is something to do: at once where a file was changed by hand, else at the retry, else when the schedules call. */
function wakeAt({ root, now }: WatchPorts, { registry, declared, notBefore }: Memory): Instant {
  const at = now();
  if (declared !== stampOfDeclared(root)) return at;
  if (notBefore !== null || registry === null) return notBefore ?? at;
  const entry = entryPages(registry.workspace, registry.platforms, SOURCES, { source: undefined, platform: undefined });
  return firstCall(entry, registry, workspaceFiles(root).journal, at) ?? addHours(at, 1);
}

async function round(ports: WatchPorts, memory: Memory): Promise<void> {
  const { root, signal, now, run, say } = ports;
  memory.declared = stampOfDeclared(root);
  memory.registry = null;
  say(`watch: ${clock(now())} 开始一轮（上海时间）`);
  try {
    memory.registry = readRegistry(root);
    const { stage, code } = await goOneRound(ports, ["--scheduled"]);
    if (signal.aborted) return;
    if (code === EXIT.done) {
      memory.failures = 0;
      memory.notBefore = null;
    } else fail(memory, now(), say, `停在 ${stage}，退出码 ${code}`);
  } catch (error) {
    fail(memory, now(), say, mendable(error)?.sentence ?? `程序缺陷：${error instanceof Error ? error.stack : error}`);
    if (error instanceof Busy) return;
  }
  // Also where a round could not even begin, e.g. because the disk is full.
  const told = await run("notify");
  if (told !== EXIT.done) say(`watch: 没能告诉维护者（notify 的退出码 ${told}）`);
}

function fail(memory: Memory, now: Instant, say: (line: string) => void, what: string): void {
  const hours = Math.min(LAST_RETRY_HOURS, FIRST_RETRY_HOURS * 2 ** memory.failures);
  memory.failures += 1;
  memory.notBefore = addHours(now, hours);
  say(`watch: ${what.replace(/。$/, "")}。存下的都在；${clock(memory.notBefore)} 再试（上海时间）。`);
}
