import { existsSync } from "node:fs";
import { openArchive } from "../data/archive/archive.ts";
import type { Alarm } from "../data/model/alarm.ts";
import type { Instant } from "../data/model/time.ts";
import type { Registry } from "../data/registry.ts";
import { type Frontier, NOTHING_ARCHIVED, openFrontier } from "./frontier.ts";

/** Looks from `now` at the archive at `path`, where there is one, and leaves it as it is. */
export function withFrontier<Seen>(
  path: string,
  registry: Registry,
  now: Instant,
  look: (frontier: Frontier) => Seen,
): Seen {
  const archive = existsSync(path) ? openArchive(path) : null;
  const seen = look(openFrontier(archive ?? NOTHING_ARCHIVED, registry, now));
  archive?.close();
  return seen;
}

/** What the last `parse` raised. `null`: there is no store at `path`. */
export async function alarmsOf(path: string): Promise<Alarm[] | null> {
  if (!existsSync(path)) return null;
  // Loaded where it is needed: it takes longer than all that a crawl needs together.
  const { openStore } = await import("../data/store/store.ts");
  const store = openStore(path);
  const raised = store.alarms();
  store.close();
  return raised;
}
