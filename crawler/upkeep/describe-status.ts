import { OUTCOMES } from "../../data/model/capture.ts";
import { DIMENSIONS } from "../../data/model/scorecard.ts";
import { EFFECTS, needWords, type OwnerStatus, type Status, type StatusDay } from "../../data/model/status.ts";
import { hoursBetween, type Instant, toShanghai } from "../../data/model/time.ts";
import type { Round } from "../../data/store/journal.ts";
import { formatTable } from "../../data/terminal/table.ts";

const ALARMS_SHOWN = 20;

/** For people: a table of all owners, then what a maintainer has to look at, then the machine. Times are Shanghai's. */
export function describeStatus(status: Status, rounds: readonly Round[]): string {
  const { owners, asOf } = status;
  const head = ["来源／平台", "上次成功", "下次", "最近七天", "待抓", "没看过", "出错率", "结果", "需要"];
  const table = formatTable([head, ...owners.map((each) => rowOf(each, asOf))]);
  const legend = "七天：● 全部读到  ◐ 部分读到  ○ 没读到  ▲ 遇到墙  · 没有去";
  const parts = [
    [table, legend],
    wallLines(owners),
    alarmLines(owners),
    effectLines(owners),
    machineLines(status, rounds),
  ];
  return parts.flatMap((lines) => (lines.length === 0 ? [] : [lines.join("\n")])).join("\n\n");
}

function rowOf(each: OwnerStatus, asOf: Instant): string[] {
  const sum = (count: (host: OwnerStatus["hosts"][number]) => number) =>
    String(each.hosts.reduce((total, host) => total + count(host), 0));
  const pages = each.hosts.reduce((total, host) => total + host.pages, 0);
  const errors = each.hosts.reduce((total, host) => total + host.errorRate * host.pages, 0);
  return [
    `${each.owner} ${each.name}`,
    each.lastSuccess === null ? "从未" : ago(each.lastSuccess, asOf),
    nextWords(each, asOf),
    each.strip.map(dayMark).join(""),
    sum(({ dueNow }) => dueNow),
    sum(({ neverVisited }) => neverVisited),
    pages === 0 ? "—" : `${Math.round((100 * errors) / pages)}%`,
    outcomeWords(each),
    each.needs.map((need) => needWords(need)).join("；"),
  ];
}

function nextWords({ schedule, nextDue }: OwnerStatus, asOf: Instant): string {
  if (schedule === null) return "没有可看的页面";
  if (nextDue === null) return "不再";
  return nextDue <= asOf ? "现在" : clock(nextDue);
}

function dayMark({ visits, read, walled }: StatusDay): string {
  if (visits === 0) return "·";
  if (walled > 0) return "▲";
  if (read === visits) return "●";
  return read > 0 ? "◐" : "○";
}

function outcomeWords({ hosts }: OwnerStatus): string {
  const counts = new Map<string, number>();
  for (const host of hosts) {
    for (const [outcome, count = 0] of Object.entries(host.outcomes))
      counts.set(outcome, (counts.get(outcome) ?? 0) + count);
  }
  return Object.entries(OUTCOMES)
    .flatMap(([outcome, words]) => (counts.has(outcome) ? [`${words} ${counts.get(outcome)}`] : []))
    .join("、");
}

function wallLines(owners: readonly OwnerStatus[]): string[] {
  const walls = owners.flatMap(({ hosts }) =>
    hosts.flatMap(({ owner, host, needs, restsUntil }) => {
      const met = needs.flatMap((need) => (need.kind === "wall" ? [OUTCOMES[need.outcome]] : []));
      const rest = restsUntil === null ? "" : `，${clock(restsUntil)} 以前不再去`;
      return met.length === 0 ? [] : [`  ${owner} ${host}：${met.join("、")}${rest}`];
    }),
  );
  return walls.length === 0 ? [] : ["墙（不绕过；访问失败从不算作平台沉默）", ...walls];
}

function alarmLines(owners: readonly OwnerStatus[]): string[] {
  const raised = owners.flatMap(({ alarms }) => alarms).filter(({ kind }) => kind !== "access");
  const lines = raised.slice(0, ALARMS_SHOWN).map(({ owner, address, selector, message }) => {
    const where = selector === undefined ? "" : ` 选择器 ${selector}`;
    return `  ${owner} ${address}${where}\n    ${message}`;
  });
  const more = raised.length > ALARMS_SHOWN ? [`  ……还有 ${raised.length - ALARMS_SHOWN} 条：npm run alarms`] : [];
  return lines.length === 0 ? [] : [`警报 ${raised.length} 条`, ...lines, ...more];
}

function effectLines(owners: readonly OwnerStatus[]): string[] {
  const hit = owners.filter(({ effect, schedule }) => effect.state !== "current" && schedule !== null);
  const lines = hit.map(({ owner, effect }) => {
    const dimensions = effect.dimensions.map((id) => DIMENSIONS[id].zh).join("、");
    return `  ${owner}：${EFFECTS[effect.state].zh}（${effect.platforms} 家平台的${dimensions}）`;
  });
  return lines.length === 0 ? [] : ["对评分的影响", ...lines];
}

function machineLines({ queue, disk, owners, promisedDays }: Status, rounds: readonly Round[]): string[] {
  const stale = owners.filter(({ freshness }) => freshness === "stale").length;
  const never = owners.filter(({ freshness, schedule }) => freshness === "never" && schedule !== null).length;
  const [last] = rounds;
  return [
    `承诺 ${promisedDays} 天内都读过一次：${stale} 个过期，${never} 个从未读到`,
    `队列：${queue.due} 页现在该看；知道而从未看过的有 ${queue.neverVisited} 页`,
    ...(disk === null
      ? []
      : [
          `磁盘：空闲 ${size(disk.freeBytes)}；档案 ${size(disk.archiveBytes)}，存储 ${size(disk.storeBytes)}，发布 ${size(disk.publishedBytes)}，网站 ${size(disk.siteBytes)}`,
        ]),
    last === undefined
      ? "上一轮：还没有"
      : `上一轮：${clock(last.startedAt)} 到 ${clock(last.endedAt)}，${last.code === 0 ? "正常" : `停在 ${last.stage}，退出码 ${last.code}`}`,
  ];
}

function size(bytes: number): string {
  const units = ["B", "KB", "MB", "GB", "TB"];
  const power = bytes === 0 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10));
  return `${(bytes / 2 ** (10 * power)).toFixed(power < 2 ? 0 : 1)} ${units[power]}`;
}

/** `11-22 17:30`, by the clock in Shanghai. */
function clock(instant: Instant): string {
  const { month, day, hour, minute } = toShanghai(instant);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`;
}

function ago(then: Instant, now: Instant): string {
  const hours = hoursBetween(then, now);
  if (hours < 1) return "一小时内";
  return hours < 48 ? `${Math.floor(hours)} 小时前` : `${Math.floor(hours / 24)} 天前`;
}
