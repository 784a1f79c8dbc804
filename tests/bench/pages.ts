import { detailPage } from "../../data/demo/tousu/detail.ts";
import { encodeGbPage } from "../../data/demo/web/gb18030.ts";
import type { DemoComplaint } from "../../data/demo/world/complaint.ts";
import { makeWorld } from "../../data/demo/world/world.ts";

/** One page as it is served. */
export type BenchPage = { readonly path: string; readonly bytes: Uint8Array };

const PAGE_LETTERS = 25_000;

/**
 * Invented complaint pages of about 30 KB in the shape of 黑猫投诉: the complaint, and around it the menus, scripts and
 * recommendations such a site prints. Every fourth is written in GBK and says so in its `<meta>` only.
 */
export function* makePages(count: number): Generator<BenchPage> {
  let made = 0;
  for (let seed = 1; made < count; seed += 1) {
    const whole = makeWorld(seed).complaints.filter(({ oddity }) => oddity !== "broken_page" && oddity !== "deleted");
    for (const complaint of whole.slice(0, count - made)) {
      yield makePage({ ...complaint, sn: String(17_000_000_000 + made * 7) }, whole, made);
      made += 1;
    }
  }
}

function makePage(complaint: DemoComplaint, others: readonly DemoComplaint[], place: number): BenchPage {
  const path = `/complaint/view/${complaint.sn}/`;
  const page = surrounded(detailPage(complaint), others, place);
  if (place % 4 !== 3) return { path, bytes: Buffer.from(page) };
  return { path, bytes: encodeGbPage(page.replace('<meta charset="utf-8">', '<meta charset="gbk">')) };
}

function surrounded(page: string, others: readonly DemoComplaint[], place: number): string {
  const [before = "", after = ""] = page.split('<div class="footer">', 2);
  const pieces = [before.replace("</head>", `${SCRIPT}${STYLE}</head>`).replace("<body>", `<body>${MENU}`)];
  let letters = before.length + after.length + SCRIPT.length + STYLE.length + MENU.length;
  for (let at = place; letters < PAGE_LETTERS; at += 13) {
    const other = others[at % others.length];
    if (other === undefined) break;
    const card = cardOf(other);
    pieces.push(card);
    letters += card.length;
  }
  return [...pieces, '<div class="footer">', after].join("\n");
}

function cardOf({ sn, title, narrative, cotitle, author }: DemoComplaint): string {
  return `<div class="blackcat-con" data-sn="${sn}"><a class="box" href="/complaint/view/${sn}/" target="_blank"><div class="blackcat-hd clearfix"><span class="avatar"><img src="/static/img/face.png" alt="" width="32" height="32"></span><span class="name">${author}</span><span class="tag tag-hot">推荐</span></div><h2 class="blackcat-tit">${title}</h2><p class="blackcat-txt">${narrative.slice(0, 90)}</p><ul class="list"><li><b>[投诉对象]</b> <em>${cotitle}</em></li><li><b>[投诉要求]</b> <em>退款、道歉</em></li></ul><div class="blackcat-ft"><i class="icon icon-zan"></i><span>12</span><i class="icon icon-share"></i><span>3</span></div></a></div>`;
}

const MENU = `<div class="nav"><ul>${[
  "首页",
  "最新投诉",
  "集体投诉",
  "商家榜单",
  "消费保",
  "数据报告",
  "关于我们",
  "帮助中心",
]
  .map(
    (name, at) => `<li class="nav-${at}"><a href="/nav/${at}" suda-uatrack="key=nav&amp;value=${at}">${name}</a></li>`,
  )
  .join("")}</ul></div>`;

const SCRIPT = `<script>${'window.__track=window.__track||[];(function(d,s){var e=d.createElement(s);e.async=1;e.src="/static/js/app."+Date.now()+".js";})(document,"script");'.repeat(14)}</script>`;

const STYLE = `<style>${".blackcat-con .box{display:block;padding:12px 16px;border-bottom:1px solid #eee}.ts-d-l{float:left;width:760px}".repeat(14)}</style>`;
