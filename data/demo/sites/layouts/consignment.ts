import { elements, escapeHtml } from "../html.ts";
import type { Article, SiteText } from "../site-text.ts";
import { PATHS, type Slot } from "../slots.ts";

/** A consignment site with company pages. */
export function consignmentPage(site: SiteText, slot: Slot): string {
  const article = site.articles[slot];
  const paths = PATHS.consignment;
  return `<!DOCTYPE html>
<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>${escapeHtml(article.title)}_${site.member.name}</title></head>
<body>
<div id="top"><strong>${site.member.name}</strong><a href="${paths.help}">常见问题</a><a href="${paths.notice}">公告</a><a href="${paths.support}">联系我们</a><a href="${paths.about}">关于我们</a><a href="/orderquery">订单查询</a><a href="${paths.complaint}">订单投诉</a></div>
<div class="banner">${escapeHtml(site.slogan)}</div>
<div class="company-wrap"><h1>${escapeHtml(article.title)}</h1>
${definitions(article)}
${
  slot === "home"
    ? `<ol class="hot">${elements(
        "li",
        site.forSale.map((good) => `${good.name}　${good.price}元`),
      )}</ol>`
    : ""
}</div>
<div id="footer"><p>${elements("span", site.footer)}</p><p><a href="${paths.refund}">退款规则</a> <a href="${paths.terms}">服务协议</a></p></div>
</body></html>`;
}

function definitions(article: Article): string {
  const parts = article.blocks.map((block) => `<dt>${escapeHtml(block.heading)}</dt>\n${elements("dd", block.lines)}`);
  return `<dl>\n${parts.join("\n")}\n</dl>`;
}
