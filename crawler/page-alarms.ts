import type { Alarm } from "../data/model/alarm.ts";
import type { Capture } from "../data/model/capture.ts";
import { type Platform, POLICY_PAGE_KINDS } from "../data/model/platform.ts";
import { isElsewhereNow } from "./discover/find-pages.ts";
import { kindOfWords } from "./discover/kind-of-words.ts";
import { pageLinks } from "./discover/page-links.ts";
import { hasEmptyRoot } from "./discover/readable.ts";
import type { PageVisit } from "./history/page-visits.ts";
import type { PageHistory } from "./history/versions.ts";
import { refreshLoops } from "./refresh-loops.ts";

/** A page of a platform through all visits to it. */
export type WatchedPage = { readonly all: readonly PageVisit[]; readonly history: PageHistory };

/** What a maintainer should know about a platform's pages: each fault once, with its address and what to do. Pure. */
export function pageAlarms(
  platform: Platform,
  pages: readonly WatchedPage[],
  pageOf: (capture: Capture) => string | null,
): Alarm[] {
  const shown = pages.map((page) => {
    const last = page.all.findLast(({ capture }) => capture.outcome === "ok");
    return { ...page, last, markup: last === undefined ? "" : (pageOf(last.capture) ?? "") };
  });
  const loops = refreshLoops(new Map(shown.flatMap(({ last, markup }) => turnOf(last, markup))));
  return shown.flatMap(({ all, history: { held }, last, markup }) => {
    const loop = loops.find((round) => last !== undefined && round.includes(last.capture.address));
    const messages = last === undefined ? [] : loop === undefined ? faultsOn(last, markup) : turning(loop, last);
    const doubtful =
      held === null
        ? []
        : [`这次的改动先不算数：${held.doubts.join("；")}。下次再看到同样的内容才算；请打开页面看一眼。`];
    const at = held?.visit.capture.fetchedAt ?? last?.capture.fetchedAt;
    const address = all[0]?.capture.address;
    if (at === undefined || address === undefined) return [];
    const owner = `platform:${platform.id}`;
    return [...messages, ...doubtful].map((message): Alarm => ({ owner, address, kind: "shape", message, at }));
  });
}

/** From which page to which a meta refresh leads. */
function turnOf(visit: PageVisit | undefined, markup: string): [string, string][] {
  if (visit === undefined) return [];
  const { address, finalAddress } = visit.capture;
  const { refresh } = pageLinks(markup, finalAddress);
  const isItself = refresh === finalAddress;
  // A page with something to read may load itself anew.
  if (refresh === null || (isItself && visit.reading !== null)) return [];
  return [[address, isItself ? address : refresh]];
}

/** Told at the first page of the round only. */
function turning(loop: readonly string[], { capture }: PageVisit): string[] {
  if (loop[0] !== capture.address) return [];
  const way = loop.length === 1 ? "转向自己" : `来回转向（${[...loop, capture.address].join(" → ")}）`;
  return [`页面用 meta refresh ${way}：没有可读的内容，请用浏览器看一眼。`];
}

function faultsOn({ capture, kind, reading }: PageVisit, markup: string): string[] {
  if (isElsewhereNow(capture)) {
    return [`${POLICY_PAGE_KINDS[kind]}跳转到别的网站 ${capture.finalAddress}：请核对平台文件里的网址。`];
  }
  if (reading === null) {
    const way = hasEmptyRoot(markup)
      ? "要用浏览器打开（在平台文件里写 browser: true）"
      : "可能只有图片，或要用浏览器打开（在平台文件里写 browser: true）";
    return [`页面几乎没有文字：${way}。`];
  }
  if (reading.trouble !== null) return [reading.trouble];
  const { dead } = pageLinks(markup, capture.finalAddress);
  const entries = dead.filter(({ href, words }) => /^javascript:/i.test(href) && isEntry(words));
  const names = [...new Set(entries.map(({ words }) => `「${words}」`))].slice(0, 3).join("、");
  return entries.length === 0 ? [] : [`入口${names}是 javascript: 链接，跟不过去：请在平台文件里写明它的网址。`];
}

/** A link to where somebody may be reached, or rules be read. */
function isEntry(words: string): boolean {
  return words.length <= 20 && kindOfWords(words) !== null;
}
