import { type Command, EXIT, Fault } from "../../data/terminal/door.ts";
import { formatTable } from "../../data/terminal/table.ts";
import { soak } from "./soak.ts";

export const soakCommand: Command = {
  about: "虚构的网上模拟抓十二个星期：出故障、被杀、磁盘满；有一项检查不过，退出码是 3。",
  options: {
    weeks: { type: "string", about: "几个星期（默认 12：故障的计划在那以前走完）。" },
    seed: { type: "string", about: "在哪些时刻被杀（默认 1）。" },
  },
  async run({ text }) {
    const [weeks, seed] = [Number(text("weeks") ?? 12), Number(text("seed") ?? 1)];
    if (!Number.isInteger(weeks) || weeks < 1 || !Number.isInteger(seed)) {
      throw new Fault("--weeks 要一个从 1 起的整数，--seed 要一个整数。");
    }
    const told = await soak({ weeks, seed, say: (line) => console.error(`  ${line}`) });
    const head = ["周", "存档", "投诉", "被杀", "峰值 MB", "status 要人看", "故障"];
    const rows = told.weeks.map(({ week, captures, complaints, kills, peakMb, attention, faults }) => [
      ...[week, captures, complaints, kills, Math.round(peakMb)].map(String),
      attention ? "是" : "否",
      faults,
    ]);
    console.log(formatTable([head, ...rows]));
    const failed = told.checks.filter(({ holds }) => !holds);
    console.log(`${told.checks.length} 项检查，${told.checks.length - failed.length} 项通过。`);
    for (const { week, what, found } of failed) console.error(`  第 ${week} 周没有通过：${what}：${found}`);
    return failed.length === 0 ? EXIT.done : EXIT.fault;
  },
};
