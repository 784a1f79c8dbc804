import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { parsePolicies } from "../../../crawler/parse-policies.ts";
import { openArchive } from "../../../data/archive/archive.ts";
import type { Capture } from "../../../data/model/capture.ts";
import { addHours, Instant } from "../../../data/model/time.ts";
import { capture, platform } from "../../support/builders.ts";
import { temporaryFolder } from "../../support/run.ts";

const START = Instant.parse("2026-03-01T02:00:00Z");
const shop = platform({ name: "甲演示卡盟", home: "http://jia.test/" });
const page = (words: string, title = "售后说明") =>
  `<html><head><title>${title}</title></head><body><div id="main"><p>${words}</p></div></body></html>`;
const RULES =
  "卡密自售出之日起质保七天。退款将在3个工作日内原路退回。客服QQ：60918273，收到消息后10分钟内回复。如有问题请在48小时内联系客服。";

type Look = { readonly day: number; readonly text?: string } & Partial<Capture>;

/** What the archive tells of one platform after these looks at its pages. */
function after(looks: readonly Look[]) {
  const folder = temporaryFolder("history");
  const archive = openArchive(join(folder, "archive.sqlite"));
  onTestFinished(() => {
    archive.close();
    rmSync(folder, { recursive: true, force: true });
  });
  for (const { day, text, ...given } of looks) {
    const made = capture({
      address: "http://jia.test/refund",
      kind: "refund",
      ...given,
      fetchedAt: addHours(START, 24 * day),
    });
    archive.append({ ...made, finalAddress: made.address }, text === undefined ? null : new TextEncoder().encode(text));
  }
  const asOf = addHours(START, 24 * Math.max(...looks.map(({ day }) => day)));
  return parsePolicies(shop, archive.capturesOf("platform:jia"), archive, asOf);
}

describe("the versions of a policy", () => {
  it("begin when its words change, and show sentence by sentence what came and went", () => {
    const worse = RULES.replace("3个工作日", "15个工作日").replace("48小时", "12小时");
    const { versions, policies } = after([
      { day: 0, text: page(RULES) },
      { day: 1, text: page(RULES).replace("<p>", "<p class=token-77>") },
      { day: 2, text: page(worse) },
    ]);
    expect(versions.map(({ firstSeen, lastSeen }) => [firstSeen, lastSeen])).toEqual([
      [START, addHours(START, 24)],
      [addHours(START, 48), addHours(START, 48)],
    ]);
    const parts = versions[1]?.change?.parts ?? [];
    expect(parts.flatMap((part) => (part.kind === "added" ? part.text : []))).toEqual([
      "退款将在15个工作日内原路退回。",
      "如有问题请在12小时内联系客服。",
    ]);
    expect(versions[1]?.change?.weakenings.map(({ kind }) => kind)).toEqual(["slower_refund", "shorter_claim"]);
    expect(policies[0]?.text).toContain("15个工作日");
  });

  it("mark a promise, a channel and a fair rule that are lost", () => {
    const words =
      "卡密自售出之日起质保七天。退款将在3个工作日内原路退回。一经售出，概不退换，不支持以任何理由退款，请在购买后48小时内核对清楚再付款。";
    const { versions } = after([
      { day: 0, text: page(RULES) },
      { day: 2, text: page(words) },
    ]);
    const kinds = versions[1]?.change?.weakenings.map(({ kind }) => kind) ?? [];
    expect(kinds).toEqual(expect.arrayContaining(["lost_promise", "lost_channel", "new_clause"]));
  });

  it.each([
    ["退款48小时内原路退回", "退款2天内原路退回", []],
    ["退款3天内原路退回", "退款100小时内原路退回", ["slower_refund"]],
    ["退款30分钟内原路退回", "退款1小时内原路退回", ["slower_refund"]],
    ["退款3个工作日内原路退回", "退款时间另行通知", ["lost_promise"]],
    ["订单失败系统自动退款，资金由平台担保交易", "订单失败请联系客服", ["lost_promise"]],
    ["卡密一经售出概不退换", "卡密售出后恕不退换", []],
    ["卡密一经售出概不退换", "卡密一经售出概不退换。特价商品不支持售后", ["new_clause"]],
  ])("compare %s with %s in hours, and clauses by how many there are", (was, is, kinds) => {
    const around = "本站所售均为数字商品，请按商品页面的说明使用，购买前请核对所填的账号与面值。";
    const { versions } = after([
      { day: 0, text: page(`${was}。${around}`) },
      { day: 2, text: page(`${is}。${around}`) },
    ]);
    expect(versions[1]?.change?.weakenings.map(({ kind }) => kind)).toEqual(kinds);
  });

  it("hold a change back that may be a broken page, until it is seen again", () => {
    const broken = page("系统维护中，请稍后再来访问本站的各个页面。", "维护");
    const once = after([
      { day: 0, text: page(RULES) },
      { day: 1, text: broken },
    ]);
    expect(once.versions).toHaveLength(1);
    expect(once.policies[0]?.text).toContain("质保七天");
    expect(once.alarms.map(({ message }) => message).join()).toMatch(/文字少了 \d+%；标题从「售后说明」变成「维护」/);

    const healed = after([
      { day: 0, text: page(RULES) },
      { day: 1, text: broken },
      { day: 2, text: page(RULES) },
    ]);
    expect([healed.versions.length, healed.alarms.length]).toEqual([1, 0]);

    const twice = after([
      { day: 0, text: page(RULES) },
      { day: 1, text: broken },
      { day: 2, text: broken },
    ]);
    expect(twice.versions.map(({ firstSeen }) => firstSeen)).toEqual([START, addHours(START, 24)]);
    expect(twice.alarms).toEqual([]);
  });

  it("reach back three years and no further", () => {
    const { versions } = after([
      { day: 0, text: page(RULES) },
      { day: 3 * 365 + 5, text: page(`${RULES}另有通知的除外。`) },
    ]);
    expect(versions).toHaveLength(1);
  });
});

describe("whether support is still there", () => {
  const without = page(
    RULES.replace("客服QQ：60918273，收到消息后10分钟内回复。", "有问题请看常见问题里的说明，我们会尽快更新这些说明。"),
  );

  it("calls a channel gone when it was missing in two visits a week apart, and not before", () => {
    const qq = (days: readonly number[]) =>
      after([{ day: 0, text: page(RULES) }, ...days.map((day) => ({ day, text: without }))]).continuity.channels.find(
        ({ type }) => type === "qq",
      );
    expect(qq([20])?.goneSince).toBeNull();
    expect(qq([20, 25])?.goneSince).toBeNull();
    expect(qq([20, 27])?.goneSince).toBe(addHours(START, 24 * 20));
    expect(qq([20, 27])?.spells.map(({ state, looks }) => [state, looks])).toEqual([
      ["present", 1],
      ["absent", 2],
    ]);
    expect(qq([20, 27])?.lastSeen).toBe(START);
  });

  it("does not call it gone while its page does not come", () => {
    const failed = { outcome: "timeout", status: null } as const;
    const { continuity } = after([
      { day: 0, text: page(RULES) },
      { day: 10, ...failed },
      { day: 30, ...failed },
    ]);
    expect(continuity.channels.find(({ type }) => type === "qq")).toMatchObject({ goneSince: null });
    expect(continuity.channels.find(({ type }) => type === "qq")?.spells.at(-1)?.state).toBe("unanswered");
  });

  it("says since when a site has been silent, and by the month what was there", () => {
    const dead = { outcome: "dns", status: null } as const;
    const looks = [
      { day: 0, text: page(RULES) },
      { day: 40, ...dead },
      { day: 44, ...dead },
    ];
    expect(after(looks).continuity.silentSince).toBeNull();
    const { continuity, policies } = after([...looks, { day: 50, ...dead }]);
    expect(continuity.silentSince).toBe(addHours(START, 24 * 40));
    expect(continuity.months).toEqual([
      { month: "2026-03", looks: 1, answered: 1, reachable: 1 },
      { month: "2026-04", looks: 3, answered: 0, reachable: 0 },
    ]);
    expect(policies).toHaveLength(1);
  });

  it.each([
    ["ok", "present"],
    ["dns", "unanswered"],
    ["robots_denied", "present"],
  ])("a chat window whose vendor's answer was %s is %s", (outcome, state) => {
    const chat = `<script src="https://static.meiqia.com/dist/meiqia.js"></script>`;
    const log = { requests: [{ address: "https://static.meiqia.com/dist/meiqia.js", outcome }] };
    const { continuity } = after([
      { day: 0, via: "browser", text: page(RULES).replace("</body>", `${chat}</body>`) },
      {
        day: 0,
        address: "urn:pageinfo:http://jia.test/refund",
        kind: "page_log",
        askedBy: "http://jia.test/refund",
        text: JSON.stringify(log),
      },
    ]);
    const shown = continuity.channels.find(({ type }) => type === "online_chat");
    expect(shown?.spells.map((spell) => spell.state)).toEqual([state]);
  });

  it("counts a wall as an answer: somebody is there", () => {
    const wall = { outcome: "challenge", status: 403 } as const;
    const { continuity } = after([
      { day: 0, text: page(RULES) },
      { day: 10, ...wall },
      { day: 30, ...wall },
    ]);
    expect(continuity.silentSince).toBeNull();
  });
});

describe("a page that cannot be read as it should", () => {
  it.each([
    [`<meta http-equiv="refresh" content="0; url=/refund">`, "meta refresh"],
    [`<meta http-equiv="refresh" content="0">`, "meta refresh"],
    [`<img src="rules.png">`, "只有图片"],
    [`<div id="app"></div>`, "browser: true"],
    [
      `<p>${RULES}</p><a href="javascript:kf()">在线客服</a><a href="javascript:void(0)">返回顶部</a>`,
      "「在线客服」是 javascript: 链接",
    ],
  ])("is one alarm: %s", (body, words) => {
    const { alarms } = after([{ day: 0, text: `<html><head><title>售后</title></head><body>${body}</body></html>` }]);
    expect(alarms).toHaveLength(1);
    expect(alarms[0]).toMatchObject({ address: "http://jia.test/refund", owner: "platform:jia" });
    expect(alarms[0]?.message).toContain(words);
  });

  it("is no alarm where a page with rules loads itself anew every minute", () => {
    const head = '<head><title>售后</title><meta http-equiv="refresh" content="60"></head>';
    expect(after([{ day: 0, text: `<html>${head}<body><p>${RULES}</p></body></html>` }]).alarms).toEqual([]);
  });

  it("is one alarm for two pages that send the visitor to and fro", () => {
    const turn = (to: string) =>
      `<html><head><meta http-equiv="refresh" content="0; url=${to}"></head><body></body></html>`;
    const { alarms } = after([
      { day: 0, address: "http://jia.test/refund", text: turn("/help") },
      { day: 0, address: "http://jia.test/help", kind: "help", text: turn("/refund") },
    ]);
    expect(alarms.map(({ address }) => address)).toEqual(["http://jia.test/help"]);
    expect(alarms[0]?.message).toContain("http://jia.test/help → http://jia.test/refund → http://jia.test/help");
  });
});
