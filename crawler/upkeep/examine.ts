import { accessSync, constants, existsSync } from "node:fs";
import { dirname } from "node:path";
import { readFieldNotes } from "../../data/field-notes.ts";
import { OUTCOMES } from "../../data/model/capture.ts";
import { type Instant, toMilliseconds } from "../../data/model/time.ts";
import { type Registry, readRegistry } from "../../data/registry.ts";
import { databaseFault } from "../../data/store/integrity.ts";
import { size } from "../../data/terminal/size.ts";
import { workspaceFiles } from "../../data/workspace-files.ts";
import type { Send } from "../fetch/answer.ts";
import { findBrowser } from "../fetch/find-browser.ts";
import { diskOf } from "./live-status.ts";
import { LEAST_FREE_BYTES } from "./notice.ts";
import { type ChannelSettings, channelsOf } from "./send-notice.ts";

/** One thing that the work rests on: how it was found, and how to mend it; `mend: null`: all is well. */
export type Finding = { readonly name: string; readonly found: string; readonly mend: string | null };

export type Patient = {
  readonly root: string;
  readonly nodeVersion: string;
  readonly contact: string | undefined;
  readonly chromium: string | undefined;
  readonly channels: ChannelSettings;
  /** The invented web stands on a port of this machine. */
  readonly isDemoWebOn: boolean;
  readonly now: () => Instant;
  readonly send: Send;
  /** May this process read and write the file or folder? */
  readonly mayWrite: (path: string) => boolean;
};

const LEAST_NODE = 22;
const MOST_SKEW_SECONDS = 120;
/** So many hosts are asked for their robots.txt before the network is said to be away. */
const HOSTS_ASKED = 3;

/** Looks at all that a crawl rests on, one after the other. Of the web it asks at most a few robots.txt. */
export async function examine(patient: Patient): Promise<Finding[]> {
  const { root, mayWrite } = patient;
  const { registry, findings } = examineRegistry(root);
  return [
    examineNode(patient.nodeVersion),
    await examineBrowser(patient.chromium),
    examineRights(root, mayWrite),
    examineDisk(root),
    ...examineDatabases(root, mayWrite),
    ...findings,
    ...(registry === null ? [] : examineSettings(registry, patient)),
    ...(registry === null ? [] : await examineNetwork(registry, patient)),
  ];
}

const well = (name: string, found: string): Finding => ({ name, found, mend: null });

function examineNode(version: string): Finding {
  const isOld = Number.parseInt(version, 10) < LEAST_NODE;
  return {
    name: "Node",
    found: version,
    mend: isOld ? "在仓库里运行 npm ci：它带来自己的 Node；用 npm run … 启动命令，不要直接用系统的 node。" : null,
  };
}

async function examineBrowser(chosen: string | undefined): Promise<Finding> {
  if (chosen !== undefined && !existsSync(chosen)) {
    return {
      name: "浏览器",
      found: `KAXIN_CHROMIUM=${chosen} 不在那里`,
      mend: "改正这个路径，或去掉它再运行 npm run browser。",
    };
  }
  const path = await findBrowser({ chosen });
  if (path !== null) return well("浏览器", path);
  return {
    name: "浏览器",
    found: "没有找到",
    mend: "运行 npm run browser -- --again，或装一个 Chromium 并设 KAXIN_CHROMIUM。",
  };
}

function examineRights(root: string, mayWrite: Patient["mayWrite"]): Finding {
  const { published, archive, store, journal } = workspaceFiles(root);
  const paths = [root, dirname(archive), published, archive, store, journal].filter(existsSync);
  const closed = paths.filter((path) => !mayWrite(path));
  if (closed.length === 0) return well("权限", `${root} 可写`);
  return { name: "权限", found: `不能读写 ${closed.join("、")}`, mend: `让运行的用户拥有它们：chown -R 用户 ${root}` };
}

export function mayWrite(path: string): boolean {
  try {
    accessSync(path, constants.R_OK | constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function examineDisk(root: string): Finding {
  const { freeBytes } = diskOf(root);
  const found = `空闲 ${size(freeBytes)}（${root} 所在的盘）`;
  const mend = "腾出地方：这里的 local/backups 里旧的、local/site、published/data 里的旧版本可以删，档案不可以。";
  return { name: "磁盘", found, mend: freeBytes < LEAST_FREE_BYTES ? mend : null };
}

function examineDatabases(root: string, mayWrite: Patient["mayWrite"]): Finding[] {
  const { archive, store, journal } = workspaceFiles(root);
  const mends = [
    [
      "档案",
      archive,
      "先停下抓取；npm run backup -- --list 找最近的备份，npm run backup -- --restore 文件夹 放回来，再运行 npm run archive -- verify。",
    ],
    ["存储", store, "删掉它，再运行 npm run parse、score、publish、build：它能从档案重建。"],
    [
      "日志",
      journal,
      "删掉它，下一轮会全部看一遍。它也记着 backup --into 做在别处的备份在哪里：往那里再备份一次，forget 和 retain 才找得到。",
    ],
  ] as const;
  return mends.map(([name, path, mend]) => {
    if (!existsSync(path)) return well(name, "还没有");
    // SQLite needs to write beside a file even to read it: what may not be opened is not therefore damaged.
    if (![path, dirname(path)].every(mayWrite)) {
      return { name, found: "没有权限，看不了", mend: "先照「权限」那一条改，再运行 npm run doctor。" };
    }
    const fault = databaseFault(path);
    return {
      name,
      found: fault === null ? "完好" : `坏了（${fault.replaceAll(/\s+/g, " ")}）`,
      mend: fault === null ? null : `${path}：${mend}`,
    };
  });
}

function examineRegistry(root: string): { readonly registry: Registry | null; readonly findings: readonly Finding[] } {
  try {
    const registry = readRegistry(root);
    readFieldNotes(root, registry.platforms);
    const { sources } = registry.workspace;
    return { registry, findings: [well("登记", `${sources.length} 个来源，${registry.platforms.length} 个平台`)] };
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    return {
      registry: null,
      findings: [{ name: "登记", found, mend: "按上面说的文件和字段改正；怎样写见 data/README.md。" }],
    };
  }
}

function examineSettings({ workspace }: Registry, { contact, channels }: Patient): Finding[] {
  const reachable = contact !== undefined || workspace.demo;
  return [
    {
      name: "联系方式",
      found: contact ?? (workspace.demo ? "演示不需要" : "没有设"),
      mend: reachable ? null : "设 KAXIN_CONTACT：站长要能找到你，见 .env.example。",
    },
    examineChannels(workspace.notify, channels),
  ];
}

function examineChannels(...[asked, settings]: Parameters<typeof channelsOf>): Finding {
  try {
    const names = channelsOf(asked, settings).map(({ name }) => name);
    return well("通知", names.length === 0 ? "没有配置，什么也不发" : names.join("、"));
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    return { name: "通知", found, mend: "补上这个设置，再用 npm run notify -- --dry-run 试一次。" };
  }
}

/** The network and, by the hour that a host tells, the clock. */
async function examineNetwork(
  { workspace, platforms }: Registry,
  { isDemoWebOn, send, now }: Patient,
): Promise<Finding[]> {
  const homes = platforms.flatMap(({ home }) => home ?? []);
  const origins = [
    ...new Set([...workspace.sources.map(({ origin }) => origin), ...homes].map((each) => new URL(each).origin)),
  ];
  if (workspace.demo && !isDemoWebOn) return [well("网络", "演示工作区不上网；npm run demo 会带来它自己的网")];
  const failures: string[] = [];
  for (const origin of origins.slice(0, HOSTS_ASKED)) {
    const answer = await send({ address: `${origin}/robots.txt`, upTo: 1024 });
    if (answer.kind === "answered")
      return [well("网络", `${origin} 有回应`), examineClock(answer.headers["date"], now())];
    failures.push(`${new URL(origin).host}：${OUTCOMES[answer.outcome]} ${answer.detail}`.trim());
  }
  if (failures.length === 0) return [well("网络", "没有登记要看的网站")];
  return [
    {
      name: "网络",
      found: failures.join("；"),
      mend: "检查网线、DNS、防火墙；服务器要能直接连公网（不经代理）的 80 和 443 端口。",
    },
  ];
}

function examineClock(told: string | undefined, now: Instant): Finding {
  const theirs = Date.parse(told ?? "");
  if (Number.isNaN(theirs)) return well("时钟", "那个网站没有说它的时间");
  const ahead = Math.round((toMilliseconds(now) - theirs) / 1000);
  const mend = "对时：timedatectl set-ntp true。时间错了，投诉的时长和政策的先后都会错。";
  const found = ahead === 0 ? "和网站的一样" : `比网站的${ahead > 0 ? "快" : "慢"} ${Math.abs(ahead)} 秒`;
  return { name: "时钟", found, mend: Math.abs(ahead) > MOST_SKEW_SECONDS ? mend : null };
}

/** For people: one line a finding, and under it how to mend it. */
export function describeFindings(findings: readonly Finding[]): string {
  return findings
    .flatMap(({ name, found, mend }) => [
      `${mend === null ? "✓" : "✗"} ${name}：${found}`,
      ...(mend === null ? [] : [`    → ${mend}`]),
    ])
    .join("\n");
}
