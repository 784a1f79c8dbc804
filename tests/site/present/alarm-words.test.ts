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

  it("stays Chinese where nobody can say it otherwise, and on Chinese pages", () => {
    expect(inEnglish("列表页每页 12 条变成 3 条")).toBe("列表页每页 12 条变成 3 条");
    expect(alarmMessage({ message: OUTCOMES.timeout }, "zh")).toBe(OUTCOMES.timeout);
  });
});
