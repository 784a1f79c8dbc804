import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { stringify } from "yaml";
import type { Platform } from "../../data/model/platform.ts";
import { addHours, type Instant } from "../../data/model/time.ts";
import { AS_OF, benchPlatforms } from "./complaints.ts";
import { outputOf } from "./contest.ts";
import { type Ran, runScript } from "./run-script.ts";

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
  say(`造一个 ${size.platforms} 家平台、${size.complaints} 条投诉的工作区`);
  // What is parsed must be readable; its store is then made by `parse`.
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
      for (const cost of costsOf(stage, await runScript([script], environment))) {
        costs.push(cost);
        say(
          `${cost.stage}：${cost.seconds.toFixed(1)} 秒，CPU ${cost.cpuSeconds.toFixed(1)} 秒，${cost.peakMb.toFixed(0)} MB`,
        );
      }
    }
    return costs;
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const SOME_DUE = `(${DUE} hosts due)`;
/** What a stage took, and what each part of an update did. */
function costsOf(stage: string, { parts, ...whole }: Ran): StageCost[] {
  const own = stage.startsWith("update") ? parts.filter(({ command }) => PARTS.includes(command)) : [];
  return [{ ...whole, stage }, ...own.map((part) => ({ ...part, stage: `${stage}: ${part.command}` }))];
}

/** Told apart within an update; what else it runs takes next to nothing. */
const PARTS = ["crawl", "parse", "score", "publish", "build"];
/** Each begins where the one before it ended. */
export const STAGES: readonly string[] = [
  "crawl (nothing due)",
  "parse (nothing read yet)",
  "update (nothing read yet)",
  "parse (nothing new)",
  ...["score", "status", "publish", "build"],
  "update (nothing due)",
  `update ${SOME_DUE}`,
];
/** What a first update does in one go need not be done by itself as well. */
export const UNASKED: readonly string[] = STAGES.filter((stage) => /^update|^status|nothing new/.test(stage));

const NOW: Instant = addHours(AS_OF, 1);
const PAGE =
  "<html><body><h1>虚构的首页</h1><p>客服在线时间 9:00-22:00，未使用的卡密七天内可以退款。</p></body></html>";

function declareHomes(root: string, platforms: readonly Platform[]): void {
  for (const { id, name } of platforms) {
    const declared = { id, name, home: `http://${id}.test/`, pages: [{ kind: "home", url: `http://${id}.test/` }] };
    writeFileSync(join(root, "platforms", `${id}.yaml`), stringify({ ...declared, fictional: true }));
  }
}
