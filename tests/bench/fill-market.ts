import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { openArchive } from "../../data/archive/archive.ts";
import { Capture } from "../../data/model/capture.ts";
import { workspaceFiles } from "../../data/workspace-files.ts";
import { AS_OF, benchPlatforms, fillStore, SOURCE } from "./complaints.ts";

/** A workspace of invented platforms and complaints. A process of its own: what it needs must not count for those after it. */

const PIECE = 10_000;
const [root = "", platforms = "", complaints = ""] = process.argv.slice(2);
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

fill(root, Number(platforms), Number(complaints));
