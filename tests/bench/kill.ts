import { type Command, EXIT, Fault } from "../../data/terminal/door.ts";
import { formatTable } from "../../data/terminal/table.ts";
import { killCrawls } from "./kill-crawls.ts";

export const kill: Command = {
  about: "Kills a crawl of the invented web at random moments until it is done; the store must come out the same.",
  options: {
    times: { type: "string", about: "How often (default 20)." },
    seed: { type: "string", about: "Which moments (default 1)." },
    gently: { type: "boolean", about: "SIGTERM instead of SIGKILL." },
  },
  async run({ text, flag }) {
    const [times, seed] = [Number(text("times") ?? 20), Number(text("seed") ?? 1)];
    if (!Number.isInteger(times) || !Number.isInteger(seed)) throw new Fault("--times and --seed are whole numbers.");
    const signal = flag("gently") ? "SIGTERM" : "SIGKILL";
    const say = (line: string) => console.error(`  ${line}`);
    const { sameStore, captures, repeated, lost, resumedAfterMs } = await killCrawls({
      ...{ times, seed, signal, say },
      platforms: Number.POSITIVE_INFINITY,
    });
    const slowest = Math.max(...resumedAfterMs);
    console.log(
      formatTable([
        ["killed", "same store", "captures", "repeated", "lost under way", "first request after ms, at most"],
        [
          String(times),
          sameStore ? "yes" : "NO",
          String(captures),
          String(repeated.length),
          String(lost),
          `${slowest}`,
        ],
      ]),
    );
    for (const address of repeated) console.error(`  repeated: ${address}`);
    return sameStore && repeated.length === 0 ? EXIT.done : EXIT.fault;
  },
};
