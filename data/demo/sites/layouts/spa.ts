import { keysOf } from "../../world/random.ts";
import type { SiteText } from "../site-text.ts";
import { PATHS, SLOTS, type Slot } from "../slots.ts";

/** The same empty shell at every address: nothing is there to read until the script has run. */
export function spaShell(): string {
  return `<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="UTF-8"><title>加载中</title></head>
<body><noscript>请启用 JavaScript 后浏览。</noscript><div id="app"></div><script src="/assets/index.js"></script></body></html>`;
}

/** Asks its own host what stands at this address, and shows it. */
export const SPA_SCRIPT = `(async () => {
  const answer = await fetch("/api/page?path=" + encodeURIComponent(location.pathname));
  const page = await answer.json();
  document.title = page.title;
  const app = document.getElementById("app");
  const add = (parent, tag, text) => { const each = document.createElement(tag); each.textContent = text; parent.append(each); return each; };
  const nav = add(app, "nav", "");
  for (const link of page.links) { add(nav, "a", link.title).setAttribute("href", link.path); }
  const main = add(app, "main", "");
  add(main, "h1", page.title);
  for (const block of page.blocks) {
    const section = add(main, "section", "");
    add(section, "h3", block.heading);
    for (const line of block.lines) add(section, "p", line);
  }
  const footer = add(app, "footer", "");
  for (const line of page.footer) add(footer, "p", line);
})();
`;

/** The JSON behind an address; `null` where the shop has none. */
export function spaData(site: SiteText, path: string): unknown {
  const slot = slotAt(path);
  if (slot === null) return null;
  const { title, blocks } = site.articles[slot];
  const links = keysOf(SLOTS).map((each) => ({ title: site.articles[each].title, path: PATHS.spa[each] }));
  return { title: `${title} - ${site.member.name}`, blocks, links, footer: site.footer };
}

function slotAt(path: string): Slot | null {
  return keysOf(SLOTS).find((slot) => PATHS.spa[slot] === path) ?? null;
}
