import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { openArchive } from "../../data/archive/archive.ts";
import { Capture } from "../../data/model/capture.ts";
import type { Complaint } from "../../data/model/complaint.ts";
import { workspaceFiles } from "../../data/workspace-files.ts";
import { complaintPage } from "./complaint-page.ts";
import { AS_OF, benchPlatforms, drawComplaints, fillStore, SOURCE } from "./complaints.ts";

/**
 * A workspace of invented platforms and complaints. With `readable`, the archived pages of the complaints can be read, and there is
 * no store yet; otherwise they are a line each, which are made in a tenth of the time, and the store is filled. A process of its own: what it needs must not count for those after it.
 */

const PIECE = 10_000;
const [root = "", platforms = "", complaints = "", pages = ""] = process.argv.slice(2);

function fill(root: string, platforms: number, complaints: number, readable: boolean): void {
  mkdirSync(join(root, "platforms"), { recursive: true });
  const workspace = { title: "大市场（全部虚构）", demo: true, gapMs: 5, mostRestMs: 10, sources: [SOURCE] };
  writeFileSync(join(root, "workspace.yaml"), stringify(workspace));
  const watched = benchPlatforms(platforms);
  for (const { id, name } of watched) {
    writeFileSync(join(root, "platforms", `${id}.yaml`), stringify({ id, name, home: null, fictional: true }));
  }
  const files = workspaceFiles(root);
  if (!readable) fillStore(files.store, complaints, watched);
  const archive = openArchive(files.archive);
  archiveAll(
    archive,
    watched.values().map(({ name }) => searchOf(name)),
  );
  archiveAll(archive, pagesOf(drawComplaints(complaints, watched), readable));
  archive.close();
}

type Page = { readonly address: string; readonly kind: string; readonly contentType: string; readonly text: string };

/** Visits as a crawl writes them down. */
function archiveAll(archive: ReturnType<typeof openArchive>, pages: Iterator<Page>): void {
  let next = pages.next();
  while (next.done !== true) {
    archive.together(() => {
      for (let count = 0; count < PIECE && next.done !== true; count += 1, next = pages.next())
        archiveOne(archive, next.value);
    });
  }
}

function* pagesOf(complaints: Iterable<Complaint>, readable: boolean): Generator<Page> {
  for (const each of complaints) {
    const text = readable ? complaintPage(each) : `<p>投诉 ${each.number}</p>`;
    yield { address: each.address, kind: "complaint", contentType: "text/html; charset=utf-8", text };
  }
}

/** The site was asked for the merchants of a name, and had none. */
function searchOf(name: string): Page {
  const address = `${SOURCE.origin}/api/company/search?keywords=${encodeURIComponent(name)}`;
  const text = '{"result":{"status":{"code":0},"data":{"lists":[]}}}';
  return { address, kind: "search", contentType: "application/json", text };
}

function archiveOne(archive: ReturnType<typeof openArchive>, { address, kind, contentType, text }: Page): void {
  const visit = Capture.parse({
    ...{ address, finalAddress: address, owner: `source:${SOURCE.id}`, kind },
    ...{ fetchedAt: AS_OF, via: "http", outcome: "ok", status: 200, detail: "", redirects: [], bodySha256: null },
    headers: { "content-type": contentType },
  });
  archive.append(visit, Buffer.from(text));
}

fill(root, Number(platforms), Number(complaints), pages === "readable");
