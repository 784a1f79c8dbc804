// Preloaded into each contestant: at its end it says what the whole process, all threads, has used.
import { writeSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

if (isMainThread) {
  process.on("exit", () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    const cpuMs = (userCPUTime + systemCPUTime) / 1000;
    const usage = { command: process.argv[2] ?? "", seconds: performance.now() / 1000, cpuMs, peakMb: maxRSS / 1024 };
    writeSync(1, `\n${JSON.stringify(usage)}\n`);
  });
}
