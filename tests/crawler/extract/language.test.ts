import { describe, expect, it } from "vitest";
import { moneyIn } from "../../../crawler/extract/complaint/money.ts";
import { durationsIn } from "../../../crawler/extract/language/durations.ts";
import { hoursIn } from "../../../crawler/extract/language/hours.ts";
import { normalise, originalSpan } from "../../../crawler/extract/language/normalise.ts";
import { numberFrom } from "../../../crawler/extract/language/numbers.ts";
import { stanceAt } from "../../../crawler/extract/language/stance.ts";

describe("numbers as people write them", () => {
  it.each([
    ["1,280.5", 1280.5],
    ["1.2万", 12_000],
    ["1万2", 12_000],
    ["3k", 3000],
    ["两百五", 250],
    ["一千二", 1200],
    ["一万八千六", 18_600],
    ["三百零五", 305],
    ["二十四", 24],
    ["半", 0.5],
  ])("%s is %d", (written, value) => {
    expect(numberFrom(written)).toBe(value);
  });
});

describe("money", () => {
  it.each([
    ["花了两百四十块", 240],
    ["扣了我两块八", 2.8],
    ["一共3块5", 3.5],
    ["金额2,000.00元", 2000],
    ["人民幣520元", 520],
    ["充了500没到", 500],
  ])("%s", (text, yuan) => {
    expect(moneyIn(normalise(text).text).map((each) => each.yuan)).toContain(yuan);
  });

  it.each(["等了10分钟", "打了12315", "买了3张", "第3天", "2025年3月"])("%s names none", (text) => {
    expect(moneyIn(normalise(text).text)).toEqual([]);
  });
});

describe("stretches of time", () => {
  it.each([
    ["1-3个工作日", 86_400, 259_200, "workday"],
    ["24小时内", 0, 86_400, "hour"],
    ["不超过30分钟", 0, 1800, "minute"],
    ["一至三个工作日", 86_400, 259_200, "workday"],
    ["半个小时", 1800, 1800, "hour"],
    ["一个半小时", 5400, 5400, "hour"],
    ["十分钟内", 0, 600, "minute"],
  ])("%s", (written, minSeconds, maxSeconds, unit) => {
    expect(durationsIn(normalise(written).text)[0]).toMatchObject({ minSeconds, maxSeconds, unit });
  });

  it.each(["3月15日", "10:30", "满300减20", "400-000-0451"])("%s is none", (written) => {
    expect(durationsIn(normalise(written).text)).toEqual([]);
  });
});

describe("hours of service", () => {
  it.each([
    ["7×24小时在线", "24x7"],
    ["9:00 ~ 22:00", "09:00-22:00"],
    ["周一至周五 09：00～18：00", "Mon-Fri 09:00-18:00"],
    ["早8点-晚10点", "08:00-22:00"],
    ["每日上午十時至晚上十時", "10:00-22:00"],
    ["工作日上午10:00-凌晨2:00", "Mon-Fri 10:00-02:00"],
    ["9:00-12:00，13:30-18:00", "09:00-12:00,13:30-18:00"],
    ["周一到周日 9:00-21:00", "09:00-21:00"],
  ])("%s", (written, hours) => {
    expect(hoursIn(normalise(written).text)[0]?.hours).toBe(hours);
  });
});

describe("one way of writing for all", () => {
  it("leads every place back to the text as written", () => {
    const written = "充\u200b值沒到賬，１００元⑵³";
    const read = normalise(written);
    expect(read.text).toBe("充值没到账,100元;3");
    const at = read.text.indexOf("100元");
    const span = originalSpan(read, at, at + 4);
    expect(written.slice(span.start, span.end)).toBe("１００元");
  });
});

describe("figures in circles", () => {
  it.each([
    [
      "①24小时自动发货②48小时内联系客服QQ：2850012345③超时不补",
      ";24小时自动发货;48小时内联系客服qq:2850012345;超时不补",
    ],
    ["电话①③⑧00000000", "电话13800000000"],
    ["电话①3800000000", "电话13800000000"],
    ["群28500①2345", "群2850012345"],
  ])("number an item, or stand for a figure: %s", (written, read) => {
    expect(normalise(written).text).toBe(read);
  });
});

describe("letters set apart", () => {
  it("are read as one text, each in its place", () => {
    const written = "退 款 说 明：审 核 后 2 4 小 时 内 到 账";
    const read = normalise(written);
    expect(read.text).toBe("退款说明:审核后24小时内到账");
    const at = read.text.indexOf("24");
    const span = originalSpan(read, at, at + 2);
    expect(written.slice(span.start, span.end)).toBe("2 4");
  });
  it("are cells of a table where they are few", () => {
    expect(normalise("是 否 有 无").text).toBe("是 否 有 无");
  });
});

describe("what the author asserts", () => {
  it.each([
    ["充值没到账", "asserted"],
    ["不是没到账", "negated"],
    ["如果没到账怎么办", "supposed"],
    ["请问没到账找谁", "asked"],
    ["听说很多人没到账", "heard"],
  ])("%s: %s", (text, stance) => {
    const at = text.indexOf("没到账");
    expect(stanceAt(text, at, at + 3)).toBe(stance);
  });
});
