import { describe, expect, it } from "vitest";
import {
  formatHours,
  formatLoss,
  formatPointsRange,
  formatQuantity,
  formatShare,
  formatShareRange,
} from "../../../site/present/points.ts";

describe("numbers for readers", () => {
  it("shows a score with its range, in whole points and with an en dash", () => {
    expect(formatPointsRange({ points: 73.6, low: 66.2, high: 80.8 })).toBe("74 (66–81)");
  });

  it("does not round a share to all or to nothing", () => {
    expect([0, 0.004, 0.414, 0.996, 1].map(formatShare)).toEqual(["0%", "0.4%", "41%", "99.6%", "100%"]);
    expect(formatShareRange(0.46, 0.629)).toBe("46–63%");
    expect(formatShareRange(0.221, 0.224)).toBe("22%");
  });

  it("tells hours in the unit a person would use", () => {
    expect([0.5, 2, 48, 72, 720, 31.5].map((hours) => formatHours(hours))).toEqual([
      "30 分钟",
      "2 小时",
      "48 小时",
      "3 天",
      "30 天",
      "31.5 小时",
    ]);
  });

  it("takes points off with a true minus sign", () => {
    expect([7.5, 0].map(formatLoss)).toEqual(["−7.5", "0"]);
  });

  it("has no quantity where the points are the quantity", () => {
    expect(formatQuantity(null, "points")).toBeNull();
    expect(formatQuantity(1.25, "ratio")).toBe("比值 1.3");
    expect(formatQuantity(0.37, "share")).toBe("37%");
  });
});
