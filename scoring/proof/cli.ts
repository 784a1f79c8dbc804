import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import type { LookAhead, Verdict } from "../../data/model/proof.ts";
import { Instant } from "../../data/model/time.ts";
import { readRegistry } from "../../data/registry.ts";
import { readSettings } from "../../data/settings.ts";
import { openStore } from "../../data/store/store.ts";
import { type Command, EXIT, Fault, openDoor } from "../../data/terminal/door.ts";
import { showProgress } from "../../data/terminal/progress.ts";
import { formatTable } from "../../data/terminal/table.ts";
import { workspaceFiles } from "../../data/workspace-files.ts";
import { type BackTest, backTest, type Contest, splitPanel } from "./back-test.ts";
import { latestFreeze, lookAhead } from "./look-ahead.ts";
import { PanelFault, readPanel } from "./read-panel.ts";
import { type Coverage, SCENARIOS, type Scenario, SIZES, simulateCoverage } from "./simulate-coverage.ts";
import { verifyReport } from "./verify-report.ts";

const LARGEST_PANEL = 200 * 2 ** 20;

const backtest: Command = {
  about: "过去能不能预见以后：合并的比率、原始的比率、收缩后的比率，各准到哪里。JSON，旁边一张表。",
  options: {
    panel: {
      type: "string",
      about: "一张 CSV，列是 unit,period,trials,events。不写就用自己的存储。",
    },
    split: { type: "string", about: "和 --panel 一起：这一期以前用来学，从这一期起用来验。" },
    at: { type: "string", about: "不写 --panel 时：站在这一刻看以后（默认最后一次看的前 120 天）。" },
  },
  run({ text }) {
    const panel = text("panel");
    const split = text("split");
    if (panel !== undefined) {
      if (split === undefined) throw new Fault("--panel 还要 --split 期：以前用来学，从它起用来验。");
      const result = testPanel(panel, split);
      console.error(panelTable(result));
      console.log(JSON.stringify({ split, ...result }, null, 1));
      return EXIT.done;
    }
    const result = testStore(text("at"));
    console.error(storeTables(result));
    console.log(JSON.stringify(result, null, 1));
    return EXIT.done;
  },
};

function testStore(at: string | undefined): LookAhead {
  const { KAXIN_DATA } = readSettings(process.env);
  const files = workspaceFiles(KAXIN_DATA);
  const { platforms, workspace } = readRegistry(KAXIN_DATA);
  if (!existsSync(files.store)) throw new Fault(`${files.store} 还没有。先运行 npm run parse。`);
  const store = openStore(files.store);
  try {
    const asOf = store.asOf();
    if (asOf === null) throw new Fault("存储是空的。先运行 npm run parse。");
    const frozenAt = Instant.safeParse(at ?? latestFreeze(asOf));
    if (!frozenAt.success) throw new Fault(`--at ${at}：写一个 UTC 时刻，如 2026-06-30T00:00:00Z。`);
    const { complaintsInTurn, complaintsOf } = store;
    return lookAhead({ platforms, complaintsInTurn, complaintsOf, sources: workspace.sources, asOf }, frozenAt.data);
  } finally {
    store.close();
  }
}

function storeTables({ frozenAt, until, questions }: LookAhead): string {
  const head = `站在 ${frozenAt}，看到 ${until} 为止的投诉`;
  if (questions.length === 0) return `${head}：以前或以后的记录太少，预见不了什么。`;
  const tables = questions.map(
    ({ zh, test, ...ways }) =>
      `\n${zh}：${test.units} 家平台的 ${test.trials} 条投诉（新的 ${test.newcomers} 家，可比的 ${test.comparable} 家），比率 ${test.rate.toFixed(4)}\n${waysTable(ways)}`,
  );
  return [head, ...tables].join("\n");
}

function testPanel(path: string, split: string): BackTest {
  if (statSync(path).size > LARGEST_PANEL) throw new Fault(`${path} 超过 200 MB。先按期合计。`);
  try {
    const result = backTest(splitPanel(readPanel(readFileSync(path, "utf8")), split));
    if (result === null) throw new Fault(`${path}：${split} 的一边没有数据。换一个 --split。`);
    return result;
  } catch (error) {
    if (error instanceof PanelFault) throw new Fault(`${path}：${error.message}。`);
    throw error;
  }
}

function panelTable({ train, test, prior, ...ways }: BackTest): string {
  return [
    `学：${train.units} 个单位，${train.trials} 次，比率 ${train.rate.toFixed(4)}；` +
      `验：${test.units} 个单位（新的 ${test.newcomers}，可比的 ${test.comparable}），${test.trials} 次，比率 ${test.rate.toFixed(4)}；` +
      `先验 Beta(${prior.alpha.toFixed(3)}, ${prior.beta.toFixed(3)})`,
    waysTable(ways),
  ].join("\n");
}

function waysTable({ pooled, raw, empiricalBayes }: Omit<Contest, "test">): string {
  const number = (value: number | null, digits = 3) => (value === null ? "–" : value.toFixed(digits));
  const row = (name: string, each: Verdict) => [
    name,
    number(each.brier, 5),
    each.brierSkill === null ? "–" : `${(100 * each.brierSkill).toFixed(2)} %`,
    number(each.auc),
    number(each.spearman),
    each.mae === null ? "–" : (100 * each.mae).toFixed(2),
    number(each.calibrationSlope, 2),
    number(each.intervalCoverage, 2),
  ];
  return formatTable([
    ["怎样预见", "Brier", "技能分", "AUC", "Spearman", "MAE（百分点）", "校准斜率", "90% 区间盖住"],
    row("合并的比率", pooled),
    row("原始的比率", raw),
    row("收缩后的（经验贝叶斯）", empiricalBayes),
  ]);
}

const MOST_REPEATS = 100_000;

const simulate: Command = {
  about: "区间诚不诚实：造出真值已知的平台，走一遍评分代码；90% 的区间应该盖住真值。",
  options: {
    repeats: { type: "string", about: "每种大小造多少家平台（默认 2000）。" },
    seed: { type: "string", about: "换一个种子，换一批平台（默认 kaxin）。" },
    json: { type: "boolean", about: "不要表，给 JSON。" },
  },
  run({ text, flag }) {
    const repeats = Number(text("repeats") ?? "2000");
    if (!Number.isInteger(repeats) || repeats < 10 || repeats > MOST_REPEATS) {
      throw new Fault(`--repeats ${text("repeats")}：要一个 10 到 ${MOST_REPEATS} 的整数。`);
    }
    const progress = showProgress("simulate", SCENARIOS.length * SIZES.length);
    const results = SCENARIOS.map((scenario) => ({
      scenario,
      sizes: SIZES.map((n) => {
        progress.step(`${scenario.id} n=${n}`);
        return simulateCoverage(scenario, n, repeats, text("seed") ?? "kaxin");
      }),
    }));
    progress.end(`每种大小 ${repeats} 家平台`);
    console.log(flag("json") ? JSON.stringify(results, null, 1) : results.map(coverageTable).join("\n\n"));
    return EXIT.done;
  },
};

function coverageTable({ scenario, sizes }: { scenario: Scenario; sizes: readonly Coverage[] }): string {
  return [
    `${scenario.id} · ${scenario.zh}`,
    formatTable([
      ["投诉", "有效投诉", "只看有答复的：偏差", "不收缩的 RMSE", "偏差", "RMSE", "90% 区间盖住", "区间宽"],
      ...sizes.map((each) => [
        String(each.n),
        each.nEff.toFixed(1),
        each.repliedOnlyBias.toFixed(1),
        each.plainRmse.toFixed(1),
        each.bias.toFixed(2),
        each.rmse.toFixed(1),
        each.coverage.toFixed(3),
        each.width.toFixed(1),
      ]),
    ]),
  ].join("\n");
}

const DIFFERENCES_SHOWN = 40;

const verify: Command = {
  about: "只凭发布的数据把一份报告重算一遍，说出哪里不一样。不需要存储。全部一样以 0 退出，不一样以 3。",
  takes: "报告文件夹",
  options: { json: { type: "boolean", about: "每一处不同，JSON。" } },
  run({ words: [folder], flag }) {
    if (folder === undefined) throw new Fault("要写一份发布的报告的文件夹，就是里面有 report.json 的那个。");
    const progress = showProgress("verify", 0);
    const found = verifyReport(folder, sha256, (platform) => progress.step(platform));
    progress.end(found.length === 0 ? "每个数都一样" : `${found.length} 个数不一样`);
    if (flag("json")) console.log(JSON.stringify(found, null, 1));
    else if (found.length > 0) {
      const rows = found
        .slice(0, DIFFERENCES_SHOWN)
        .map((each) => [each.file, each.path, each.published, each.computed]);
      console.log(formatTable([["文件", "哪个数", "发布的", "重算的"], ...rows]));
      if (found.length > DIFFERENCES_SHOWN)
        console.log(`……还有 ${found.length - DIFFERENCES_SHOWN} 处（--json 全部列出）`);
    }
    return found.length === 0 ? EXIT.done : EXIT.fault;
  },
};

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

process.exitCode = await openDoor("proof", { backtest, simulate, verify }, process.argv.slice(2));
