import { describe, expect, it } from "vitest";
import { allOf, maybeTextOf, PageShapeError, parseHtml, textOf } from "../../../crawler/html/select.ts";
import { visibleText } from "../../../crawler/html/visible-text.ts";

describe("what a visitor sees", () => {
  it.each([
    '<p style="display: none">400-999-9999</p>',
    "<p hidden>400-999-9999</p>",
    "<del>400-999-9999</del>",
    "<s>400-999-9999</s>",
    "<!-- 400-999-9999 -->",
    "<script>400-999-9999</script>",
    "<noscript>400-999-9999</noscript>",
    "<template>400-999-9999</template>",
  ])("is not %s", (hidden) => {
    expect(visibleText(`<div>${hidden}<p>客服</p></div>`).text.trim()).toBe("客服");
  });

  it("reads a dialog that scripts will open, and nothing else that is kept from screen readers", () => {
    const notice = '<div class="modal fade" role="dialog" aria-hidden="true"><h5>公告</h5><p>周日维护</p></div>';
    expect(visibleText(`${notice}<i aria-hidden="true">close</i>`).text).toBe("公告\n周日维护\n");
    expect(visibleText(notice.replace("aria-hidden", "hidden aria-hidden")).text).toBe("");
  });

  it("puts what stands in different blocks on different lines, and joins what stands in one", () => {
    expect(visibleText("<p>客服<b>400</b>-<b>000</b></p><p>在线</p>").text).toBe("客服400-000\n在线\n");
  });

  it("keeps where a link leads and where its words stand", () => {
    const page = visibleText('<p>联系 <a href="https://wpa.qq.com/msgrd?v=3&uin=800012345">在线QQ</a></p>');
    expect(page.links).toEqual([
      { href: "https://wpa.qq.com/msgrd?v=3&uin=800012345", text: "在线QQ", start: 3, end: 7 },
    ]);
  });

  it("reads what a picture of a code to scan is called, and of no other picture", () => {
    const page = visibleText('<img src="a.png" alt="微信扫一扫添加客服"><img src="b.png" alt="热卖"><p>客服</p>');
    expect(page.text).toBe("微信扫一扫添加客服\n客服\n");
  });

  it("knows the hosts of scripts, and the kinds of blocks", () => {
    const page = visibleText(
      '<title>甲</title><script src="//static.meiqia.com/a.js"></script><footer>京ICP备</footer>',
    );
    expect(page).toMatchObject({ title: "甲", scriptHosts: ["static.meiqia.com"], blocks: [{ kind: "footer" }] });
  });
});

describe("selecting", () => {
  it("takes exactly one element, or says what is wrong with the page", () => {
    const $ = parseHtml("<i>甲</i><b>乙</b><b>丙</b>");
    expect(textOf($, "i")).toBe("甲");
    expect(maybeTextOf($, "u")).toBeNull();
    expect(() => textOf($, "b")).toThrow(PageShapeError);
    expect(() => maybeTextOf($, "b")).toThrow("「b」应有至多一个元素，找到 2 处");
  });

  it("finds what stands behind a nest too deep to keep, and keeps all tags of a long page that is not deep", () => {
    const nested = parseHtml(`${"<div>".repeat(3000)}<i>甲</i>${"</div>".repeat(3000)}<b>乙</b>`);
    expect([textOf(nested, "b"), allOf(nested, "div").length]).toEqual(["乙", 512]);
    const long = parseHtml("<p><b>乙</p>".repeat(3000));
    expect(allOf(long, "p > b").length).toBe(3000);
  });
});
