import { elements, escapeHtml, proseOf } from "../html.ts";
import { TRAPS } from "../plain-words.ts";
import type { SiteText } from "../site-text.ts";
import { PATHS, type Slot } from "../slots.ts";

/** A card shop with an article section; its footer is hidden on narrow screens. */
export function cardshopPage(site: SiteText, slot: Slot): string {
  const article = site.articles[slot];
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>${escapeHtml(article.title)} - ${site.member.name}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body>
<header class="navbar"><a class="logo" href="/">${site.member.name}</a><nav><a href="/order-search">订单查询</a>
<a href="${PATHS.cardshop.refund}">售后政策</a> <a href="${PATHS.cardshop.support}">联系我们</a> <a href="${PATHS.cardshop.help}">帮助</a></nav></header>
<main class="container">
${slot === "home" ? homeOf(site) : `<article class="card"><h1>${escapeHtml(article.title)}</h1>\n${struckOut(site, slot)}${proseOf(article)}</article>`}
</main>
<footer class="footer"><div class="footer-links d-none d-md-block">${elements("span", site.footer)}
<a href="${PATHS.cardshop.terms}">使用条款</a> <a href="${PATHS.cardshop.about}">关于我们</a> <a href="#!">用户隐私</a>${qqLink(site)}</div></footer>
</body></html>`;
}

function homeOf(site: SiteText): string {
  const cards = site.forSale.map(
    (good, place) =>
      `<div class="goods-item"><a href="/buy/${place + 1}">${good.name}</a><span class="price">¥ ${good.price}</span><span>库存 ${good.left}</span></div>`,
  );
  const hours = site.articles.home.blocks.slice(1).flatMap((block) => block.lines);
  return `<div class="modal" id="notice-modal"><div class="modal-body">${elements("p", site.notices)}</div></div>
<p class="slogan">${escapeHtml(site.slogan)}</p>
<section class="goods">${cards.join("\n")}</section>
<section class="contact">${elements("p", hours)}</section>`;
}

function struckOut(site: SiteText, slot: Slot): string {
  if (site.member.oddity !== "struck_out_promise" || slot !== "refund") return "";
  return `<!-- ${TRAPS.comment} -->\n<p><del>${TRAPS.struckOut}</del></p>\n`;
}

function qqLink(site: SiteText): string {
  return site.qq === null
    ? ""
    : ` <a href="https://wpa.qq.com/msgrd?v=3&amp;uin=${site.qq}&amp;site=qq&amp;menu=yes">联系客服</a>`;
}
