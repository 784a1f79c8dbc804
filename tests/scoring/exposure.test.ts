import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { Platform } from "../../data/model/platform.ts";
import { assembleEvidence } from "../../scoring/evidence/assemble-evidence.ts";
import { complaintExposure } from "../../scoring/indicators/complaint-exposure.ts";
import { METHOD } from "../../scoring/method.ts";
import { fitGammaPoisson, gammaBelow } from "../../scoring/statistics/gamma-poisson.ts";
import { AS_OF, complaint, source } from "./support/builders.ts";

const { rows, expected } = z
  .object({
    rows: z.array(z.tuple([z.number(), z.number()])),
    expected: z.object({ shape: z.number(), rate: z.number(), posterior_rate_row1: z.number() }),
  })
  .parse(JSON.parse(readFileSync(new URL("golden/gamma_poisson.json", import.meta.url), "utf8")));

describe("gamma and Poisson", () => {
  it("fit the motor insurers of New York as R does", () => {
    const fitted = fitGammaPoisson(rows.map(([events, exposure]) => ({ events, exposure })));
    expect(Math.abs((fitted?.shape ?? 0) / expected.shape - 1)).toBeLessThan(1e-3);
    expect(Math.abs((fitted?.rate ?? 0) / expected.rate - 1)).toBeLessThan(1e-3);
    const posterior = (fitted?.shape ?? 0) / ((fitted?.rate ?? 0) + 71.35);
    expect(Math.abs(posterior / expected.posterior_rate_row1 - 1)).toBeLessThan(1e-3);
  });

  it("know nothing where nothing ever happened", () => {
    expect(fitGammaPoisson([{ events: 0, exposure: 3 }])).toBeNull();
    expect(gammaBelow({ shape: 2, rate: 1 }, 1)).toBeCloseTo(1 - 2 * Math.exp(-1), 12);
  });
});

describe("complaints by size of business", () => {
  const sizes = [1, 2, 5, 10, 20, 50, 100, 200, 500].map((thousands) => thousands * 1000);
  const sized = (count: number, over: object = {}) =>
    sizes.slice(0, count).map((size, index) =>
      Platform.parse({
        id: `shop-${index}`,
        name: `示例 ${index}`,
        home: null,
        exposure: { size, unit: "orders", asOf: "2026-03-31", source: "https://reports.example/1", ...over },
      }),
    );
  // Ten complaints each: the bigger, the fewer for its size.
  const complaints = sizes.flatMap((_, index) =>
    Array.from({ length: 10 }, (__, at) => complaint({ platform: `shop-${index}`, ageDays: 10 + 20 * at })),
  );
  const measureAll = (platforms: readonly Platform[]) =>
    assembleEvidence(platforms, complaints, [], [source()], AS_OF).map(
      (evidence) =>
        complaintExposure.measure(evidence, { parameters: METHOD.parameters, priors: METHOD.parameters.priors }).tell()
          .measurement,
    );

  it("are fewer for a bigger business with as many complaints", () => {
    const points = measureAll(sized(9)).map((each) => (each.kind === "measured" ? each.points : -1));
    expect(points).toEqual([...points].sort((one, other) => one - other));
    expect(points[0]).toBeLessThan(10);
    expect(points.at(-1)).toBeGreaterThan(80);
  });

  it("are not measured among too few, with an old size, or with none", () => {
    expect(measureAll(sized(8)).map(({ kind }) => kind)).toEqual(Array.from({ length: 8 }, () => "insufficient"));
    expect(measureAll(sized(9, { asOf: "2025-01-01" }))[0]?.kind).toBe("not_applicable");
  });
});
