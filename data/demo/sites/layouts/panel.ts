import { elements, escapeHtml, proseOf } from "../html.ts";
import { TRAPS } from "../plain-words.ts";
import type { SiteText } from "../site-text.ts";
import { PATHS, type Slot } from "../slots.ts";

/** A shop of panels; its goods arrive by script, its notice does not. */
export function panelPage(site: SiteText, slot: Slot): string {
  const article = site.articles[slot];
  const [notice, ...others] = article.blocks;
  const body = slot === "home" ? { title: "首页", blocks: others } : article;
  return `<!doctype html>
<html lang="zh">
<head><meta charset="UTF-8"><title>${site.member.name} - ${escapeHtml(article.title)}</title><link rel="icon" href="/favicon.ico"></head>
<body>
<nav class="navbar navbar-shop"><a href="/">${site.member.name}</a> <a href="/user/query">订单查询</a> <a href="${PATHS.panel.complaint}">工单</a></nav>
${slot === "home" ? `<div class="panel"><div class="panel-title">公告</div><div class="panel-body">${elements("p", notice?.lines ?? [])}</div></div>` : ""}
<div class="panel"><div class="panel-title">${escapeHtml(article.title)}</div><div class="panel-body">
${proseOf(body)}
${hiddenText(site, slot)}</div></div>
${slot === "home" ? `<div class="item-list">努力加载中..</div>` : ""}
<footer><p>${elements("span", site.footer)}</p><p><a href="${PATHS.panel.refund}">售后说明</a> · <a href="${PATHS.panel.terms}">协议</a> · <a href="${PATHS.panel.about}">关于</a> · <a href="${PATHS.panel.help}">帮助</a></p></footer>
</body></html>`;
}

function hiddenText(site: SiteText, slot: Slot): string {
  if (site.member.oddity !== "hidden_text" || (slot !== "refund" && slot !== "support")) return "";
  return `<div style="display:none">${TRAPS.hidden}</div>\n<!-- ${TRAPS.comment} -->\n`;
}
