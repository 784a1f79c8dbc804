import { toShanghai } from "../../model/time.ts";
import { escapeHtml } from "../sites/html.ts";
import { type DemoComplaint, STATUS_WORDS, type Step, statusCode } from "../world/complaint.ts";

/** A complaint's own page: `<li>`s left open, steps newest first, without a year and without an end of the list. */
export function detailPage(complaint: DemoComplaint): string {
  const poster = posterOf(complaint);
  const printed = complaint.steps.toReversed().map((step) => stepOf(complaint, step, poster));
  const steps =
    complaint.oddity === "broken_page"
      ? `<div class="timeline-v2">${printed.length}</div>`
      : `<div class="ts-d-steplist">\n${printed.join("\n")}\n</div>`;
  return framed(`<div class="ts-d-l"><div class="ts-d-question"><h1 class="article">${escapeHtml(complaint.title)}</h1>
 <div class="ts-q-user clearfix"><span class="u-name">${poster}</span><span class="u-date">发布于 ${headerDate(complaint)}</span></div>
 <ul class="ts-q-list"><li><label>投诉编号：</label>${complaint.sn}</li>${againstOf(complaint)}
  <li><label>使用服务：</label>${escapeHtml(complaint.cotitle)}<li><label>投诉问题：</label>${complaint.issueField.join(",")}</li><li><label>投诉要求：</label>${complaint.demandField.join(",")}</li>${costOf(complaint)}<li><label>投诉进度：</label><b>${STATUS_WORDS[statusCode(complaint)]}</b></li></ul></div>
${steps}
<div class="ts-d-tools"><span suda-uatrack="key=complaint_move&amp;value=dianzan">${complaint.upvotes}</span><span class="new_msg">0</span></div></div>`);
}

/** What stands there for a complaint that is not to be had. */
export function errorPage(words: "投诉单不存在" | "页面不存在"): string {
  return framed(`<div class="error"><p>${words}</p></div>`);
}

function framed(body: string): string {
  return `<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>演示投诉站（虚构）-消费者服务平台</title></head>
<body><div class="header"><a href="/">首页</a> <a href="/index/search/">搜索</a></div>
${body}
<div class="footer">本站为演示用的虚构网站</div></body></html>`;
}

function posterOf(complaint: DemoComplaint): string {
  return complaint.author === "" ? "匿名" : complaint.author;
}

function againstOf(complaint: DemoComplaint): string {
  const name = escapeHtml(complaint.cotitle);
  if (complaint.couid === null)
    return `<li><label>投诉对象：</label>${name} <span class="tip">商家只有入驻后才能处理投诉</span></li>`;
  return `<li><label>投诉对象：</label><a suda-uatrack="key=complaint_company" href="//tousu.test/company/view/?couid=${complaint.couid}">${name}</a></li>`;
}

function costOf(complaint: DemoComplaint): string {
  return complaint.amount > 0 ? `<li><label>涉诉金额：</label>${complaint.amount}元</li>` : "";
}

/** The site names itself as the real one does, for readers of its pages go by that name. */
const SITE_NAME = "黑猫消费者服务平台";

function stepOf(complaint: DemoComplaint, step: Step, poster: string): string {
  const who = { consumer: poster, site: SITE_NAME, merchant: escapeHtml(complaint.cotitle) }[step.who];
  return `<div class="ts-d-item"><div class="ts-d-user"><span class="u-name">${who}</span><span class="u-status">${step.status}</span><span class="u-date">${stepDate(step)}</span></div>${wordsOf(complaint, step)}</div>`;
}

function wordsOf(complaint: DemoComplaint, step: Step): string {
  if (step.status === "发起投诉") return `<div class="ts-d-cont"><p>${escapeHtml(complaint.narrative)}</p></div>`;
  if (step.status === "评价") return ratingOf(complaint);
  if (step.who === "merchant") return `<div class="ts-reply"><p>回复内容</p><p>${escapeHtml(step.text)}</p></div>`;
  return `<div class="ts-d-cont">${escapeHtml(step.text)}</div>`;
}

function ratingOf({ stars }: DemoComplaint): string {
  if (stars === null) return "";
  const marks = [
    ["服务态度", stars.attitude],
    ["处理速度", stars.process],
    ["满意度", stars.satisfaction],
  ];
  const list = marks.map(([label, star]) => `<li>${label}：<span class="star star${star}"></span></li>`).join("");
  return `<div class="ts-d-pj"><ul>${list}</ul></div><div class="ts-d-cont">${escapeHtml(stars.words)}</div>`;
}

function headerDate(complaint: DemoComplaint): string {
  const { year, month, day, hour, minute, second } = toShanghai(complaint.postedAt);
  return `${year}年${two(month)}月${two(day)}日 ${[hour, minute, second].map(two).join(":")}`;
}

function stepDate(step: Step): string {
  const { month, day, hour, minute, second } = toShanghai(step.at);
  return `${two(month)}-${two(day)} ${[hour, minute, second].map(two).join(":")}`;
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}
