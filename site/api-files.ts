import type { PlatformSummary } from "../data/model/report.ts";
import {
  API_FILES,
  API_NAMES,
  type ApiFile,
  apiPath,
  indexFile,
  methodFile,
  platformFile,
  platformsFile,
  rankingsFile,
  schemaPath,
} from "./present/api.ts";
import { readChanges, readStatus } from "./publications.ts";
import { readReport } from "./report.ts";
import { API_WORDS } from "./words/api.ts";

/** The files that this report can fill, but for those of single platforms. */
export function apiNames(): ApiFile[] {
  const absent = new Set<ApiFile>([
    "platform",
    ...(readChanges() === null ? ["changes" as const] : []),
    ...(readStatus() === null ? ["status" as const] : []),
  ]);
  return API_NAMES.filter((name) => !absent.has(name));
}

/** Where a file lies; of a platform's own, with its id left open. */
export function pathOf(name: ApiFile): string {
  return name === "platform" ? apiPath("platforms/{id}") : apiPath(name);
}

/** A file as it is published, checked by the schema that is published with it. */
export function apiFile(name: Exclude<ApiFile, "platform">): Response {
  return written(name, contentsOf(name));
}

export function apiPlatformFile(summary: PlatformSummary): Response {
  return written("platform", platformFile(readReport(), summary));
}

function contentsOf(name: Exclude<ApiFile, "platform">): unknown {
  switch (name) {
    case "index": {
      const names = ["platform" as const, ...apiNames()].filter((each) => each !== "index");
      const files = names.map((each) => ({
        path: pathOf(each),
        schema: schemaPath(each),
        zh: API_WORDS.zh.files[each],
        en: API_WORDS.en.files[each],
      }));
      return indexFile(readReport(), files);
    }
    case "platforms":
      return platformsFile(readReport());
    case "rankings":
      return rankingsFile(readReport());
    case "method":
      return methodFile(readReport());
    case "changes":
      return readChanges();
    case "status":
      return readStatus();
    default:
      return name satisfies never;
  }
}

function written(name: ApiFile, contents: unknown): Response {
  return new Response(`${JSON.stringify(API_FILES[name].parse(contents), null, 1)}\n`);
}
