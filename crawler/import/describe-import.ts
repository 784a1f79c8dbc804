import { existsSync } from "node:fs";
import { join } from "node:path";
import { PlatformId } from "../../data/model/ids.ts";
import { readRegistry } from "../../data/registry.ts";
import { complaintOf } from "../complaint-of.ts";
import { linkTwins } from "../link-twins.ts";
import { mergeDrafts } from "../merge-drafts.ts";
import { readDraft } from "../read-page.ts";
import { recognisePlatforms } from "../recognise-platform.ts";
import type { ImportResult } from "./import.ts";

const ROWS_SHOWN = 3;
const NO_PLATFORM = PlatformId.parse("none");

/** How many different complaints the table holds, and how many of them are twins of another. */
export function countImport({ seen }: Pick<ImportResult, "seen">): { complaints: number; twins: number } {
  const merged = [...mergeDrafts(seen).values()];
  return { complaints: merged.length, twins: linkTwins(merged).size };
}

/** The first rows as they would be stored: masked, read, linked, and the platforms they would be stored for. */
export function describeImport({ seen, source }: Pick<ImportResult, "seen" | "source">, root: string): unknown[] {
  const platforms = existsSync(join(root, "workspace.yaml")) ? readRegistry(root).platforms : [];
  const merged = [...mergeDrafts(seen).values()];
  const twins = linkTwins(merged);
  return merged.slice(0, ROWS_SHOWN).map((each) => {
    const others = twins.get(each.draft.number) ?? [];
    const read = { ...each, draft: readDraft(each.draft, source.id, others) };
    const record = complaintOf(read, others, NO_PLATFORM, source.id);
    return { ...record, platform: recognisePlatforms(each.draft, platforms, source).map(({ id }) => id) };
  });
}
