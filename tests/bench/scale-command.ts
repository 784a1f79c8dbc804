import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Command, EXIT, Fault } from "../../data/terminal/door.ts";
import { formatTable } from "../../data/terminal/table.ts";
import { measureScale, STAGES, type StageCost, UNASKED } from "./scale.ts";

/** What the machine of a maintainer has. */
const MOST_MB = 24 * 1024;

export const scaleCommand: Command = {
  about: "造一个 2 000 家平台、一百万条投诉的虚构市场，和它的十分之一；每一步在两个上各量一次。",
  options: {
    complaints: { type: "string", about: "多少条投诉（默认 1000000）；先量它的十分之一。" },
    platforms: { type: "string", about: "分在多少家平台上（默认 2000）。" },
    only: {
      type: "string",
      about: `不量 status 和几次 update，只量这几步；写开头就行，用逗号隔开。有的是：${STAGES.join("、")}。`,
    },
    "tenth-only": { type: "boolean", about: "量完十分之一就停。" },
  },
  async run({ text, flag }) {
    const complaints = wholeNumber("complaints", text("complaints") ?? "1000000");
    const platforms = wholeNumber("platforms", text("platforms") ?? "2000");
    const wanted = text("only")?.split(",");
    const stages = STAGES.filter((stage) => wanted?.some((each) => stage.startsWith(each)) ?? UNASKED.includes(stage));
    const tenth = { complaints: Math.ceil(complaints / 10), platforms: Math.ceil(platforms / 10) };
    const sizes = flag("tenth-only") ? [tenth] : [tenth, { complaints, platforms }];
    const measured: { readonly size: typeof tenth; readonly costs: readonly StageCost[] }[] = [];
    for (const size of sizes) {
      const root = mkdtempSync(join(tmpdir(), "kaxin-scale-"));
      try {
        measured.push({ size, costs: await measureScale(root, size, stages, (line) => console.error(`  ${line}`)) });
      } finally {
        rmSync(root, { recursive: true, force: true });
      }
    }
    console.log(formatTable(rowsOf(measured)));
    const peak = Math.max(...measured.flatMap(({ costs }) => costs.map(({ peakMb }) => peakMb)));
    return peak <= MOST_MB ? EXIT.done : EXIT.fault;
  },
};

function rowsOf(
  measured: readonly {
    readonly size: { complaints: number; platforms: number };
    readonly costs: readonly StageCost[];
  }[],
): string[][] {
  const [small] = measured;
  const head = ["投诉", "平台", "哪一步", "秒", "CPU 秒", "峰值 MB", "CPU ×", "MB ×"];
  const rows = measured.flatMap(({ size, costs }) =>
    costs.map((cost) => {
      const before = small?.costs.find(({ stage }) => stage === cost.stage) ?? cost;
      const grown = (now: number, then: number) => (before === cost ? "–" : (now / then).toFixed(1));
      return [
        ...[size.complaints, size.platforms].map(String),
        cost.stage,
        ...[cost.seconds, cost.cpuSeconds].map((each) => each.toFixed(1)),
        cost.peakMb.toFixed(0),
        grown(cost.cpuSeconds, before.cpuSeconds),
        grown(cost.peakMb, before.peakMb),
      ];
    }),
  );
  return [head, ...rows];
}

function wholeNumber(option: string, given: string): number {
  const number = Number(given);
  if (Number.isInteger(number) && number > 0) return number;
  throw new Fault(`--${option} ${given}：要一个从 1 起的整数。`);
}
