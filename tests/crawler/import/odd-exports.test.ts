import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { importTable } from "../../../crawler/import/import.ts";
import { Instant } from "../../../data/model/time.ts";
import { temporaryFolder } from "../../support/run.ts";
import { sheetRow, workbook } from "../support/workbook.ts";

const now = Instant.parse("2026-11-20T04:00:00Z");
const map = "data/mappings/heimao.yaml";
const story = "在云杉演示卡盟充值一百元话费到现在没有到账，客服一直不回复。";
const HEAD = "投诉编号,投诉对象,投诉时间,投诉内容,投诉进度";

let root = "";
beforeEach(() => {
  const folder = temporaryFolder("odd-exports");
  root = folder;
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
});

async function take(name: string, content: string | Uint8Array, mapping = map) {
  const file = join(root, name);
  writeFileSync(file, content);
  return importTable(file, mapping, join(root, "w"), { platformsFrom: null, dryRun: true, now });
}

describe("exports as programs spoil them", () => {
  it.each([
    ["1.7382167486E+10", "17382167486"],
    ["17382167486.0", "17382167486"],
    ["'17382167486", "17382167486"],
  ])("keep the number %s", async (printed, number) => {
    const result = await take("e.csv", `${HEAD}\n${printed},云杉演示卡盟,2024-12-30,${story},已回复\n`);
    expect(result.seen.map(({ draft }) => draft.number)).toEqual([number]);
  });

  it("take the number from the link where a spreadsheet has rounded it", async () => {
    const link = "https://tousu.sina.com.cn/complaint/view/17382167486/?sld=0123456789abcdef0123456789abcdef";
    const result = await take("e.csv", `${HEAD},链接\n1.73822E+10,云杉演示卡盟,2024-12-30,${story},已回复,${link}\n`);
    expect(result.seen[0]?.draft).toMatchObject({ number: "17382167486", address: link });
  });

  it.each([
    ["2023/5/1 下午 3:20:11", "2023-05-01T07:20:11Z"],
    ["5月1日", null],
    ["2023/5/1 12:05 AM", "2023-04-30T16:05:00Z"],
    ["20230501123011", "2023-05-01T04:30:11Z"],
    ["1.735564502E+9", "2024-12-30T13:15:02Z"],
    ["1735564502000.0", "2024-12-30T13:15:02Z"],
  ])("read the time %s", async (printed, posted) => {
    const result = await take("e.csv", `${HEAD}\n17380000001,云杉演示卡盟,${printed},${story},已回复\n`);
    expect(result.seen[0]?.draft.postedAt ?? null).toBe(posted);
  });

  it("count 昨天 back from the day of the export where the mapping names it, and ask for that day where not", async () => {
    const rows = ["昨天 12:30", "3小时前", "05-01 12:30"].map(
      (at, index) => `1738000000${index + 1},演示店${index},${at},${story}${at},已回复`,
    );
    const table = `${HEAD}\n${rows.join("\n")}\n`;
    const without = await take("e.csv", table);
    expect(without.rejected.map(({ reason }) => /observedAt/.test(reason))).toEqual([true, true, true]);
    const mapping = join(root, "m.yaml");
    writeFileSync(mapping, `observedAt: 2025-05-20T04:00:00Z\n${readFileSync(map, "utf8")}`);
    const dated = await take("e.csv", table, mapping);
    expect(dated.seen.map(({ draft }) => draft.postedAt)).toEqual([
      "2025-05-19T04:30:00Z",
      "2025-05-20T01:00:00Z",
      "2025-05-01T04:30:00Z",
    ]);
  });

  it("have a title in a line of its own over the head", async () => {
    const result = await take("e.csv", `黑猫投诉数据导出,,,,\n${HEAD}\n17380000001,甲店,2024-12-30,${story},已回复\n`);
    expect(result.rejected).toEqual([]);
    expect(result.seen.map(({ draft }) => draft.number)).toEqual(["17380000001"]);
  });

  it("hold a complaint's whole page with its steps, newest first", async () => {
    const steps = [
      { u_name: "正义喵", u_status: "确认完成", u_date: "01-03 09:10:11", text: "已退款" },
      { u_name: "云杉演示卡盟", u_status: "回复", u_date: "12-31 20:00:00", text: "正在核实" },
      { u_name: "黑猫消费者服务平台", u_status: "商家处理中", u_date: "12-31 09:30:00", text: "" },
      { u_name: "正义喵", u_status: "发起投诉", u_date: "12-30 21:15:02", text: story },
    ];
    const main = {
      sn: 17380000001,
      title: "充值未到账",
      timestamp: 1735564502,
      cotitle: "云杉演示卡盟",
      summary: story,
    };
    const page = { result: { status: { code: 0 }, data: { complaint: { main, complaint_steps: steps } } } };
    const result = await take("e.json", JSON.stringify(page));
    expect(result.seen[0]?.draft.events.map(({ kind, at }) => [kind, at])).toEqual([
      ["posted", "2024-12-30T13:15:02Z"],
      ["assigned", "2024-12-31T01:30:00Z"],
      ["replied", "2024-12-31T12:00:00Z"],
      ["confirmed", "2025-01-03T01:10:11Z"],
    ]);
  });
});

describe("a workbook", () => {
  const head = ["投诉编号", "投诉对象", "投诉时间", "投诉内容"];
  const row = (number: string) => [number, "云杉演示卡盟", "2024-12-30 21:15:02", story];

  it("may have heads merged over several columns above its own", async () => {
    const rows = sheetRow(1, ["基本信息", "", "经过"]) + sheetRow(2, head) + sheetRow(3, row("17380000001"));
    const result = await take("e.xlsx", workbook(rows));
    expect(result.seen.map(({ draft }) => draft.number)).toEqual(["17380000001"]);
  });

  it("is read sheet by sheet where several hold one table, by month say; notes and statistics beside them are none of it", async () => {
    const month = (...numbers: string[]) =>
      [head, ...numbers.map(row)].map((cells, at) => sheetRow(at + 1, cells)).join("");
    const notes = sheetRow(1, ["说明"]) + sheetRow(2, ["导出人：某某"]);
    const sums = sheetRow(1, ["月份", "条数"]) + sheetRow(2, ["2024-12", "3"]);
    const book = workbook(notes, month("17380000001", "17380000002"), month("17380000003"), sums);
    const result = await take("e.xlsx", book);
    expect(result.rejected).toEqual([]);
    expect(result.seen.map(({ draft }) => draft.number)).toEqual(["17380000001", "17380000002", "17380000003"]);
  });

  it("formatted down to its last row is refused at once, and the reason says what to do", async () => {
    const empty = Array.from({ length: 30_000 }, (_, at) => `<row r="${at + 3}"><c r="A${at + 3}" s="1"/></row>`);
    const rows = sheetRow(1, head) + sheetRow(2, row("17380000001")) + empty.join("");
    await expect(take("e.xlsx", workbook(rows))).rejects.toThrow(/第 2 行以下全是空的；请把表复制到/);
  });
});
