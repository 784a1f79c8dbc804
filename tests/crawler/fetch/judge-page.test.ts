import { describe, expect, it } from "vitest";
import type { Page } from "../../../crawler/contract.ts";
import { judgePage } from "../../../crawler/fetch/judge-page.ts";

const page = (text: string, contentType = "text/html"): Page => ({
  address: "https://a.example/refund",
  kind: "refund",
  contentType,
  text,
});
const LONG = "未到账的订单可在个人中心申请退款，客服会在二十四小时内处理。".repeat(20);
const HEADER_LOGIN = "<form>登录 <input type=password></form>";

describe("judging a page of any site", () => {
  it.each([
    ["content", `<title>退款规则</title><h1>退款规则</h1><p>未到账的订单可申请退款，二十四小时内处理。</p>`],
    ["content", `<title>首页</title>${HEADER_LOGIN}<p>${LONG}</p>`],
    ["content", `<title>怎样登录后查看订单</title><p>${LONG} 请稍后再试 访问过于频繁 404 安全验证</p>`],
    ["login_wall", `<title>用户登录</title>${HEADER_LOGIN}`],
    ["content", `<script src=/cdn-cgi/challenge-platform/x.js></script><p>${LONG.slice(0, 200)}</p>`],
    [
      "content",
      `<title>帮助</title>${HEADER_LOGIN}<p>${LONG.slice(0, 60)}登录后可查看订单，系统繁忙时请稍后再试。${LONG.slice(0, 120)}</p>`,
    ],
    ["login_wall", "<title>提示</title><p>请先登录</p>"],
    ["challenge", "<title>Just a moment...</title><p>Checking your browser</p>"],
    ["challenge", `<html><script>var arg1='A0';/* acw_sc__v2 */</script></html>`],
    ["challenge", "<title>安全验证</title><p>请拖动滑块完成拼图</p>"],
    ["rate_limited", "<p>您的访问过于频繁，请稍后再试</p>"],
    ["refused", "<title>网站防火墙</title><p>您的请求带有不合法参数，已被网站管理员设置拦截！</p>"],
    ["missing", "<title>404 Not Found</title><center>nginx</center>"],
    ["missing", "<title>提示</title><p>您访问的页面不存在或已被删除！</p>"],
    ["shell", "<html><body><script>render()</script><div id=app></div></body></html>"],
    ["challenge", "<script>document.cookie='t='+run();location.reload()</script>"],
    ["missing", "Template file not found"],
    ["missing", "<title>系统发生错误</title><h1>控制器不存在:Help</h1>"],
    ["missing", "<div id=app></div>"],
    ["missing", ""],
    ["content", '<title>售后规则</title><img src="/rules.jpg">'],
    ["content", '<meta http-equiv="refresh" content="0; url=/index.php">'],
  ])("says %s of %s", (verdict, text) => {
    expect(judgePage(page(text))).toBe(verdict);
  });

  it("knows a login page by its address, however much it says", () => {
    const text = `<title>欢迎</title>${HEADER_LOGIN}<p>${LONG}</p>`;
    expect(judgePage({ ...page(text), address: "https://a.example/user/login?from=refund" })).toBe("login_wall");
    expect(judgePage({ ...page(text), address: "https://a.example/help/login-trouble" })).toBe("content");
  });

  it("leaves what is no web page to whoever reads it", () => {
    expect(judgePage(page('{"code":404}', "application/json"))).toBe("content");
  });

  it("takes no longer for a page made to be slow", () => {
    const started = process.cpuUsage();
    judgePage(page("<script ".repeat(50_000)));
    judgePage(page("<!--".repeat(80_000)));
    judgePage(page("<input ".repeat(50_000)));
    judgePage(page("<title ".repeat(50_000)));
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(1);
  });
});
