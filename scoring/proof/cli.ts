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
  about: "How well the past foretells the future: pooled rate, raw rate and the shrunk one. JSON; a table beside it.",
  options: {
    panel: {
      type: "string",
      about: "A CSV table with the columns unit,period,trials,events. Without it: the own store.",
    },
    split: { type: "string", about: "With a panel: trained before this period, tested from it on." },
    at: { type: "string", about: "Without: freeze the store at this moment (default 120 days before its last look)." },
  },
  run({ text }) {
    const panel = text("panel");
    const split = text("split");
    if (panel !== undefined) {
      if (split === undefined) throw new Fault("--panel needs --split PERIOD: trained before it, tested from it on.");
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
    if (!frozenAt.success) throw new Fault(`--at ${at}: give a moment in UTC, like 2026-06-30T00:00:00Z.`);
    const { complaintsInTurn, complaintsOf } = store;
    return lookAhead({ platforms, complaintsInTurn, complaintsOf, sources: workspace.sources, asOf }, frozenAt.data);
  } finally {
    store.close();
  }
}

function storeTables({ frozenAt, until, questions }: LookAhead): string {
  const head = `frozen at ${frozenAt}; complaints until ${until}`;
  if (questions.length === 0) return `${head}: too few records before or after to foretell anything.`;
  const tables = questions.map(
    ({ zh, test, ...ways }) =>
      `\n${zh}: ${test.trials} complaints of ${test.units} platforms (${test.newcomers} new, ${test.comparable} comparable) at ${test.rate.toFixed(4)}\n${waysTable(ways)}`,
  );
  return [head, ...tables].join("\n");
}

function testPanel(path: string, split: string): BackTest {
  if (statSync(path).size > LARGEST_PANEL) throw new Fault(`${path}: larger than 200 MB. Sum it up by period first.`);
  try {
    const result = backTest(splitPanel(readPanel(readFileSync(path, "utf8")), split));
    if (result === null) throw new Fault(`${path}: no trials on one side of ${split}. Choose another --split.`);
    return result;
  } catch (error) {
    if (error instanceof PanelFault) throw new Fault(`${path}: ${error.message}.`);
    throw error;
  }
}

function panelTable({ train, test, prior, ...ways }: BackTest): string {
  return [
    `train ${train.units} units, ${train.trials} trials at ${train.rate.toFixed(4)}; ` +
      `test ${test.units} units (${test.newcomers} new, ${test.comparable} comparable), ${test.trials} trials at ${test.rate.toFixed(4)}; ` +
      `prior Beta(${prior.alpha.toFixed(3)}, ${prior.beta.toFixed(3)})`,
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
    ["forecast", "Brier", "skill", "AUC", "Spearman", "MAE pp", "slope", "90 % coverage"],
    row("pooled", pooled),
    row("raw", raw),
    row("empirical Bayes", empiricalBayes),
  ]);
}

const MOST_REPEATS = 100_000;

const simulate: Command = {
  about: "How honest the ranges are: platforms whose truth is known, through the scoring code. 90 % should hold it.",
  options: {
    repeats: { type: "string", about: "Platforms drawn for each size (default 2000)." },
    seed: { type: "string", about: "Another seed, another draw (default kaxin)." },
    json: { type: "boolean", about: "Figures as JSON instead of tables." },
  },
  run({ text, flag }) {
    const repeats = Number(text("repeats") ?? "2000");
    if (!Number.isInteger(repeats) || repeats < 10 || repeats > MOST_REPEATS) {
      throw new Fault(`--repeats ${text("repeats")}: give a whole number from 10 to ${MOST_REPEATS}.`);
    }
    const progress = showProgress("simulate", SCENARIOS.length * SIZES.length);
    const results = SCENARIOS.map((scenario) => ({
      scenario,
      sizes: SIZES.map((n) => {
        progress.step(`${scenario.id} n=${n}`);
        return simulateCoverage(scenario, n, repeats, text("seed") ?? "kaxin");
      }),
    }));
    progress.end(`${repeats} platforms a size`);
    console.log(flag("json") ? JSON.stringify(results, null, 1) : results.map(coverageTable).join("\n\n"));
    return EXIT.done;
  },
};

function coverageTable({ scenario, sizes }: { scenario: Scenario; sizes: readonly Coverage[] }): string {
  return [
    `${scenario.id} · ${scenario.zh}`,
    formatTable([
      ["n", "n_eff", "replied-only bias", "plain RMSE", "bias", "RMSE", "90 % coverage", "width"],
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
  about: "Computes a published report again from what lies beside it, and says what differs. Needs no store.",
  takes: "REPORT_FOLDER",
  options: { json: { type: "boolean", about: "Every difference as JSON." } },
  run({ words: [folder], flag }) {
    if (folder === undefined) throw new Fault("give the folder of a published report: the one with report.json in it.");
    const progress = showProgress("verify", 0);
    const found = verifyReport(folder, sha256, (platform) => progress.step(platform));
    progress.end(found.length === 0 ? "every figure came out the same" : `${found.length} figures differ`);
    if (flag("json")) console.log(JSON.stringify(found, null, 1));
    else if (found.length > 0) {
      const rows = found
        .slice(0, DIFFERENCES_SHOWN)
        .map((each) => [each.file, each.path, each.published, each.computed]);
      console.log(formatTable([["file", "figure", "published", "computed again"], ...rows]));
      if (found.length > DIFFERENCES_SHOWN)
        console.log(`and ${found.length - DIFFERENCES_SHOWN} more (--json shows all)`);
    }
    return found.length === 0 ? EXIT.done : EXIT.fault;
  },
};

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

process.exitCode = await openDoor("proof", { backtest, simulate, verify }, process.argv.slice(2));
