import { readFileSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { openArchive } from "../../../data/archive/archive.ts";
import { Platform } from "../../../data/model/platform.ts";
import type { Instant } from "../../../data/model/time.ts";
import { Workspace } from "../../../data/model/workspace.ts";
import { NO_PROGRESS } from "../../../data/terminal/progress.ts";
import { capture } from "../../support/builders.ts";
import { parseWhole } from "./parse-whole.ts";

const platforms = [
  Platform.parse({
    id: "yunshan",
    name: "云杉演示卡盟",
    aliases: ["Example Card Co", "云杉演示网络科技有限公司"],
    home: null,
  }),
];

export type Archived = { readonly capture: ReturnType<typeof capture>; readonly bytes: Buffer };

/** One of the archived pages, as if it had been fetched at a place of its source. */
export function page(id: string, kind: string, place: string, file: string, fetchedAt: Instant): Archived {
  const bytes = readFileSync(join(import.meta.dirname, "..", "..", "pages", id, file));
  const address = `https://${id}.test/${place}/p/9000000001?complaint_id=94310001`;
  const type = file.endsWith(".html") ? "text/html; charset=utf-8" : "application/json";
  const headers = { "content-type": type };
  return {
    capture: capture({ address, finalAddress: address, owner: `source:${id}`, kind, fetchedAt, headers }),
    bytes,
  };
}

/** What these pages say, read anew. */
export async function parsed(id: string, pages: readonly Archived[]) {
  const archive = openArchive(":memory:");
  onTestFinished(() => archive.close());
  for (const { capture: visit, bytes } of pages) archive.append(visit, bytes);
  const source = { id, adapter: id, name: id, origin: `https://${id}.test`, limits: "x", licence: "x" };
  const workspace = Workspace.parse({ title: "x", sources: [source] });
  return parseWhole(archive, { workspace, platforms }, NO_PROGRESS);
}
