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
  if (notice === null) return `── ${title.language} ── nothing to tell`;
  return [
    `── ${title.language} ── e-mail to ${email?.to.join(", ") ?? "nobody (notify.email is not set)"}`,
    `Subject: ${notice.title}`,
    "",
    notice.text,
    "",
    `── ${title.language} ── webhook ${webhook ?? "none (notify.webhook is not set); this is the form `plain`"}`,
    JSON.stringify(bodyFor(webhook ?? "plain", notice), null, 2),
  ].join("\n");
}
