import { elements, escapeHtml, proseOf } from "../html.ts";
import type { SiteText } from "../site-text.ts";
import { PATHS, type Slot } from "../slots.ts";

/** A shop whose policies are numbered articles. */
export function articlesPage(site: SiteText, slot: Slot): string {
  const article = site.articles[slot];
  return `<!DOCTYPE html>
<html><head><meta charset="utf-8"/><title>${escapeHtml(article.title)}|${site.member.name}</title><meta name="author" content="资料空白"/></head>
<body class="layui-layout-body">
<div class="layui-header"><ul class="layui-nav"><li><a href="/">首页</a></li><li><a href="/product/query">查单</a></li><li><a href="/articles">文章</a></li><li><a href="/about">关于</a></li></ul></div>
<div class="layui-main">
<blockquote class="layui-elem-quote">${escapeHtml(site.slogan)}</blockquote>
<div class="layui-card"><div class="layui-card-header"><h1>${escapeHtml(article.title)}</h1></div>
<div class="layui-card-body">${proseOf(article)}${slot === "home" ? tableOf(site) : ""}</div></div>
<ul class="links"><li><a href="${PATHS.articles.refund}">售后与退款政策</a></li><li><a href="${PATHS.articles.support}">联系客服</a></li><li><a href="${PATHS.articles.help}">常见问题</a></li><li><a href="${PATHS.articles.terms}">用户协议</a></li></ul>
</div>
<div class="layui-footer">${elements("p", site.footer)}</div>
</body></html>`;
}

function tableOf(site: SiteText): string {
  const rows = site.forSale.map(
    (good, place) =>
      `<tr><td><a href="/product/detail?pid=${place + 1}">${good.name}</a></td><td>${good.price}</td><td>${good.left}</td></tr>`,
  );
  return `<table class="layui-table"><tr><th>商品</th><th>单价</th><th>库存</th></tr>${rows.join("")}</table>`;
}
