import { describe, expect, it } from "vitest";
import { isShell } from "../../../crawler/html/shell.ts";

const APP = "<script defer src=/js/app.4f2c.js></script>";
const MENU =
  "<ul><li><a href=/>首页</a><li><a href=/help>帮助中心</a><li><a href=/login>登录</a><li><a href=/reg>注册</a></ul>";
const WORDS = "未到账的订单可申请退款，二十四小时内处理。";

describe("a shell", () => {
  it.each([
    ["of Vue", `<title>甲卡盟</title><div id=app></div>${APP}`],
    ["of React", `<noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div>${APP}`],
    ["of Nuxt", `<div id="__nuxt"></div><script type="module" src="/_nuxt/entry.js"></script>`],
    ["of Angular", `<app-root></app-root><script src=main.js type=module></script>`],
    ["that turns a wheel", `<div id=root><div class=spin><i></i>正在努力加载中，请稍候...</div></div>${APP}`],
    ["with the menu of every page", `${MENU}<div id="main-content"></div>${APP}`],
    [
      "with a footer of the law",
      `<div id=app></div><p>Copyright © 2024 甲卡盟 版权所有</p><p>粤ICP备12345678号-1</p>${APP}`,
    ],
    [
      "that tells one to be patient",
      `<div id=root><h2>甲卡盟</h2><div>正在加载资源</div><div>初次加载资源可能需要较多时间 请耐心等待</div></div>${APP}`,
    ],
    [
      "of a component",
      `<noscript>We're sorry but x doesn't work properly without JavaScript enabled.</noscript><x-form></x-form>${APP}`,
    ],
    ["that wants a newer browser", `<div id=app></div><p>您的浏览器版本过低，请升级浏览器后访问本站</p>${APP}`],
    [
      "that asks for JavaScript where it is seen",
      `<div>本站需要启用 JavaScript 才能正常使用，请在浏览器设置中打开。</div>${APP}`,
    ],
    ["that only leads on", "<script>location.href='/m/index.html'</script>"],
    ["of templates", `<div id=app v-cloak><h1>{{ goods.title }}</h1><p>{{ goods.text }}</p></div>${APP}`],
    [
      "that hides what is for search engines",
      `<div id=app></div><div style="display:none">${WORDS.repeat(8)}</div>${APP}`,
    ],
    [
      "with a menu and an asking noscript",
      `${MENU.repeat(4)}<noscript>请启用 JavaScript</noscript><div id=app></div>${APP}`,
    ],
  ])("is a page %s", (_, markup) => {
    expect(isShell(markup)).toBe(true);
  });

  it.each([
    ["that says it all in one sentence", `<h1>退款规则</h1><p>${WORDS}${WORDS}</p>${APP}`],
    ["drawn by its server", `<div id=app><h1>退款规则</h1><p>${WORDS}</p></div>${APP}`],
    [
      "that is short, and has a place for messages",
      `<h1>联系客服</h1><p>${WORDS}${WORDS}</p><div id=toast></div>${APP}`,
    ],
    ["that is long, and has an empty place", `<p>${WORDS.repeat(8)}</p><div id=app></div>${APP}`],
    ["that speaks of JavaScript", `<h1>帮助</h1><p>无法下单请启用 JavaScript。</p><p>${WORDS.repeat(8)}</p>${APP}`],
    ["that says it in one breath", `<p>下单前请启用 JavaScript。${WORDS.repeat(8)}</p>${APP}`],
    ["without scripts", "<div id=app></div>"],
    ["with data and no script", `<div id=app></div><script type="application/ld+json">{}</script>`],
    [
      "that counts its visitors",
      `<h1>通知</h1><p>本店周末休息，周一恢复发货。</p><script src=//hm.test/h.js></script>`,
    ],
  ])("is not a page %s", (_, markup) => {
    expect(isShell(markup)).toBe(false);
  });

  it("is told soon, whatever the markup", () => {
    const started = process.cpuUsage();
    for (const piece of ["<div id=a>", "<div id=app></div>", "<script>", "<noscript>启用", "{{ ", "加载中", "启用 "])
      isShell(`${APP}${piece.repeat(100_000 / piece.length)}`);
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(3);
  });
});
