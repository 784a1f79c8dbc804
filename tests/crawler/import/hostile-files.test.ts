import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { importTable } from "../../../crawler/import/import.ts";
import { Instant } from "../../../data/model/time.ts";
import { temporaryFolder } from "../../support/run.ts";
import { sheetRow, workbook } from "../support/workbook.ts";

const now = Instant.parse("2026-11-20T04:00:00Z");
const story = "在云杉演示卡盟充值一百元话费到现在没有到账，客服一直不回复。";
const record = {
  sn: "17380000001",
  title: "充值未到账",
  timestamp: "1735564502",
  cotitle: "云杉演示卡盟",
  summary: story,
};
const pair = [record, { ...record, sn: "17380000002", cotitle: "演示支付" }];

let root = "";
beforeEach(() => {
  const folder = temporaryFolder("import");
  root = folder;
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
});

function take(name: string, content: string | Uint8Array) {
  const file = join(root, name);
  writeFileSync(file, content);
  return importTable(file, "data/mappings/heimao.yaml", join(root, "w"), { platformsFrom: null, dryRun: true, now });
}

describe("a file that is not what it seems", () => {
  it.each([
    ["old.xls", "\u00d0\u00cf\u0011\u00e0\u00a1", /有密码/],
    ["page.xls", "<html><table><tr><td>投诉编号</td></tr></table></html>", /网页/],
    ["book.xls", '<?xml version="1.0"?><Workbook/>', /XML/],
    ["paper.csv", "%PDF-1.7", /：PDF/],
    ["packed.csv", "\u001f\u008b\u0008", /先解压/],
    ["nothing.csv", "\0".repeat(500), /不是文字/],
    ["cut.json", JSON.stringify(pair).slice(0, -30), /不是有效的 JSON/],
    ["deep.json", `${"[".repeat(20_000)}${"]".repeat(20_000)}`, /没有列/],
  ])("refuses %s and says what it is", async (name, content, reason) => {
    await expect(take(name, Buffer.from(content, name === "page.xls" ? "utf8" : "latin1"))).rejects.toThrow(reason);
  });

  it("reads lines of JSON around those that are broken, and says which they are", async () => {
    const lines = [JSON.stringify(pair[0]), '{"sn": "2", "ti', "null", "[]", JSON.stringify(pair[1])];
    const result = await take("e.ndjson", lines.join("\n"));
    expect(result.rejected.map(({ line }) => line)).toEqual([2, 3]);
    expect(result.seen.length).toBe(2);
  });

  it("reads what a spreadsheet program adds: the mark between cells, days counted from 1900", async () => {
    const table = `sep=;\r\n投诉编号;投诉对象;投诉时间;投诉内容\r\n17380000001;云杉演示卡盟;45656.885;${story}\r\n17380000002;云杉演示卡盟;\u001b[2J昨天;${story}\r\n`;
    const result = await take("e.csv", table);
    expect(result.seen.map(({ draft }) => draft.postedAt)).toEqual(["2024-12-30T13:14:24Z"]);
    expect(result.rejected[0]?.reason).toContain("\ufffd[2J昨天");
  });

  it("reads the table under a merged title, and no sheet with a cell at the end of the world", async () => {
    const rows = sheetRow(1, ["黑猫投诉导出"]) + sheetRow(2, ["投诉编号", "投诉对象", "投诉时间", "投诉内容"]);
    const body = sheetRow(3, ["17380000001", "云杉演示卡盟", "2024-12-30 21:15:02", story]);
    const result = await take("title.xlsx", workbook(rows + body));
    expect(result.seen.map(({ draft }) => draft.number)).toEqual(["17380000001"]);
    const far = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>远</t></is></c></row>';
    await expect(take("far.xlsx", workbook(rows + body + far))).rejects.toThrow(/超过 5000000 格/);
    const long = sheetRow(3, ["1", "甲", "2024-12-30", "x".repeat(1_000_001)]);
    await expect(take("long.xlsx", workbook(rows + long))).rejects.toThrow(/有一格超过/);
  });
});
