import { z } from "zod";
import type { Instant } from "../../../data/model/time.ts";
import type { ComplaintDraft, Page } from "../../contract.ts";
import { otherShape } from "../../html/json.ts";
import { momentOf, plainText } from "../../html/printed.ts";
import { allOf, type HtmlElement, PageShapeError, parseHtml, wordsOf } from "../../html/select.ts";

/** What all drafts of a forum share. Nobody there is handed a complaint: silence under a post says nothing about a platform. */
function draftOf(
  tid: string,
  forum: string,
  page: Page,
  postedAt: Instant,
): Omit<ComplaintDraft, "title" | "narrative" | "truncated" | "view" | "author"> {
  return {
    number: tid,
    address: new URL(`/p/${tid}`, page.address).href,
    merchantId: null,
    // A forum may be named after a platform. Whether its posts are about that platform, its name decides.
    merchantAsNamed: forum,
    postedAt,
    state: "",
    events: [
      { actor: "consumer", kind: "posted", at: postedAt, text: "" },
      { actor: "site", kind: "not_listed", at: null, text: "" },
    ],
    rating: null,
    amountCny: null,
    timely: null,
    issueField: [],
    issueCodes: [],
    demandField: [],
    removed: false,
  };
}

/** Lists come inside comments, which scripts of the page unwrap. */
function unwrapped(text: string): string {
  return text.replaceAll(/(<code\b[^>]{0,200}>)\s*<!--/g, "$1").replaceAll(/-->\s*(<\/code>)/g, "$1");
}

/** A forum's name out of a link: forum pages write it in UTF-8, search results in GBK. */
function forumIn(href: string): string {
  const printed = /[?&]kw=([^&#]*)/.exec(href)?.[1] ?? "";
  const bytes = Uint8Array.from(bytesOf(printed.replaceAll("+", " ")));
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

function* bytesOf(printed: string): Generator<number> {
  for (const [whole, hex] of printed.matchAll(/%([0-9a-f]{2})|[\s\S]/gi)) {
    if (hex === undefined) yield* new TextEncoder().encode(whole);
    else yield Number.parseInt(hex, 16);
  }
}

/** `/f/search/res`: posts that name something, newest first. Each stands for its thread. */
export function parseSearch(page: Page): ComplaintDraft[] {
  const html = parseHtml(page.text);
  const posts = allOf(html, "div.s_post");
  if (posts.length === 0 && !page.text.includes("s_post_list") && !/抱歉.{0,20}没有找到|没有找到相关/.test(page.text)) {
    throw new PageShapeError("div.s_post_list", 0, "帖子的列表");
  }
  if (posts.length === 0 && allOf(html, "div.s_post_list > div").length > 0)
    throw new PageShapeError("div.s_post", 0, "列表里的帖子");
  const drafts = posts.flatMap((post) => {
    const link = allOf(post, "span.p_title a")[0];
    const tid = link?.attribs["data-tid"] ?? /\/p\/(\d+)/.exec(link?.attribs["href"] ?? "")?.[1];
    const postedAt = momentOf(wordsOf(allOf(post, "font.p_date, .p_date")[0]));
    if (tid === undefined || postedAt === null) throw new PageShapeError("div.s_post", posts.length, "主题和日期");
    const [forum] = allOf(post, "a.p_forum");
    const name = forumIn(forum?.attribs["href"] ?? "") || wordsOf(forum);
    const narrative = wordsOf(allOf(post, "div.p_content")[0]);
    return {
      ...draftOf(tid, name, page, postedAt),
      title: wordsOf(link).replace(/^回复[:：]\s*/, ""),
      narrative,
      truncated: narrative.endsWith("..."),
      view: "feed" as const,
      author: wordsOf(allOf(post, 'a[href^="/home/main"]')[0]) || null,
    };
  });
  expectWords(
    drafts.map(({ narrative }) => narrative),
    "div.p_content",
  );
  expectWords(
    drafts.map(({ merchantAsNamed }) => merchantAsNamed),
    "a.p_forum",
  );
  return drafts;
}

/** What is empty in every row is no longer where it was. */
function expectWords(words: readonly string[], selector: string): void {
  if (words.length > 0 && words.every((each) => each === "")) throw new PageShapeError(selector, 0, "文字");
}

const Floor = z.looseObject({
  author: z.looseObject({ user_id: z.coerce.string().nullish(), user_name: z.string().nullish() }),
  content: z.looseObject({
    post_id: z.coerce.string(),
    thread_id: z.coerce.string().nullish(),
    post_no: z.coerce.number().int(),
    content: z.string().nullish(),
    date: z.string().nullish(),
  }),
});

/** `/p/{tid}`: the first floor is the post; what its author adds later are supplements. What others say is not kept. */
export function parseThread(page: Page): ComplaintDraft {
  const text = unwrapped(page.text);
  const html = parseHtml(text);
  const floors = allOf(html, "div.l_post").map((post) => readFloor(post));
  const [first, ...others] = floors;
  if (first === undefined) throw new PageShapeError("div.l_post", 0, "一楼");
  const tid = /\/p\/(\d+)/.exec(page.address)?.[1] ?? first.thread;
  const head = /^(.*?)(?:【([^】]+)】|_([^_]+)吧)_百度贴吧/.exec(wordsOf(allOf(html, "title")[0]));
  const added = others.filter((floor) => floor.author !== "" && floor.author === first.author);
  const draft = draftOf(tid, head?.[2]?.replace(/吧$/, "") ?? head?.[3] ?? "", page, first.at);
  return {
    ...draft,
    title: head?.[1]?.trim() ?? "",
    narrative: first.text,
    truncated: false,
    view: "detail",
    events: [
      ...draft.events,
      ...added.map(({ at, text: words }) => ({
        actor: "consumer" as const,
        kind: "supplemented" as const,
        at,
        text: words,
      })),
    ],
    author: first.author || null,
  };
}

function readFloor(post: HtmlElement) {
  const read = Floor.safeParse(parseField(post.attribs["data-field"] ?? ""));
  if (!read.success) throw otherShape(read.error, "div.l_post[data-field]");
  const { author, content } = read.data;
  const printed =
    content.date ??
    allOf(post, "span.tail-info")
      .map((each) => wordsOf(each))
      .at(-1) ??
    "";
  const at = momentOf(printed);
  if (at === null) throw new PageShapeError("span.tail-info", 1, `日期，而不是「${printed}」`);
  const words = content.content ? plainText(content.content) : wordsOf(allOf(post, ".d_post_content")[0]);
  return { at, text: words, author: author.user_name || author.user_id || "", thread: content.thread_id ?? "" };
}

const ThreadField = z.looseObject({
  id: z.coerce.string(),
  author_name: z.string().nullish(),
  is_top: z.union([z.boolean(), z.number(), z.string()]).nullish(),
});

/** `/f?kw=…`: the addresses of the threads whose titles stand in the list. It prints no year: the threads are read for it. */
export function parseForum(page: Page): { readonly titles: readonly { tid: string; title: string }[] } {
  const html = parseHtml(unwrapped(page.text));
  const items = allOf(html, "li.j_thread_list");
  if (items.length === 0) throw new PageShapeError("li.j_thread_list", 0, "主题");
  const titles = items.flatMap((item) => {
    const field = ThreadField.safeParse(parseField(item.attribs["data-field"] ?? ""));
    if (!field.success) throw new PageShapeError("li.j_thread_list[data-field]", items.length, "带编号的主题");
    const isPinned = field.data.is_top !== undefined && field.data.is_top !== null && Number(field.data.is_top) === 1;
    return isPinned ? [] : { tid: field.data.id, title: wordsOf(allOf(item, "a.j_th_tit")[0]) };
  });
  expectWords(
    titles.map(({ title }) => title),
    "a.j_th_tit",
  );
  return { titles };
}

function parseField(printed: string): unknown {
  try {
    return JSON.parse(printed);
  } catch {
    return null;
  }
}
