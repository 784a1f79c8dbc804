import { compare } from "../../data/model/order.ts";
import type { Instant } from "../../data/model/time.ts";
import type { Registry } from "../../data/registry.ts";
import { schedulesOf } from "../../data/schedule.ts";
import { clock } from "../../data/terminal/clock.ts";
import { entryPages } from "../plan-visits.ts";
import { callsFrom } from "../scheduled.ts";
import { SOURCES } from "../sources/index.ts";

/** For people: who is called when, those first who are first, by the journal at `path`. */
export function scheduleRows(registry: Registry, path: string, now: Instant): string[][] {
  const { workspace, platforms } = registry;
  const entry = entryPages(workspace, platforms, SOURCES, { source: undefined, platform: undefined });
  const schedules = schedulesOf(registry);
  const calls = [...callsFrom(entry, registry, path, now)].sort(
    ([one, first], [other, second]) => compare(first, second) || compare(one, other),
  );
  const rows = calls.map(([owner, at]) => [owner, schedules.get(owner)?.cron ?? "", at <= now ? "现在" : clock(at)]);
  return [["来源／平台", "时间表（上海时间）", "下一次"], ...rows];
}
