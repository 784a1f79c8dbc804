import type { Alarm } from "../../data/model/alarm.ts";
import { needWords, type OwnerStatus, type Status } from "../../data/model/status.ts";
import type { Notify, WebhookForm } from "../../data/model/workspace.ts";
import type { Round } from "../../data/store/journal.ts";
import { clock } from "../../data/terminal/clock.ts";
import { EXIT } from "../../data/terminal/door.ts";
import { size } from "../../data/terminal/size.ts";

/** Something that needs a maintainer; `key` stays the same while it lasts. */
export type Matter = { readonly key: string; readonly lines: readonly string[] };

/** What maintainers are told: what is new, and what is over, since they were last told. */
export type Notice = {
  readonly title: string;
  readonly text: string;
  readonly news: readonly string[];
  readonly ended: readonly string[];
};

type Language = Notify["language"];

const ALARMS_TOLD = 3;
/** Less than this free, and the next crawl may not find room. */
export const LEAST_FREE_BYTES = 2 * 1024 ** 3;

/** Everything that needs a maintainer now. Pure. */
export function mattersOf(status: Status, last: Round | undefined, language: Language): Matter[] {
  const { round, disk } = WORDS[language];
  return [
    ...(last !== undefined && isAmiss(last) ? [{ key: `round ${last.stage}`, lines: [round(last)] }] : []),
    ...(status.disk !== null && status.disk.freeBytes < LEAST_FREE_BYTES
      ? [{ key: "disk", lines: [disk(size(status.disk.freeBytes))] }]
      : []),
    ...status.owners.flatMap((owner) => mattersOfOwner(owner, language)),
  ];
}

/** Whoever was asked to stop has done so. */
export function isAmiss({ code }: Round): boolean {
  return code !== EXIT.done && code !== EXIT.stopped;
}

function mattersOfOwner({ owner, name, needs, alarms }: OwnerStatus, language: Language): Matter[] {
  return needs.map((need) => ({
    key: `${owner} ${need.kind === "wall" ? need.outcome : need.kind}`,
    lines: [
      `${name} (${owner}) ${needWords(need, language)}`,
      ...(need.kind === "misread"
        ? alarms
            .filter(({ kind }) => kind !== "access")
            .slice(0, ALARMS_TOLD)
            .map(alarmLine)
        : []),
    ],
  }));
}

function alarmLine({ address, selector, message }: Alarm): string {
  return `  ${address}${selector === undefined ? "" : ` [${selector}]`} ${message}`;
}

/** The notice about what has changed since `told`; `null`: nothing has. Pure. */
export function composeNotice(
  matters: readonly Matter[],
  told: ReadonlySet<string>,
  { title, language }: { readonly title: string; readonly language: Language },
): Notice | null {
  const lasting = new Set(matters.map(({ key }) => key));
  const news = matters.filter(({ key }) => !told.has(key)).map(({ lines }) => lines.join("\n"));
  const ended = [...told].filter((key) => !lasting.has(key)).sort();
  if (news.length === 0 && ended.length === 0) return null;
  const words = WORDS[language];
  const parts = [
    ...(news.length === 0 ? [] : [words.news, ...news.map((each) => `- ${each}`)]),
    ...(ended.length === 0 ? [] : [words.ended, ...ended.map((each) => `- ${each}`)]),
    "",
    words.next,
  ];
  return { title: words.title(title, news.length, ended.length), text: parts.join("\n"), news, ended };
}

const WORDS = {
  zh: {
    title: (title: string, news: number, ended: number) => `[卡信] ${title}：${news} 件事要看，${ended} 件已过去`,
    news: "要看的：",
    ended: "已过去的：",
    next: "全部情况：npm run status；本机有没有毛病：npm run doctor。",
    round: ({ stage, code, startedAt, endedAt }: Round) =>
      endedAt === null
        ? `上一轮（上海时间 ${clock(startedAt)} 开始）在 ${stage} 时断了：被杀、断电，或者磁盘满了；已存的不丢`
        : `上一轮在 ${stage} 停下，退出码 ${code}（上海时间 ${clock(endedAt)}）；会再试，已存的不丢`,
    disk: (free: string) => `磁盘只剩 ${free}`,
  },
  en: {
    title: (title: string, news: number, ended: number) => `[Kaxin] ${title}: ${news} to look at, ${ended} over`,
    news: "To look at:",
    ended: "Over:",
    next: "All of it: npm run status. What ails this machine: npm run doctor.",
    round: ({ stage, code, startedAt, endedAt }: Round) =>
      endedAt === null
        ? `The last round, begun at ${clock(startedAt)} in Shanghai, was broken off at ${stage}: killed, without power, or the disk was full; nothing is lost`
        : `The last round ended at ${stage} with exit code ${code} (${clock(endedAt)} in Shanghai); it is tried again, nothing is lost`,
    disk: (free: string) => `${free} left on the disk`,
  },
} as const;

/** What is posted, as the service behind the webhook takes it. Pure. */
export function bodyFor(form: WebhookForm, notice: Notice): unknown {
  const text = `${notice.title}\n\n${notice.text}`;
  switch (form) {
    case "plain":
      return notice;
    case "slack":
      return { text };
    case "feishu":
      return { msg_type: "text", content: { text } };
    case "wecom":
    case "dingtalk":
      return { msgtype: "text", text: { content: text } };
    default:
      return form satisfies never;
  }
}
