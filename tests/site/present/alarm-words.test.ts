import { describe, expect, it } from "vitest";
import { OUTCOMES } from "../../../data/model/capture.ts";
import { alarmMessage } from "../../../site/present/alarm-words.ts";

const inEnglish = (message: string) => alarmMessage({ message }, "en");

describe("an alarm on an English page", () => {
  it("tells in English how a visit ended, of how many addresses, and what the server said", () => {
    for (const outcome of Object.values(OUTCOMES)) {
      for (const message of [outcome, `${outcome}：HTTP 502`, `${outcome}（共 3 个地址）：ECONNRESET`]) {
        expect(inEnglish(message)).not.toMatch(/\p{Script=Han}/u);
      }
    }
    expect(inEnglish(`${OUTCOMES.unreachable}（共 3 个地址）：ECONNRESET`)).toMatch(/ \(3 addresses\): ECONNRESET$/);
  });

  it("tells in English what is unlike expected, with names as they are", () => {
    expect(inEnglish("「.step」应有一步，找到 2 处：页面结构变了，请更新来源 demo-tousu。")).toBe(
      'At ".step" the page has another structure (found 2); update the source demo-tousu.',
    );
    expect(inEnglish("「data.total」：没有；应为数字：页面结构变了，请更新来源 demo-tousu。")).toContain(
      'At "data.total"',
    );
    expect(inEnglish("电话 400-000-0000 也写在「青禾卡盟」的页面上：请核对是不是抄来的页脚。")).toBe(
      "phone 400-000-0000 also stands on the pages of 「青禾卡盟」: check whether the footer was copied.",
    );
    expect(inEnglish("「青禾卡盟」在 5 条投诉里出现，还没有登记：要关注它，请在 platforms/ 加一个文件。")).toContain(
      "named in 5 complaints",
    );
  });

  it("tells in English that a source yields less than it did, and that a change is held back", () => {
    expect(inEnglish("list 页每页读出 3 条（5 页的中位数），以前是 20 条（40 页）：请看页面是否改版。")).toBe(
      "A list page yields 3 records (median of 5 pages); it was 20 (40 pages): see whether its layout changed.",
    );
    expect(inEnglish("detail 页里「金额」只有 2% 有内容，以前是 80%：请看页面是否改版。")).toBe(
      "On detail pages only 2% have 「金额」; it was 80%: see whether the layout changed.",
    );
    const held = "文字少了 64%；标题从「售后」变成「维护中」；页面的骨架从 a.test div 变成 a.test p";
    expect(inEnglish(`这次的改动先不算数：${held}。下次再看到同样的内容才算；请打开页面看一眼。`)).toBe(
      "This change does not count yet: 64% of the words are gone; the title was 「售后」 and is 「维护中」; the skeleton of the page was a.test div and is a.test p. It will once it is seen again; please open the page and look.",
    );
  });

  it("tells in English what is wrong with a page, quoting names alone in Chinese", () => {
    for (const message of [
      "页面读出 0 条投诉，预期 1–30 条：请看页面是否改版。",
      "页面用 meta refresh 转向自己：没有可读的内容，请用浏览器看一眼。",
      "页面用 meta refresh 来回转向（http://a.test/ → http://a.test/b → http://a.test/）：没有可读的内容，请用浏览器看一眼。",
      "退款/售后跳转到别的网站 http://b.test/：请核对平台文件里的网址。",
      "页面几乎没有文字：要用浏览器打开（在平台文件里写 browser: true）。",
      "页面几乎没有文字：可能只有图片，或要用浏览器打开（在平台文件里写 browser: true）。",
      "入口「联系客服」是 javascript: 链接，跟不过去：请在平台文件里写明它的网址。",
      "客服入口只是 javascript: 链接，页面上没有别的联系方式。",
      "页面有 900000 个字，只读了前 200000 个。",
      "页面有 300 个读不出的字：编码坏了。",
    ]) {
      expect(inEnglish(message).replaceAll(/「[^」]*」/gu, "")).not.toMatch(/\p{Script=Han}/u);
    }
  });

  it("stays Chinese where nobody can say it otherwise, and on Chinese pages", () => {
    expect(inEnglish("列表页每页 12 条变成 3 条")).toBe("列表页每页 12 条变成 3 条");
    expect(alarmMessage({ message: OUTCOMES.timeout }, "zh")).toBe(OUTCOMES.timeout);
  });
});
