import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { stringify } from "yaml";
import type { Platform } from "../../data/model/platform.ts";
import { addHours, type Instant } from "../../data/model/time.ts";
import { AS_OF, benchPlatforms } from "./complaints.ts";
import { outputOf } from "./contest.ts";
import { runScript } from "./run-script.ts";

/** What one stage took, over a market of one size. */
export type StageCost = {
  readonly stage: string;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMb: number;
};

const FILL = join(import.meta.dirname, "fill-market.ts");
/** Platforms whose home has never been visited, in each stage that has something to crawl. */
const DUE = 50;

/** A workspace of invented platforms and complaints, and every stage over it as a maintainer would run it. */
export async function measureScale(
  root: string,
  size: { readonly platforms: number; readonly complaints: number },
  stages: readonly string[],
  say: (line: string) => void,
): Promise<StageCost[]> {
  say(`making a workspace of ${size.platforms} platforms and ${size.complaints} complaints`);
  const pages = stages.some((stage) => /^(parse|update)/.test(stage)) ? "readable" : "";
  await outputOf(process.execPath, [FILL, root, String(size.platforms), String(size.complaints), pages]);
  const server = createServer((_, answer) => answer.writeHead(200, { "content-type": "text/html" }).end(PAGE));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const bound = server.address();
  const port = bound === null || typeof bound === "string" ? 0 : bound.port;
  const costs: StageCost[] = [];
  let declared = 0;
  try {
    for (const stage of stages) {
      if (stage.endsWith(SOME_DUE)) {
        declareHomes(root, benchPlatforms(size.platforms).slice(declared, declared + DUE));
        declared += DUE;
      }
      const [script = ""] = stage.split(" (");
      const environment = {
        KAXIN_DATA: root,
        KAXIN_NOW: NOW,
        KAXIN_DEMO_WEB: String(port),
        KAXIN_CHROMIUM: process.execPath,
      };
      const { seconds, cpuSeconds, peakMb } = await runScript([script], environment);
      costs.push({ stage, seconds, cpuSeconds, peakMb });
      say(`${stage}: ${seconds.toFixed(1)} s, ${cpuSeconds.toFixed(1)} CPU s, ${peakMb.toFixed(0)} MB`);
    }
    return costs;
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const SOME_DUE = `(${DUE} hosts due)`;
/** Each begins where the one before it ended. */
export const STAGES: readonly string[] = [
  "crawl (nothing due)",
  `crawl ${SOME_DUE}`,
  "parse (nothing read yet)",
  "parse (all read before)",
  ...["score", "status", "publish", "build"],
  `update ${SOME_DUE}`,
];

const NOW: Instant = addHours(AS_OF, 1);
const PAGE =
  "<html><body><h1>虚构的首页</h1><p>客服在线时间 9:00-22:00，未使用的卡密七天内可以退款。</p></body></html>";

function declareHomes(root: string, platforms: readonly Platform[]): void {
  for (const { id, name } of platforms) {
    const declared = { id, name, home: `http://${id}.test/`, pages: [{ kind: "home", url: `http://${id}.test/` }] };
    writeFileSync(join(root, "platforms", `${id}.yaml`), stringify({ ...declared, fictional: true }));
  }
}
