import { existsSync } from "node:fs";
import { openArchive } from "../data/archive/archive.ts";
import type { Alarm } from "../data/model/alarm.ts";
import type { Instant } from "../data/model/time.ts";
import type { Registry } from "../data/registry.ts";
import { openStore } from "../data/store/store.ts";
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
export function alarmsOf(path: string): Alarm[] | null {
  if (!existsSync(path)) return null;
  const store = openStore(path);
  const raised = store.alarms();
  store.close();
  return raised;
}
