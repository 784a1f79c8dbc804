import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { evaluateCase } from "../../scoring/evaluate-case.ts";

const golden = JSON.parse(readFileSync(new URL("golden/golden_cases.json", import.meta.url), "utf8"));

function answerTo(given: unknown) {
  const evaluated = evaluateCase(JSON.stringify(given));
  if ("faults" in evaluated) throw new Error(evaluated.faults.join("\n"));
  return evaluated.answer;
}

function faultsOf(json: string): readonly string[] {
  const evaluated = evaluateCase(json);
  return "faults" in evaluated ? evaluated.faults : [];
}

/** Six complaints, each of its own, unlike in nothing but their number. */
function six(over: Readonly<Record<string, unknown>>, count = 6) {
  const complaints = Array.from({ length: count }, (_, id) => ({
    id,
    age_days: 40,
    followup_h: 960,
    reply_h: 5,
    outcome: "resolved",
    resolved_h: 20,
    merchant_replies: 1,
    refund_wd: null,
    severity: 0.3,
    rating: null,
    cluster: `c${id}`,
    withdrawn_h: null,
    ...over,
  }));
  return { inputs: { complaints, extra: { D3: 60 } } };
}

describe("a case on standard input", () => {
  it.each(["main_20", "zero_complaints", "all_censored_12", "single_reply"])(
    "is answered field for field: %s",
    (id) => {
      expect(shapeOf(answerTo(golden[id]))).toEqual(shapeOf(golden[id].expected));
    },
  );

  it("is refused with place and reason", () => {
    expect(faultsOf("{")[0]).toMatch(/^不是 JSON/u);
    expect(faultsOf("[]")[0]).toMatch(/应为一组/u);
    expect(faultsOf('{"inputs":"as above"}')[0]).toMatch(/^inputs: /u);
    expect(faultsOf(JSON.stringify(six({ outcome: "solved" })))[0]).toMatch(/^inputs\.complaints\.0\.outcome: /u);
    expect(faultsOf(JSON.stringify(six({ age_days: -1 })))[0]).toMatch(/^inputs\.complaints\.0\.age_days: /u);
  });

  it("shows dimensions from five effective complaints on, and grades from ten", () => {
    const few = answerTo(six({}));
    expect(few.D1).not.toBeNull();
    expect(few.total).toEqual({ score: null, coverage: 1, grade: "NR" });
    expect(answerTo(six({}, 10)).total.grade).not.toBe("NR");
  });

  it("measures no reply where all are younger than every deadline that could be judged", () => {
    const young = answerTo(
      six({ age_days: 0.05, followup_h: 1, reply_h: null, outcome: "open", resolved_h: null }, 12),
    );
    expect(young.reply?.n_star).toBe(0);
    expect(young.D1).toBeNull();
    expect(young.dimension_indicator_weight.D1).toBe(0);
  });

  it("leaves out whom the consumer says it was his own fault", () => {
    const { inputs } = six({}, 12);
    const own = six({ outcome: "user_error", severity: 1, cluster: "own" }, 3).inputs.complaints;
    expect(answerTo({ inputs: { ...inputs, complaints: [...inputs.complaints, ...own] } })).toEqual({
      ...answerTo({ inputs }),
    });
  });
});

/** The same value with every number and word replaced by its kind: names and nesting remain. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (value === null || typeof value !== "object") return value === null ? null : typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, shapeOf(each)]));
}
