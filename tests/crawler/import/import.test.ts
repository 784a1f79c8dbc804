import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { countImport, describeImport } from "../../../crawler/import/describe-import.ts";
import { importTable } from "../../../crawler/import/import.ts";
import { openArchive } from "../../../data/archive/archive.ts";
import { Instant } from "../../../data/model/time.ts";
import { readRegistry } from "../../../data/registry.ts";
import { NO_PROGRESS } from "../../../data/terminal/progress.ts";
import { workspaceFiles } from "../../../data/workspace-files.ts";
import { temporaryFolder } from "../../support/run.ts";
import { parseWhole } from "../support/parse-whole.ts";

const map = "data/mappings/heimao.yaml";
const now = Instant.parse("2026-11-20T04:00:00Z");
const story = "在云杉演示卡盟充值一百元话费到现在没有到账，客服一直不回复。";

let root = "";
beforeEach(() => {
  const folder = temporaryFolder("import");
  root = folder;
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
});

function take(name: string, content: string | Uint8Array, dryRun = false) {
  const file = join(root, name);
  writeFileSync(file, content);
  return importTable(file, map, join(root, "w"), { platformsFrom: null, dryRun, now });
}

const main = (sn: unknown, cotitle: string, given: object = {}) => ({
  sn,
  title: "<em>充值</em>未到账 &amp; 不退款",
  status: 6,
  timestamp: "1735564502",
  cotitle,
  issue: "充值未到账,客服不回复",
  appeal: "退款,道歉",
  cost: "98.00",
  summary: story,
  evaluate_u: null,
  url: `//tousu.sina.com.cn/complaint/view/${sn}/?sld=0123456789abcdef0123456789abcdef`,
  nobody_knows: { this: [1, 2] },
  ...given,
});
const pair = [main("17380000001", "云杉演示卡盟"), main(17380000002, "演示支付", { status: "4", cost: null })];

const EXPORTS: Readonly<Record<string, string>> = {
  "whole answers of a list": JSON.stringify({
    result: { status: { code: 0 }, data: { lists: pair.map((each) => ({ main: each, author: null })), pager: {} } },
  }),
  "answers page by page": JSON.stringify([
    { result: { status: { code: 0 }, data: { complaints: [{ main: pair[0], author: { title: "正义喵" } }] } } },
    { result: { status: { code: 0 }, data: { complaints: [{ main: pair[1] }] } } },
  ]),
  "records alone": JSON.stringify(pair),
  "records by number": JSON.stringify({ "17380000001": pair[0], "17380000002": pair[1] }),
  "JSON lines": pair.map((each) => JSON.stringify({ main: each })).join("\n"),
  "a table with the site's labels": `\ufeff投诉编号：,投诉对象,投诉标题,投诉进度,发起时间,投诉内容,涉诉金额
"	17380000001",云杉演示卡盟,充值未到账,已回复,发布于 2024年12月30日 21:15:02,${story},98元
="17380000002",演示支付,充值未到账,处理中,2024-12-30 21:15:02,${story},
`,
  "cards as a browser shows them": JSON.stringify(
    ["云杉演示卡盟", "演示支付"].map((merchant, at) => ({
      title: "充值未到账",
      time: "2024-12-30 于黑猫投诉平台发起",
      href: `https://tousu.sina.com.cn/complaint/view/1738000000${at + 1}/?sld=ab`,
      content: `正义喵\n2024-12-30 于黑猫投诉平台发起\n充值未到账\n${story}\n[投诉对象] ${merchant}\n[投诉要求] 退款`,
    })),
  ),
};

describe("exported records of 黑猫", () => {
  it.each(Object.keys(EXPORTS))("are read, all of them, as %s: no id masked, twins linked", async (shape) => {
    const result = await take("export", EXPORTS[shape] ?? "", true);
    expect(result.rejected).toEqual([]);
    expect(countImport(result)).toEqual({ complaints: 2, twins: 2 });
    const [first, second] = describeImport(result, root) as {
      number: string;
      twins: string[];
      address: string;
      merchantAsNamed: string;
    }[];
    expect(first).toMatchObject({ number: "17380000001", twins: ["17380000002"], merchantAsNamed: "云杉演示卡盟" });
    expect(second).toMatchObject({ number: "17380000002", twins: ["17380000001"], merchantAsNamed: "演示支付" });
    expect(JSON.stringify([first, second])).not.toContain("█");
  });

  it("keep the numbers of complaints that a text names, and mask the telephone beside them", async () => {
    const summary = "投诉编号17380000009没有人处理，又见 /complaint/view/17380000008/ ，联系我13800001111";
    const result = await take("e.json", JSON.stringify([main("17380000001", "云杉演示卡盟", { summary })]), true);
    const [record] = describeImport(result, root) as { narrative: string }[];
    expect(record?.narrative).toContain("17380000009");
    expect(record?.narrative).toContain("17380000008");
    expect(record?.narrative).not.toContain("13800001111");
  });

  it("refuse what has no date, or one in 1970 or 2099, and read a post of a million signs", async () => {
    const rows = [
      main("1738000001", "甲店", { timestamp: "0" }),
      main("1738000002", "甲店", { timestamp: "4070908800" }),
      main("1738000003", "甲店", { timestamp: null }),
      main("1738000004", '=HYPERLINK("http://x.test")', { summary: "卡".repeat(1_000_000), cost: "-98" }),
    ];
    const result = await take("e.json", JSON.stringify(rows), true);
    expect(result.rejected.map(({ line }) => line)).toEqual([1, 2, 3]);
    expect(result.seen[0]?.draft).toMatchObject({ amountCny: null, truncated: true, number: "1738000004" });
  });
});

describe("an import", () => {
  it("reads a workbook, keeps it beside the table made of it, and changes nothing the second time", async () => {
    const book = readFileSync("tests/crawler/fixtures/import/heimao.xlsx");
    expect(countImport(await take("t.xlsx", book))).toEqual({ complaints: 2, twins: 2 });
    expect((await take("t.xlsx", book)).known).toBe(true);
    const archive = openArchive(workspaceFiles(join(root, "w")).archive);
    expect(archive.counts().captures).toBe(3);
    mkdirSync(join(root, "w", "platforms"), { recursive: true });
    writeFileSync(
      join(root, "w", "platforms", "yunshan.yaml"),
      "id: yunshan\nname: 云杉演示卡盟\nhome: null\nfictional: true\n",
    );
    const contents = await parseWhole(archive, readRegistry(join(root, "w")), NO_PROGRESS);
    archive.close();
    expect(contents?.complaints.map(({ number, twins }) => [number, twins])).toEqual([
      ["17380000001", ["17380000002"]],
      ["17380000002", ["17380000001"]],
    ]);
  });

  it("reads GB18030", async () => {
    copyFileSync("tests/crawler/fixtures/import/heimao-gb18030.csv", join(root, "gb.csv"));
    const result = await importTable(join(root, "gb.csv"), map, join(root, "w"), {
      platformsFrom: null,
      dryRun: true,
      now,
    });
    expect(result.seen.map(({ draft }) => draft.merchantAsNamed)).toEqual(["云杉演示卡盟", "演示支付"]);
  });

  it("says in a sentence what is wrong with a file", async () => {
    await expect(take("e.xlsx", "PK\u0003\u0004 no zip")).rejects.toThrow(/不能当作工作簿读/);
    await expect(take("e.json", '{"a": 1}')).rejects.toThrow(/没有列/);
    await expect(take("e.csv", "")).rejects.toThrow(/一行也没有/);
    await expect(take("e.xlsx", zipBomb())).rejects.toThrow(/解压后超过/);
  });
});

/** One member that says it unpacks to a gigabyte. */
function zipBomb(): Buffer {
  const packed = deflateRawSync(Buffer.alloc(1000));
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(8, 4);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(200 * 1024 * 1024, 18);
  fields.writeUInt16LE(1, 22);
  const local = Buffer.concat([Buffer.from("PK\u0003\u0004"), fields, Buffer.from("a"), packed]);
  const central = Buffer.concat([
    Buffer.from("PK\u0001\u0002"),
    Buffer.from([20, 0]),
    fields,
    Buffer.alloc(14),
    Buffer.from("a"),
  ]);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", "latin1");
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}
