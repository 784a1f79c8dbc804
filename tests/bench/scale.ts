import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { stringify } from "yaml";
import { openArchive } from "../../data/archive/archive.ts";
import { Capture } from "../../data/model/capture.ts";
import { addHours, type Instant } from "../../data/model/time.ts";
import { workspaceFiles } from "../../data/workspace-files.ts";
import { AS_OF, benchPlatforms, fillStore, SOURCE } from "./complaints.ts";
import { runScript } from "./run-script.ts";

/** What one stage took, over a market of one size. */
export type StageCost = {
  readonly stage: string;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMb: number;
};

/** Platforms whose home is due in the crawl that has something to do. */
const DUE = 50;

/** A workspace of invented platforms and complaints, and every stage over it as a maintainer would run it. */
export async function measureScale(
  root: string,
  size: { readonly platforms: number; readonly complaints: number },
  stages: readonly string[],
  say: (line: string) => void,
): Promise<StageCost[]> {
  say(`making a workspace of ${size.platforms} platforms and ${size.complaints} complaints`);
  fill(root, size.platforms, size.complaints);
  const server = createServer((_, answer) => answer.writeHead(200, { "content-type": "text/html" }).end(PAGE));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const bound = server.address();
  const port = bound === null || typeof bound === "string" ? 0 : bound.port;
  const costs: StageCost[] = [];
  try {
    for (const stage of stages) {
      if (stage === SOME_DUE) declareHomes(root, size.platforms);
      const [script = ""] = stage.split(" (");
      const environment = {
        KAXIN_DATA: root,
        KAXIN_NOW: NOW,
        KAXIN_DEMO_WEB: String(port),
        KAXIN_CHROMIUM: process.execPath,
      };
      const { seconds, cpuSeconds, peakMb } = await runScript([script], environment);
      costs.push({ stage, seconds, cpuSeconds, peakMb });
      say(`${stage}: ${seconds.toFixed(1)} s, ${peakMb.toFixed(0)} MB`);
    }
    return costs;
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const SOME_DUE = `crawl (${DUE} hosts due)`;
export const STAGES: readonly string[] = ["crawl (nothing due)", SOME_DUE, "score", "status", "publish", "build"];

const NOW: Instant = addHours(AS_OF, 1);
const PAGE =
  "<html><body><h1>虚构的首页</h1><p>客服在线时间 9:00-22:00，未使用的卡密七天内可以退款。</p></body></html>";

function fill(root: string, platforms: number, complaints: number): void {
  mkdirSync(join(root, "platforms"), { recursive: true });
  const workspace = { title: "大市场（全部虚构）", demo: true, gapMs: 5, mostRestMs: 10, sources: [SOURCE] };
  writeFileSync(join(root, "workspace.yaml"), stringify(workspace));
  const watched = benchPlatforms(platforms);
  for (const { id, name } of watched) {
    writeFileSync(join(root, "platforms", `${id}.yaml`), stringify({ id, name, home: null, fictional: true }));
  }
  const files = workspaceFiles(root);
  fillStore(files.store, complaints, watched);
  const archive = openArchive(files.archive);
  const all = Array.from({ length: Math.ceil(complaints / PIECE) }, (_, piece) => piece * PIECE);
  for (const from of all) {
    archive.applyOnce(`fill ${from}`, () => {
      for (let number = from + 1; number <= Math.min(complaints, from + PIECE); number += 1)
        archiveOne(archive, number);
    });
  }
  archive.close();
}

const PIECE = 10_000;

/** The page of a complaint: its visit as a crawl writes it down, and a body of its own. */
function archiveOne(archive: ReturnType<typeof openArchive>, number: number): void {
  const address = `${SOURCE.origin}/complaint/view/${number}/`;
  const visit = Capture.parse({
    ...{ address, finalAddress: address, owner: `source:${SOURCE.id}`, kind: "complaint" },
    ...{ fetchedAt: AS_OF, via: "http", outcome: "ok", status: 200, detail: "", redirects: [], bodySha256: null },
    headers: { "content-type": "text/html; charset=utf-8", etag: `"${number}"` },
  });
  archive.append(visit, Buffer.from(`<p>投诉 ${number}</p>`));
}

/** Gives some platforms a home that has never been visited. */
function declareHomes(root: string, platforms: number): void {
  for (const { id, name } of benchPlatforms(platforms).slice(0, DUE)) {
    const declared = { id, name, home: `http://${id}.test/`, pages: [{ kind: "home", url: `http://${id}.test/` }] };
    writeFileSync(join(root, "platforms", `${id}.yaml`), stringify({ ...declared, fictional: true }));
  }
}
