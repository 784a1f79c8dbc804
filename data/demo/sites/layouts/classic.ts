import { escapeHtml } from "../html.ts";
import type { Article, SiteText } from "../site-text.ts";
import { PATHS, type Slot } from "../slots.ts";

/** A shop of the old days: tables, font tags, and `gb2312` on the label. */
export function classicPage(site: SiteText, slot: Slot): string {
  const article = site.articles[slot];
  const paths = PATHS.classic;
  return `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>${escapeHtml(article.title)} - ${site.member.name}</title></head>
<body bgcolor="#ffffff">
<table width="960" align="center" border="0"><tr><td colspan="2"><font size="5" color="#cc0000">${site.member.name}</font>　${escapeHtml(site.slogan)}</td></tr>
<tr><td width="180" valign="top"><a href="/">首页</a><br><a href="${paths.notice}">公告</a><br><a href="${paths.refund}">售后服务</a><br><a href="${paths.help}">帮助中心</a><br><a href="${paths.support}">联系我们</a><br><a href="${paths.terms}">协议</a><br><a href="${paths.about}">关于</a></td>
<td valign="top"><h2>${escapeHtml(article.title)}</h2>
${tableOf(article)}
${slot === "home" ? priceList(site) : ""}</td></tr>
<tr><td colspan="2" align="center">${site.footer.map(escapeHtml).join("<br>")}</td></tr></table>
</body></html>`;
}

function tableOf(article: Article): string {
  const rows = article.blocks.map(
    (block) =>
      `<tr><th align="left" width="100">${escapeHtml(block.heading)}</th><td>${block.lines.map(escapeHtml).join("<br>")}</td></tr>`,
  );
  return `<table border="1" cellpadding="4" width="100%">${rows.join("\n")}</table>`;
}

function priceList(site: SiteText): string {
  const rows = site.forSale.map(
    (good) => `<tr><td>${good.name}</td><td>${good.price}元</td><td>${good.left}</td></tr>`,
  );
  return `<table border="1" width="100%"><tr><td>商品</td><td>价格</td><td>库存</td></tr>${rows.join("")}</table>`;
}
