import type { Expectation } from "../../data/model/scorecard.ts";
import { type Percent, percentOf, placeRange } from "./charts.ts";
import { formatCount } from "./points.ts";

export type ExpectedRow = {
  readonly id: Expectation["id"];
  readonly complaints: number;
  readonly observed: number;
  /** In tenths, like the difference: neither is known better. */
  readonly expected: string;
  readonly difference: string;
  readonly range: string;
  /** Which way the difference goes, if its range says. */
  readonly verdict: "more" | "fewer" | "unclear";
  /** Where things stand on a scale from none to all complaints. */
  readonly at: {
    readonly expected: Percent;
    readonly observed: Percent;
    readonly range: ReturnType<typeof placeRange>;
  };
};

/** What would be expected of the other platforms, beside what there was. */
export function expectedRow({ id, complaints, expected, observed, difference, low, high }: Expectation): ExpectedRow {
  const place = (count: number) => (100 * count) / complaints;
  return {
    ...{ id, complaints, observed, expected: formatCount(expected) },
    difference: signed(difference),
    range: `${signed(low)} … ${signed(high)}`,
    verdict: low > 0 ? "more" : high < 0 ? "fewer" : "unclear",
    at: {
      expected: percentOf(place(expected)),
      observed: percentOf(place(observed)),
      range: placeRange(place(expected + low), place(expected + high)),
    },
  };
}

function signed(count: number): string {
  const tenths = Math.round(10 * count) / 10;
  return tenths === 0 ? "0" : `${tenths > 0 ? "+" : "−"}${formatCount(Math.abs(tenths))}`;
}
