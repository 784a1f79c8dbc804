import { describe, expect, it } from "vitest";
import { judgePage } from "../../../crawler/fetch/judge-page.ts";
import { judgeVisit } from "../../../crawler/fetch/judge-visit.ts";

const SHELL = "<title>甲</title><div id=container></div><script src=/app.js></script>";
const NOTICE = `<script>var tipsCon = "本店客服QQ在公告里，退款请在二十四小时内联系，节假日照常处理未到账的订单，提交时请附上订单号、支付账单截图和错误提示的原文，缺一样就会慢一天。"</script>`;

const outcomeOf = (owner: "platform:jia" | "source:a", html: string) =>
  judgeVisit(
    { address: "http://jia.test/", owner, kind: "home", via: "http" },
    {
      ...{ outcome: "ok", detail: "", status: 200, finalAddress: "http://jia.test/", redirects: [] },
      ...{ headers: { "content-type": "text/html; charset=utf-8" }, body: new TextEncoder().encode(html) },
    },
    judgePage,
  ).outcome;

describe("judging a visit", () => {
  it("calls a page that its scripts would have to draw a shell", () => {
    expect(outcomeOf("platform:jia", SHELL)).toBe("shell");
    expect(outcomeOf("source:a", SHELL)).toBe("shell");
  });

  it("takes a platform's page for read whose words stand in its own scripts", () => {
    expect(outcomeOf("platform:jia", SHELL + NOTICE)).toBe("ok");
    expect(outcomeOf("source:a", SHELL + NOTICE)).toBe("shell");
  });
});
