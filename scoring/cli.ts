import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { changesBetween } from "../data/dataset/keep-changes.ts";
import { readFieldNotes } from "../data/field-notes.ts";
import type { FieldNotes } from "../data/model/field-notes.ts";
import { PlatformReport, Report } from "../data/model/report.ts";
import type { Scorecard } from "../data/model/scorecard.ts";
import { type Registry, readRegistry } from "../data/registry.ts";
import { readSettings } from "../data/settings.ts";
import { openMemo } from "../data/store/memo.ts";
import { openStore, type Store } from "../data/store/store.ts";
import { type Command, EXIT, Fault, openDoor } from "../data/terminal/door.ts";
import { showProgress } from "../data/terminal/progress.ts";
import { readStandardInput } from "../data/terminal/standard-input.ts";
import { formatTable } from "../data/terminal/table.ts";
import { type WorkspaceFiles, workspaceFiles } from "../data/workspace-files.ts";
import { evaluateCase } from "./evaluate-case.ts";
import { explainChange } from "./explain-change.ts";
import { explainComplaint } from "./explain-complaint.ts";
import { explainImprovement } from "./explain-improvement.ts";
import { explainScorecard } from "./explain-scorecard.ts";
import { METHOD } from "./method.ts";
import { changesRows, reviewAdvice, reviewRows } from "./publication-tables.ts";
import { publish, readHistory } from "./publish.ts";
import { reviewPublication } from "./review-publication.ts";
import { score } from "./score.ts";

const scoreCommand: Command = {
  about:
    "给登记的每个平台打分，连同区间和理由。" +
    "写上 evaluate：只对数字用这套方法，从标准输入读 JSON {inputs: {complaints, extra}}。",
  takes: "[evaluate]",
  run({ words: [word] }) {
    if (word === "evaluate") return evaluateStandardInput();
    if (word !== undefined) throw new Fault(`score 不认识「${word}」，只认识 evaluate。`);
    const { store, registry, notes, files } = open();
    const progress = showProgress("score", registry.platforms.length);
    const memo = openMemo(files.memo);
    const { scored, rated } = score(store, registry, notes, sha256, progress, memo);
    memo.close();
    store.close();
    progress.end(`${scored} 家平台里 ${rated} 家有评分，其余证据不足`);
    return EXIT.done;
  },
};

const FAULTS_SHOWN = 10;
const KEEP_STONE =
  '要留下「何时、为何移除」：把它的文件放回去，写上 fate: { kind: removed, since: "2026-11-22", reason: … }。';

async function evaluateStandardInput(): Promise<number> {
  const evaluated = evaluateCase(await readStandardInput());
  if ("answer" in evaluated) {
    console.log(JSON.stringify(evaluated.answer, null, 1));
    return EXIT.done;
  }
  const { faults } = evaluated;
  const more = faults.length > FAULTS_SHOWN ? [`……还有 ${faults.length - FAULTS_SHOWN} 处`] : [];
  console.error(["evaluate：读不懂这一例：", ...faults.slice(0, FAULTS_SHOWN), ...more].join("\n  "));
  console.error("应写成 {inputs: {complaints, extra}}，见 scoring/README.md。");
  return EXIT.usage;
}

const publishCommand: Command = {
  about:
    "写出报告（report.json 和一家一个文件，网站只读它们）和数据集。" +
    "先看一眼：--review。两次发布之间改了什么：--diff。",
  takes: "[版本 版本]",
  options: {
    review: {
      type: "boolean",
      about: "什么也不写。列出新的扣分、封顶、下降的评级；有就以 5 退出。",
    },
    diff: { type: "boolean", about: "什么也不写。比较两次发布，如 2026.11.01 2026.11.22。" },
    json: { type: "boolean", about: "和 --review、--diff 一起：JSON。" },
  },
  run({ words, flag }) {
    if (flag("diff")) return showDiff(words, flag("json"));
    if (words.length > 0) throw new Fault(`publish 不认识「${words.join(" ")}」；比较两次发布要写 --diff。`);
    const { store, registry, notes, published } = open();
    if (flag("review")) {
      const found = reviewPublication(publishedReport(published), store.scorecards());
      store.close();
      if (flag("json")) console.log(JSON.stringify(found, null, 1));
      else {
        if (found.length > 0) console.log(`${formatTable(reviewRows(found))}\n`);
        console.log(reviewAdvice(found));
      }
      return found.length === 0 ? EXIT.done : EXIT.attention;
    }
    const known = new Set<string>(registry.platforms.map(({ id }) => id));
    const lost = publishedReport(published)?.platforms.flatMap(({ platform: { id } }) => (known.has(id) ? [] : [id]));
    const progress = showProgress("publish", registry.platforms.length);
    const { totals } = publishOrLeaveNothing(published, () =>
      publish(store, registry, notes, published, sha256, progress),
    );
    store.close();
    progress.end(`${totals.platforms} 家平台，在 ${published}`);
    for (const id of lost ?? []) console.error(`${id} 登记里没有了，它的网址从此打不开。${KEEP_STONE}`);
    return EXIT.done;
  },
};

function showDiff([from, to, ...more]: readonly string[], asJson: boolean): number {
  if (from === undefined || to === undefined || more.length > 0) {
    throw new Fault("--diff 要两个版本，旧的在前：--diff 2026.11.01 2026.11.22。");
  }
  const { published } = workspaceFiles(readSettings(process.env).KAXIN_DATA);
  const changes = changesBetween(join(published, "data"), from, to, readHistory(published));
  if (asJson) console.log(JSON.stringify(changes, null, 1));
  else console.log(changes.length === 0 ? "两次发布之间没有要说的变化。" : formatTable(changesRows(changes)));
  return EXIT.done;
}

const explain: Command = {
  about:
    "一个平台为什么是这个分：每个指标、扣分、封顶，直到原句；怎样会升级；和上次发布比为什么变了。" +
    "一条投诉：它的原话，下面标着从中读出了什么。",
  takes: "[platform] 平台 | complaint 编号",
  run({ words: [first, second] }) {
    if (first === "complaint") return explainOne(second ?? "");
    const id = first === "platform" ? second : first;
    const { store, registry, notes, published } = open();
    const scorecard = store.scorecards().find((each) => each.platform === id);
    store.close();
    if (scorecard === undefined) {
      throw new Fault(`没有「${id ?? ""}」的评分。有的是：${registry.platforms.map((each) => each.id).join("、")}`);
    }
    const before = publishedScorecard(published, scorecard.platform);
    const corrections = notes.corrections.filter(({ platform }) => platform === id);
    const lines = [
      ...explainScorecard(scorecard, METHOD),
      ...explainImprovement(scorecard, METHOD),
      ...(before === null ? [] : explainChange(before, scorecard, corrections)),
    ];
    console.log(lines.join("\n"));
    return EXIT.done;
  },
};

/** `id`: the number a source gave it, alone or after the source's own id. */
function explainOne(id: string): number {
  const { store } = open();
  const found = store.complaints().filter(({ source, number }) => number === id || `${source}:${number}` === id);
  store.close();
  if (found.length === 0) {
    throw new Fault(`没有投诉「${id}」。写来源印的编号，或者 来源:编号。`);
  }
  console.log(found.map((each) => explainComplaint(each).join("\n")).join("\n\n"));
  return EXIT.done;
}

/** On a disk that is full half a publication takes the room that everybody else needs. */
function publishOrLeaveNothing(folder: string, make: () => Report): Report {
  try {
    return make();
  } catch (error) {
    rmSync(`${folder}.fresh`, { recursive: true, force: true });
    throw error;
  }
}

/** The last published index; `null`: never published, or in a form of another time. */
function publishedReport(folder: string): Report | null {
  const file = join(folder, "report.json");
  return existsSync(file) ? (Report.safeParse(JSON.parse(readFileSync(file, "utf8"))).data ?? null) : null;
}

/** The scorecard of the last published report; `null`: never published, or in a form of another time. */
function publishedScorecard(folder: string, id: string): Scorecard | null {
  const file = join(folder, "platforms", `${id}.json`);
  if (!existsSync(file)) return null;
  return PlatformReport.safeParse(JSON.parse(readFileSync(file, "utf8"))).data?.scorecard ?? null;
}

type Opened = {
  readonly store: Store;
  readonly registry: Registry;
  readonly notes: FieldNotes;
  readonly published: string;
  readonly files: WorkspaceFiles;
};

function open(): Opened {
  const { KAXIN_DATA } = readSettings(process.env);
  const files = workspaceFiles(KAXIN_DATA);
  const { store, published } = files;
  const registry = readRegistry(KAXIN_DATA);
  const notes = readFieldNotes(KAXIN_DATA, registry.platforms);
  if (!existsSync(store)) throw new Fault(`${store} 还没有。先运行 npm run parse。`);
  return { store: openStore(store), registry, notes, published, files };
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

process.exitCode = await openDoor(
  "scoring",
  { score: scoreCommand, publish: publishCommand, explain },
  process.argv.slice(2),
);
