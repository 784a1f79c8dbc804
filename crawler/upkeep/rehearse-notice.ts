import type { Status } from "../../data/model/status.ts";
import type { Notify } from "../../data/model/workspace.ts";
import type { Round } from "../../data/store/journal.ts";
import { bodyFor, composeNotice, mattersOf } from "./notice.ts";

/** A notice as it would be sent if nobody had been told anything yet. Pure. */
export function rehearse(
  status: Status,
  last: Round | undefined,
  title: Parameters<typeof composeNotice>[2],
  { webhook, email }: Notify,
): string {
  const notice = composeNotice(mattersOf(status, last, title.language), new Set(), title);
  if (notice === null) return `── ${title.language} ── 没有要说的`;
  return [
    `── ${title.language} ── 邮件：${email?.to.join("、") ?? "没有配置 notify.email，不发"}`,
    `Subject: ${notice.title}`,
    "",
    notice.text,
    "",
    `── ${title.language} ── webhook：${webhook ?? "没有配置 notify.webhook，不发；这是 plain 的样子"}`,
    JSON.stringify(bodyFor(webhook ?? "plain", notice), null, 2),
  ].join("\n");
}
