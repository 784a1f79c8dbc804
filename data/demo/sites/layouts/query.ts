import { elements, escapeHtml } from "../html.ts";
import type { Article, SiteText } from "../site-text.ts";
import { PATHS, type Slot } from "../slots.ts";

/** A shop routed by `?mod=`, in the hand of one who types line breaks. */
export function queryPage(site: SiteText, slot: Slot): string {
  const article = site.articles[slot];
  return `<!DOCTYPE html>
<html lang="zh-cn"><head><meta charset="utf-8"/><title>${site.member.name} - ${escapeHtml(article.title)}</title>
<meta name="keywords" content="自助下单,点卡,话费"/></head>
<body>
<div class="col-xs-12 center-block">
<div class="block"><div class="widget-head"><b>${site.member.name}</b><br/>${escapeHtml(site.slogan)}</div>
<div class="btn-group"><a class="btn" href="./?mod=query">查单</a><a class="btn" href="${PATHS.query.support}">客服</a><a class="btn" href="${PATHS.query.help}">帮助</a><a class="btn" href="${PATHS.query.about}">关于</a></div></div>
<div class="block"><div class="block-title"><h2>${escapeHtml(article.title)}</h2></div>
<div class="block-content">${brokenLines(article)}</div>${slot === "home" ? optionsOf(site) : ""}</div>
<div class="block text-center"><small>${elements("span", site.footer)}</small><br/><a href="${PATHS.query.refund}">售后规则</a> <a href="${PATHS.query.terms}">用户协议</a>${site.qq === null ? "" : ` <a target="_blank" href="http://wpa.qq.com/msgrd?v=3&amp;uin=${site.qq}&amp;site=qq&amp;menu=yes">QQ客服</a>`}</div>
</div></body></html>`;
}

function brokenLines(article: Article): string {
  return article.blocks
    .map(
      (block) => `<b>${escapeHtml(block.heading)}</b><br/>\n${block.lines.map(escapeHtml).join("<br/>\n")}<br/><br/>`,
    )
    .join("\n");
}

function optionsOf(site: SiteText): string {
  const options = site.forSale.map(
    (good, place) => `<option value="${place + 1}">${good.name} ￥${good.price}</option>`,
  );
  return `<select name="tid">${options.join("")}</select>`;
}
