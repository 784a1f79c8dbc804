import { type Command, EXIT, Fault } from "../../data/terminal/door.ts";
import { formatTable } from "../../data/terminal/table.ts";
import { killCrawls } from "./kill-crawls.ts";

export const kill: Command = {
  about: "抓虚构的网，在随机的时刻被杀，直到抓完；存储必须和没被杀过的一样。",
  options: {
    times: { type: "string", about: "杀几次（默认 20）。" },
    seed: { type: "string", about: "在哪些时刻（默认 1）。" },
    gently: { type: "boolean", about: "用 SIGTERM，不用 SIGKILL。" },
  },
  async run({ text, flag }) {
    const [times, seed] = [Number(text("times") ?? 20), Number(text("seed") ?? 1)];
    if (!Number.isInteger(times) || !Number.isInteger(seed)) throw new Fault("--times 和 --seed 要整数。");
    const signal = flag("gently") ? "SIGTERM" : "SIGKILL";
    const say = (line: string) => console.error(`  ${line}`);
    const { sameStore, captures, repeated, lost, resumedAfterMs } = await killCrawls({
      ...{ times, seed, signal, say },
      platforms: Number.POSITIVE_INFINITY,
    });
    const slowest = Math.max(...resumedAfterMs);
    console.log(
      formatTable([
        ["被杀", "存储一样", "存档", "重复抓的", "路上丢的", "再开后至多几毫秒发第一个请求"],
        [
          String(times),
          sameStore ? "是" : "否！",
          String(captures),
          String(repeated.length),
          String(lost),
          `${slowest}`,
        ],
      ]),
    );
    for (const address of repeated) console.error(`  重复抓了：${address}`);
    return sameStore && repeated.length === 0 ? EXIT.done : EXIT.fault;
  },
};
