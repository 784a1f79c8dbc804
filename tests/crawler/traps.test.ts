import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { heimao } from "../../crawler/sources/heimao.ts";
import { tieba } from "../../crawler/sources/tieba.ts";
import { openArchive } from "../../data/archive/archive.ts";
import { Instant } from "../../data/model/time.ts";
import { Workspace } from "../../data/model/workspace.ts";
import { NO_PROGRESS } from "../../data/terminal/progress.ts";
import { capture, platform } from "../support/builders.ts";
import { html } from "./support/fault-server.ts";
import { parseWhole } from "./support/parse-whole.ts";
import { run } from "./support/run-one-slice.ts";

const PAGES = join(import.meta.dirname, "..", "pages");
const at = Instant.parse("2026-03-02T02:00:00Z");
const feedPage = (text: string) => ({
  ...{
    address: "https://heimao.test/api/index/feed?type=2&page=1",
    kind: "feed",
    contentType: "application/json",
    text,
  },
});
const feedOf = (mains: readonly object[]) =>
  JSON.stringify({ result: { status: { code: 0 }, data: { lists: mains.map((main) => ({ main })) } } });
const main = (given: object = {}) => ({
  ...{ sn: "17382167486", title: "充值未到账", status: 6, timestamp: "1735564502", cotitle: "云杉演示卡盟" },
  ...{ issue: "", appeal: "", cost: "98.00", summary: "买的点卡打不开，客服不回复。", url: "" },
  ...given,
});
const detailPage = (text: string) => ({
  ...{ address: "https://heimao.test/complaint/view/17380000001/", kind: "complaint", contentType: "text/html", text },
});
const DETAIL = readFileSync(join(PAGES, "heimao", "complaint--new-year.html"), "utf8");

describe("traps of the complaint sites", () => {
  it("a number of 11 digits that looks like a telephone stays; the telephone beside it is masked", async () => {
    const archive = openArchive(":memory:");
    onTestFinished(() => archive.close());
    const summary = "电话13912345678没人接，同样的事见投诉编号17382167485";
    const { address, text } = feedPage(feedOf([main({ summary })]));
    const visit = { address, finalAddress: address, owner: "source:heimao", kind: "feed", fetchedAt: at };
    archive.append(capture({ ...visit, headers: { "content-type": "application/json" } }), Buffer.from(text));
    const source = {
      id: "heimao",
      adapter: "heimao",
      name: "x",
      origin: "https://heimao.test",
      limits: "x",
      licence: "x",
    };
    const registry = {
      workspace: Workspace.parse({ title: "x", sources: [source] }),
      platforms: [platform({ name: "云杉演示卡盟" })],
    };
    const [complaint] = (await parseWhole(archive, registry, NO_PROGRESS))?.complaints ?? [];
    expect(complaint).toMatchObject({
      number: "17382167486",
      address: "https://heimao.test/complaint/view/17382167486/",
    });
    expect(complaint?.narrative).toBe("电话███████████没人接，同样的事见投诉编号17382167485");
  });

  it("facts are known by their labels: in any order, some missing, and where an item is not closed", () => {
    const facts = (items: string) =>
      DETAIL.replace(/<ul class="ts-q-list">[\s\S]*?<\/ul>/, `<ul class="ts-q-list">${items}</ul>`);
    const number = "<li><label>投诉编号：</label>17380000001</li>";
    const others = [
      "<li><label>投诉对象：</label>云杉演示卡盟</li>",
      "<li><label>投诉问题：</label>卡密失效</li>",
      "<li><label>投诉要求：</label>退款</li>",
      "<li><label>投诉进度：</label><b>已完成</b></li>",
    ];
    const service = "<li><label>使用服务：</label>点卡";
    const amount = "<li><label>涉诉金额：</label>98元</li>";
    const orders = [
      [number, ...others, amount],
      [service, amount, number, ...others],
      [...others, service, amount, number],
    ];
    for (const items of orders) {
      const [draft] = heimao.parse(detailPage(facts(items.join("")))).complaints;
      expect(draft).toMatchObject({
        number: "17380000001",
        merchantAsNamed: "云杉演示卡盟",
        state: "已完成",
        amountCny: 98,
      });
    }
  });

  it("an address keeps the token that the list gave it, and signs of a search are no part of a title", () => {
    const url = `//tousu.sina.com.cn/complaint/view/17382167486/?sld=${"4b2f".repeat(8)}`;
    const { complaints } = heimao.parse(feedPage(feedOf([main({ url, title: "<em>充值</em>未到账 &amp; 不退款" })])));
    expect(complaints).toMatchObject([{ address: `https:${url}`, title: "充值未到账 & 不退款" }]);
  });

  it("numbers may come as strings, and strings as numbers", () => {
    const read = (given: object) => heimao.parse(feedPage(feedOf([main(given)]))).complaints;
    expect(read({ sn: 17382167486, status: "6", timestamp: 1735564502, cost: 98 })).toEqual(read({}));
  });

  it("an answer of 200 whose own code says no is a wall, and so is 456: the host is asked nothing more", async () => {
    const verdict = (code: number) =>
      heimao.judge(feedPage(JSON.stringify({ result: { status: { code }, data: {} } })));
    expect([0, 10005, 10017, 20001].map(verdict)).toEqual(["content", "login_wall", "login_wall", "refused"]);
    const { outcomes, end, log } = await run({ "/robots.txt": html("", 404), "/1": html("", 456) }, ["/1", "/2", "/3"]);
    expect(outcomes.at(-1)).toBe("/1 refused");
    expect(end.stopped?.outcome).toBe("refused");
    expect(log.map(({ path }) => path)).toEqual(["/robots.txt", "/1"]);
  });

  it("links in GBK, on a page in UTF-8, name the forum", () => {
    const text = readFileSync(join(PAGES, "tieba", "search--two.html"), "utf8");
    expect(text).toContain("kw=%BF%A8%C3%CB%D1%DD%CA%BE");
    const page = { address: "https://tieba.test/f/search/res?qw=x", kind: "search", contentType: "text/html", text };
    expect(tieba.parse(page).complaints.map(({ merchantAsNamed }) => merchantAsNamed)).toEqual([
      "卡盟演示",
      "卡盟演示",
    ]);
  });
});
