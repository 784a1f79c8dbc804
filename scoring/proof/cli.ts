import { readFileSync, statSync } from "node:fs";
import { type Command, EXIT, Fault, openDoor } from "../../data/terminal/door.ts";
import { formatTable } from "../../data/terminal/table.ts";
import { type BackTest, backTest, splitPanel, type Verdict } from "./back-test.ts";
import { PanelFault, readPanel } from "./read-panel.ts";

const LARGEST_PANEL = 200 * 2 ** 20;

const backtest: Command = {
  about: "How well the past foretells the future: pooled rate, raw rate and the shrunk one. JSON; a table beside it.",
  options: {
    panel: { type: "string", about: "A CSV table with the columns unit,period,trials,events." },
    split: { type: "string", about: "Trained before this period, tested from it on." },
  },
  run({ text }) {
    const panel = text("panel");
    const split = text("split");
    if (panel === undefined || split === undefined) throw new Fault("give --panel FILE.csv and --split PERIOD.");
    const result = testPanel(panel, split);
    console.error(backTestTable(result));
    console.log(JSON.stringify({ split, ...result }, null, 1));
    return EXIT.done;
  },
};

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

function backTestTable({ train, test, prior, pooled, raw, empiricalBayes }: BackTest): string {
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
  return [
    `train ${train.units} units, ${train.trials} trials at ${train.rate.toFixed(4)}; ` +
      `test ${test.units} units (${test.newcomers} new, ${test.comparable} comparable), ${test.trials} trials at ${test.rate.toFixed(4)}; ` +
      `prior Beta(${prior.alpha.toFixed(3)}, ${prior.beta.toFixed(3)})`,
    formatTable([
      ["forecast", "Brier", "skill", "AUC", "Spearman", "MAE pp", "slope", "90 % coverage"],
      row("pooled", pooled),
      row("raw", raw),
      row("empirical Bayes", empiricalBayes),
    ]),
  ].join("\n");
}

process.exitCode = await openDoor("proof", { backtest }, process.argv.slice(2));
