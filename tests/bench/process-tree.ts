import { readdirSync, readFileSync } from "node:fs";

/** What a process and all it has started hold and have used, by Linux's own books. */
export type Usage = {
  readonly cpuMs: number;
  readonly pssMb: number;
  readonly rssMb: number;
  readonly processes: number;
};

/**
 * Reads the books of the processes below `root` whenever asked, and remembers what those that have ended had used. `apart`
 * and what it has started are left out.
 */
export function watchChildren(root: number, apart: number): () => Usage {
  const cpuOf = new Map<number, number>();
  return () => {
    const pids = childrenOf(root, apart);
    for (const pid of pids) cpuOf.set(pid, cpuMsOf(pid) ?? cpuOf.get(pid) ?? 0);
    const cpuMs = [...cpuOf.values()].reduce((sum, each) => sum + each, 0);
    return { cpuMs, ...memoryOf(pids), processes: pids.length };
  };
}

export function memoryOf(pids: readonly number[]): Pick<Usage, "pssMb" | "rssMb"> {
  const rollups = pids.map((pid) => read(`/proc/${pid}/smaps_rollup`));
  const sum = (name: string) =>
    rollups.reduce((total, text) => total + Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(text)?.[1] ?? 0), 0) /
    1024;
  return { pssMb: sum("Pss"), rssMb: sum("Rss") };
}

function childrenOf(root: number, apart: number): number[] {
  const parents = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ pid: Number(name), parent: Number(statOf(Number(name))[1] ?? 0) }));
  const found = new Set([root]);
  for (let before = 0; before < found.size; ) {
    before = found.size;
    for (const { pid, parent } of parents) if (found.has(parent) && pid !== apart) found.add(pid);
  }
  found.delete(root);
  return [...found];
}

/** Clock ticks are hundredths of a second on every Linux that runs Node. */
function cpuMsOf(pid: number): number | null {
  const stat = statOf(pid);
  return stat.length === 0 ? null : (Number(stat[11]) + Number(stat[12])) * 10;
}

/** The fields of `stat` after the name, which may hold anything: state, parent, … */
function statOf(pid: number): string[] {
  const text = read(`/proc/${pid}/stat`);
  return text === "" ? [] : text.slice(text.lastIndexOf(")") + 2).split(" ");
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    // It has ended meanwhile.
    return "";
  }
}
