import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { stringify } from "yaml";
import { openArchive } from "../../data/archive/archive.ts";
import { Instant } from "../../data/model/time.ts";
import { workspaceFiles } from "../../data/workspace-files.ts";
import { capture } from "./builders.ts";
import { temporaryFolder } from "./run.ts";

export const UNIQUE = "蓝鲸七号那天夜里独自数完了三千颗星";
export const FORGOTTEN = "17380000101";
export const OTHER = "17380000102";
const page = (number: string) => `https://tousu.test/complaint/view/${number}/?sld=${"0".repeat(32)}`;

/** A workspace with one list of two complaints and the page of one of them, crawled on `day`. */
export function careWorkspace(day = "2026-03-05"): string {
  const root = temporaryFolder("care");
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  mkdirSync(join(root, "platforms"), { recursive: true });
  const tousu = { id: "tousu", adapter: "heimao", name: "投诉站", origin: "https://tousu.test", limits: "编造。" };
  writeFileSync(
    join(root, "workspace.yaml"),
    stringify({ title: "看护", demo: true, sources: [{ ...tousu, licence: "CC0" }] }),
  );
  writeFileSync(join(root, "platforms", "jia.yaml"), stringify({ id: "jia", name: "甲演示卡盟", home: null }));
  const archive = openArchive(workspaceFiles(root).archive);
  for (const [address, kind, type, text] of pages()) {
    archive.append(
      capture({
        ...{ address, finalAddress: address, kind, owner: "source:tousu" },
        fetchedAt: Instant.parse(`${day}T02:00:00Z`),
        headers: { "content-type": type },
      }),
      Buffer.from(text),
    );
  }
  archive.close();
  return root;
}

export const FEED = "https://tousu.test/api/index/feed?type=1&page_size=10&page=1";

function pages(): [address: string, kind: string, type: string, text: string][] {
  return [
    [FEED, "feed", "application/json", feed()],
    [page(FORGOTTEN), "complaint", "text/html; charset=utf-8", complaintPage()],
  ];
}

export function feed(): string {
  const main = (sn: string, title: string, summary: string) => ({
    main: {
      ...{ sn, title, status: 6, timestamp: "1772330400", cotitle: "甲演示卡盟", couid: "9000001" },
      ...{ issue: "卡密失效,客服不回复", appeal: "退款", cost: "98.00", summary, field: 114, evaluate_u: null },
      url: page(sn).replace("https:", ""),
    },
    author: { title: `阿森纳老王${sn.slice(-1)}` },
  });
  const lists = [
    main(FORGOTTEN, "卡密打不开", `卡密打不开，${UNIQUE}，客服一直不回复。`),
    main(OTHER, "充值没到账", "充值没到账，客服一直不回复，我的手机是13912345678。"),
  ];
  return JSON.stringify({ result: { status: { code: 0, msg: "" }, data: { lists, pager: PAGER } } });
}

const PAGER = { current: 1, next: 1, page_amount: 1, page_size: 10, item_count: 2 };

function complaintPage(): string {
  const recorded = join(import.meta.dirname, "..", "pages", "heimao", "complaint--closed-by-time.html");
  return readFileSync(recorded, "utf8")
    .replaceAll("17380000031", FORGOTTEN)
    .replaceAll("云杉演示卡盟", "甲演示卡盟")
    .replace("勇敢喵", "阿森纳老王1")
    .replace("联系客服没有人回。", `联系客服没有人回，${UNIQUE}。`);
}

/** Files under `root` that hold these bytes anywhere. */
export function filesWith(root: string, bytes: Buffer): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => readFileSync(path).includes(bytes));
}
