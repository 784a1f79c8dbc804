import type { PolicyPageKind } from "../../data/model/platform.ts";
import { extractPolicy } from "../extract/extract-policy.ts";
import { visibleText } from "../html/visible-text.ts";
import type { Seen } from "./find-pages.ts";
import { readable } from "./readable.ts";

/** What a page itself holds of what is searched for, besides the pages it links to. */
export type Place = { readonly what: "contact" | "notice" | "footer"; readonly words: string };

const MOST_WORDS = 60;

/** Channels, a notice and a footer on a page, with the words that show them. Pure. */
export function placesOn(page: Pick<Seen, "contentType" | "text">, kind: PolicyPageKind): Place[] {
  const visible = visibleText(readable(page));
  const { channels } = extractPolicy(visible, kind);
  const first = (block: string) =>
    visible.blocks
      .filter((each) => each.kind === block)
      .map(({ start, end }) => visible.text.slice(start, end).replace(/\s+/g, " ").trim())
      .find((words) => /\p{Script=Han}{2}|\w{4}/u.test(words));
  const notice = first("notice") ?? HEADED_NOTICE.exec(visible.text)?.[0];
  const footer = first("footer");
  const picture = channels.length > 0 ? undefined : PICTURED.exec(page.text)?.[1];
  return [
    ...(picture === undefined ? [] : [place("contact", picture)]),
    ...channels.slice(0, 3).map(({ excerpt, value }) => place("contact", withValue(excerpt.text.trim(), value))),
    ...(notice === undefined ? [] : [place("notice", notice)]),
    ...(footer === undefined ? [] : [place("footer", footer)]),
  ];
}

/** A link to a chat need not show whom it calls, and a picture that is one has no words. */
function withValue(words: string, value: string | null): string {
  if (words === "") return value ?? "";
  return value === null || words.includes(value) ? words : `${words}（${value}）`;
}

/** A line that is a heading, and what stands under it or behind its colon. */
const HEADED_NOTICE =
  /(?<=^|\n)(?:[^\n]{0,6}(?:公告|通知|購買須知|购买须知|温馨提示|重要提示)[^\n]{0,6}\n+[^\n]{2,200}|[^\n]{0,12}(?:公告|通知|購買須知|购买须知|温馨提示|重要提示)\s?[:：][^\n]{4,200})/;
/** 客服微信二维码, said of a picture: the way of contact itself is in the picture. */
const PICTURED =
  /<img\b[^>]{0,300}\b(?:alt|title)\s*=\s*["']([^"'<>]{0,12}(?:客服|微信|企微|QQ|公众号)[^"'<>]{0,12})["']/i;

function place(what: Place["what"], words: string): Place {
  return { what, words: words.replace(/\s+/g, " ").slice(0, MOST_WORDS) };
}
