import { OUTCOMES } from "../../data/model/capture.ts";
import { DIMENSIONS } from "../../data/model/scorecard.ts";
import {
  EFFECTS,
  type Need,
  needWords,
  type OwnerStatus,
  type Status,
  type StatusDay,
} from "../../data/model/status.ts";
import { hoursBetween, type Instant } from "../../data/model/time.ts";
import type { Round } from "../../data/store/journal.ts";
import { clock } from "../../data/terminal/clock.ts";
import { EXIT } from "../../data/terminal/door.ts";
import { size } from "../../data/terminal/size.ts";
import { formatTable } from "../../data/terminal/table.ts";
import { alikeAlarms } from "./alike-alarms.ts";
import { isAmiss, LEAST_FREE_BYTES } from "./notice.ts";
import type { Rounds } from "./rounds.ts";

const ALARMS_SHOWN = 20;
/** More owners than these, and those that are well only make what is not hard to find. */
export const ROWS_SHOWN = 60;

/**
 * For people: a table of the owners, then what a maintainer has to look at and to do, then the machine. Times are Shanghai's.
 * `all`: every owner, however many there are.
 */
export function describeStatus(status: Status, rounds: Rounds, all: boolean): string {
  const { owners, asOf } = status;
  const shown = all || owners.length <= ROWS_SHOWN ? owners : owners.filter(isWorthARow);
  const hidden = owners.length - shown.length;
  const head = ["来源／平台", "上次成功", "下次", "最近七天", "待抓", "没看过", "出错率", "结果", "需要"];
  const table = formatTable([head, ...shown.map((each) => rowOf(each, asOf))]);
  const more = hidden === 0 ? [] : [`还有 ${hidden} 个不需要人看，没有列出（--all 全部列出）`];
  const legend = "七天：● 全部读到  ◐ 部分读到  ○ 没读到  ▲ 遇到墙  · 没有去";
  const parts = [
    [table, ...more, legend],
    wallLines(owners),
    alarmLines(owners),
    effectLines(owners),
    machineLines(status, rounds),
    nextLines(status, rounds),
  ];
  return parts.flatMap((lines) => (lines.length === 0 ? [] : [lines.join("\n")])).join("\n\n");
}

function isWorthARow({ owner, needs }: OwnerStatus): boolean {
  return owner.startsWith("source:") || needs.length > 0;
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

/** What one change of a site breaks stands in one line, however many pages it is on. */
function alarmLines(owners: readonly OwnerStatus[]): string[] {
  const raised = owners.flatMap(({ alarms }) => alarms).filter(({ kind }) => kind !== "access");
  const alike = alikeAlarms(raised);
  const lines = alike.slice(0, ALARMS_SHOWN).flatMap(({ first, pages }) => {
    const where = first.selector === undefined ? "" : ` 选择器 ${first.selector}`;
    const count = pages === 1 ? "" : `（${pages} 页，这是一页）`;
    return [`  ${first.owner} ${first.address}${where}${count}`, `    ${first.message}`];
  });
  const more = alike.length > ALARMS_SHOWN ? [`  ……还有 ${alike.length - ALARMS_SHOWN} 种：npm run alarms`] : [];
  return lines.length === 0 ? [] : [`警报 ${raised.length} 条`, ...lines, ...more];
}

function effectLines(owners: readonly OwnerStatus[]): string[] {
  const hit = owners.filter(({ effect, schedule }) => effect.state !== "current" && schedule !== null);
  const sources = hit.filter(({ owner }) => owner.startsWith("source:"));
  const lines = sources.map(({ owner, effect }) => {
    const dimensions = effect.dimensions.map((id) => DIMENSIONS[id].zh).join("、");
    return `  ${owner}：${EFFECTS[effect.state].zh}（${effect.platforms} 家平台的${dimensions}）`;
  });
  const platforms = Map.groupBy(
    hit.filter((each) => !sources.includes(each)),
    ({ effect }) => effect.state,
  );
  for (const [state, each] of platforms) {
    const names = each.slice(0, NAMES_SHOWN).map(({ name }) => name);
    const rest = each.length > NAMES_SHOWN ? `等 ${each.length} 家` : "";
    lines.push(`  ${DIMENSIONS.transparency.zh}：${EFFECTS[state].zh}（${names.join("、")}${rest}）`);
  }
  return lines.length === 0 ? [] : ["对评分的影响", ...lines];
}

const NAMES_SHOWN = 12;

/** What a maintainer does about each kind of trouble that there is. */
function nextLines({ owners, disk }: Status, { past: [last] }: Rounds): string[] {
  const kinds = new Set(owners.flatMap(({ needs }) => needs.map(({ kind }) => kind)));
  const lines = Object.entries(WHAT_TO_DO).flatMap(([kind, line]) => (kinds.has(kind as Need["kind"]) ? [line] : []));
  if (last?.code === null)
    lines.push(`上一轮断在 ${last.stage}：存下的都在，npm run update 接着做；先用 npm run doctor 看看磁盘`);
  else if (last !== undefined && isAmiss(last))
    lines.push(`上一轮停在 ${last.stage}：手动运行 npm run ${last.stage}，它会说出原因；改好以后 npm run update`);
  if (disk !== null && disk.freeBytes < LEAST_FREE_BYTES)
    lines.push("磁盘快满了：删掉 local/backups 和 published/data 里旧的，或换大一点的盘；档案不可以删");
  return lines.length === 0 ? [] : ["该做什么", ...lines.map((line) => `  ${line}`)];
}

const WHAT_TO_DO: Readonly<Record<Need["kind"], string>> = {
  misread:
    "结构或数值不符：打开警报里的那一页，照它改 crawler/sources/ 里这个来源的选择器，再 npm run parse；不用重新抓",
  wall: "遇到墙：不绕过，也不用做什么，到时候自己再试一次；一直这样，就在登记里去掉这个地址或来源",
  down: "没读到：下一轮自己再试；一直这样，看看网址是不是换了、网站是不是关了",
  errors: "页面出错：npm run alarms 看是哪些页、为什么；我们这边的毛病 npm run doctor 会说",
  silent: "很久没读到：看看 watch 或定时器是不是还在跑，再看上面的结果一栏",
  stale: "过期：报告里已经标明；要么让它重新读得到，要么从登记里去掉",
};

function machineLines({ queue, disk, owners, promisedDays }: Status, { underWay, past: [last] }: Rounds): string[] {
  const stale = owners.filter(({ freshness }) => freshness === "stale").length;
  const never = owners.filter(({ freshness, schedule }) => freshness === "never" && schedule !== null).length;
  return [
    `承诺 ${promisedDays} 天内都读过一次：${stale} 个过期，${never} 个从未读到`,
    `队列：${queue.due} 页现在该看；知道而从未看过的有 ${queue.neverVisited} 页`,
    ...(disk === null
      ? []
      : [
          `磁盘：空闲 ${size(disk.freeBytes)}；档案 ${size(disk.archiveBytes)}，存储 ${size(disk.storeBytes)}，发布 ${size(disk.publishedBytes)}，网站 ${size(disk.siteBytes)}`,
        ]),
    last === undefined ? "上一轮：还没有" : `上一轮：${clock(last.startedAt)} ${endOf(last)}`,
    ...(underWay === null ? [] : [`这一轮：${clock(underWay.startedAt)} 开始，正在 ${underWay.stage}`]),
  ];
}

function endOf({ endedAt, stage, code }: Round): string {
  if (endedAt === null) return `开始，在 ${stage} 时断了（被杀、断电，或者磁盘满了）`;
  if (code === EXIT.stopped) return `到 ${clock(endedAt)}，被叫停在 ${stage}，没丢东西，下一轮接着做`;
  return `到 ${clock(endedAt)}，${code === EXIT.done ? "正常" : `停在 ${stage}，退出码 ${code}`}`;
}

function ago(then: Instant, now: Instant): string {
  const hours = hoursBetween(then, now);
  if (hours < 1) return "一小时内";
  return hours < 48 ? `${Math.floor(hours)} 小时前` : `${Math.floor(hours / 24)} 天前`;
}
