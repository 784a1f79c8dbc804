import { type Command, EXIT, Fault } from "../../data/terminal/door.ts";
import { formatTable } from "../../data/terminal/table.ts";
import { soak } from "./soak.ts";

export const soakCommand: Command = {
  about:
    "Twelve simulated weeks of crawls of the invented web with faults, kills and a full disk; ends with 3 when a check fails.",
  options: {
    weeks: { type: "string", about: "How many (default 12: the plan of faults ends before)." },
    seed: { type: "string", about: "Which moments the process is killed at (default 1)." },
  },
  async run({ text }) {
    const [weeks, seed] = [Number(text("weeks") ?? 12), Number(text("seed") ?? 1)];
    if (!Number.isInteger(weeks) || weeks < 1 || !Number.isInteger(seed)) {
      throw new Fault("--weeks and --seed are whole numbers.");
    }
    const told = await soak({ weeks, seed, say: (line) => console.error(`  ${line}`) });
    const head = ["week", "captures", "complaints", "killed", "peak MB", "status asks for somebody", "faults"];
    const rows = told.weeks.map(({ week, captures, complaints, kills, peakMb, attention, faults }) => [
      ...[week, captures, complaints, kills, Math.round(peakMb)].map(String),
      attention ? "yes" : "no",
      faults,
    ]);
    console.log(formatTable([head, ...rows]));
    const failed = told.checks.filter(({ holds }) => !holds);
    console.log(`${told.checks.length - failed.length} of ${told.checks.length} checks hold.`);
    for (const { week, what, found } of failed) console.error(`  week ${week}: NOT ${what}: ${found}`);
    return failed.length === 0 ? EXIT.done : EXIT.fault;
  },
};
