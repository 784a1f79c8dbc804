import { elements, escapeHtml, proseOf } from "../html.ts";
import type { SiteText } from "../site-text.ts";
import { PATHS, type Slot } from "../slots.ts";

/** A wholesaler: home, notice and company page are public, everything else wants an account. */
export function wholesalePage(site: SiteText, slot: Slot): string {
  const article = site.articles[slot];
  const blocks = slot === "home" ? article.blocks.slice(0, 1) : article.blocks;
  return framed(
    site,
    article.title,
    proseOf({ title: article.title, blocks }) + (slot === "home" ? goodsOf(site) : ""),
  );
}

export function loginPage(site: SiteText): string {
  return framed(
    site,
    "登录",
    `<p>您还没有登录，请先登录后查看。</p><form method="post" action="/login"><input type="text" name="user" placeholder="账号"/><input type="password" name="pass" placeholder="密码"/><button>登录</button></form>`,
  );
}

function framed(site: SiteText, title: string, body: string): string {
  const paths = PATHS.wholesale;
  return `<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>${escapeHtml(title)}-${site.member.name}</title></head>
<body><div class="top"><a href="/">${site.member.name}</a> <a href="/login">登录</a> <a href="/reg">注册</a> <a href="${paths.notice}">公告</a> <a href="${paths.refund}">售后</a></div>
<div class="main"><h1>${escapeHtml(title)}</h1>${body}</div>
<div class="foot">${elements("p", site.footer)}</div></body></html>`;
}

function goodsOf(site: SiteText): string {
  return `<ul>${site.forSale.map((good, place) => `<li><a href="/login/${101 + place}">${good.name}</a></li>`).join("")}</ul>`;
}
