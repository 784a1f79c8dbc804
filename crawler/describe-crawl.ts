import { OUTCOMES, type Outcome } from "../data/model/capture.ts";
import type { Instant } from "../data/model/time.ts";
import { formatTable } from "../data/terminal/table.ts";
import type { PageRequest } from "./contract.ts";
import { type Crawled, type Missed, planVisits } from "./crawl.ts";
import type { Frontier } from "./frontier.ts";
import { REASONS } from "./plan-visits.ts";

/** What is due at `now` and why, then what has to wait for the hours of its source. */
export function describePlan(entry: readonly PageRequest[], frontier: Frontier, now: Instant, asJson: boolean): string {
  const due = [...planVisits(entry, frontier)];
  const resting = entry.filter((each) => !frontier.mayAsk(each, now));
  if (asJson) return JSON.stringify({ at: now, due, resting });
  const rows = [
    ...due.map((each) => [each.owner, each.kind, REASONS[each.reason], each.address]),
    ...resting.map((each) => [each.owner, each.kind, "等它的时段", each.address]),
  ];
  return rows.length === 0 ? "没有到期的。" : formatTable([["来源／平台", "种类", "为什么", "网址"], ...rows]);
}

/** One line for each host that is asked nothing more: why, and what was still wanted of it. */
export function describeHostsLeft({ hostsLeft, outcomes }: Pick<Crawled, "hostsLeft" | "outcomes">): string[] {
  const lines = hostsLeft.map(({ hostname, stopped, leftAlone }) => {
    const wanted = leftAlone.length > 0 ? `；还有 ${leftAlone.length} 页没有问` : "";
    return `${hostname}：${reasonOf(stopped)}${wanted}`;
  });
  const isOffline = hostsLeft.length > 1 && Object.keys(outcomes).every((outcome) => SILENCE.has(outcome));
  return isOffline ? [...lines, "没有一台主机有回应，多半是本机的网络：npm run doctor"] : lines;
}

/** One line for each page that could not be had and why, unless its host was left for that, which is said anyway. */
export function describeMissed({
  missed,
  alarms,
  hostsLeft,
}: Pick<Crawled, "missed" | "alarms" | "hostsLeft">): string[] {
  const left = new Map(hostsLeft.map(({ hostname, stopped }) => [hostname, stopped?.outcome]));
  const lines = missed
    .filter(({ address, outcome }) => left.get(URL.parse(address)?.hostname ?? "") !== outcome)
    .map((each) => `${each.address}：${reasonOf(each)}`);
  const more = alarms - missed.length;
  return more > 0 ? [...lines, `还有 ${more} 页没有读到，原因都在档案里：npm run status`] : lines;
}

/** How a visit ends that nobody answered. */
const SILENCE: ReadonlySet<string> = new Set<Outcome>(["dns", "unreachable", "timeout"]);

/** What came of a crawl, for machines. */
export function summaryOf(end: Crawled, seconds: number) {
  return {
    visits: end.fetched,
    outcomes: end.outcomes,
    hostsLeft: end.hostsLeft.map((host) => ({
      host: host.hostname,
      outcome: host.stopped?.outcome ?? null,
      reason: reasonOf(host.stopped),
      notAskedFor: host.leftAlone.length,
      nextAllowedAt: host.nextAllowedAt,
    })),
    unvisited: end.unvisited.length,
    seconds: Math.round(seconds * 10) / 10,
  };
}

/** A detail may be what a server said: nothing in it moves the cursor of a terminal. */
function reasonOf(stopped: Pick<Missed, "outcome" | "detail"> | null): string {
  if (stopped === null) return "这一轮的页数用完了";
  return `${OUTCOMES[stopped.outcome]} ${stopped.detail.replace(/\p{Cc}/gu, "�")}`.trim();
}
