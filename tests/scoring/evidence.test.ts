import { describe, expect, it } from "vitest";
import type { Complaint } from "../../data/model/complaint.ts";
import { fromShanghai } from "../../data/model/time.ts";
import { isPeak } from "../../scoring/event-windows.ts";
import { readServiceHours, serviceHoursBetween } from "../../scoring/evidence/service-clock.ts";
import { complaint, daysAgo, evidenceOf, excerpt, label, policy, type Step } from "./support/builders.ts";

const outcomes = (steps: readonly Step[], over = {}) => evidenceOf([complaint({ steps, ...over })]).observations[0];

describe("an outcome after 30 days", () => {
  it.each<[string, readonly Step[]]>([
    [
      "resolved",
      [
        ["replied", 5],
        ["confirmed", 30],
      ],
    ],
    [
      "silent",
      [
        ["replied", 5],
        ["auto_closed", 200],
      ],
    ],
    ["silent", [["replied", 5]]],
    [
      "unresolved",
      [
        ["replied", 5],
        ["disputed", 60],
      ],
    ],
    [
      "unresolved",
      [
        ["replied", 5],
        ["confirmed", 20],
        ["disputed", 60],
      ],
    ],
    [
      "withdrawn",
      [
        ["replied", 5],
        ["withdrawn", 9],
      ],
    ],
    ["noreply", []],
    ["noreply", [["replied", 800]]],
    [
      "silent",
      [
        ["replied", 5],
        ["confirmed", 800],
      ],
    ],
    ["not_handed", [["not_listed", 1]]],
  ])("is %s after %j", (outcome, steps) => {
    expect(outcomes(steps)?.outcome).toBe(outcome);
  });

  it("is unresolved when the consumer rates an answer two or less, unless he confirmed", () => {
    const rating = { attitude: null, speed: null, satisfaction: 2 };
    expect(outcomes([["replied", 5]], { rating })?.outcome).toBe("unresolved");
    expect(
      outcomes(
        [
          ["replied", 5],
          ["confirmed", 9],
        ],
        { rating },
      )?.outcome,
    ).toBe("resolved");
  });

  it("is the author's own word where the source has no events for it", () => {
    expect(outcomes([["replied", 5]], { resolved: true })?.outcome).toBe("resolved");
    expect(outcomes([], { resolved: false })?.outcome).toBe("unresolved");
  });

  it("is not judged by what was written before the answer, but by what comes after it", () => {
    expect(outcomes([["replied", 5]], { resolved: false })?.outcome).toBe("silent");
    const goesOn = outcomes(
      [
        ["replied", 5],
        ["supplemented", 9],
      ],
      { resolved: false },
    );
    expect(goesOn?.outcome).toBe("unresolved");
    const answeredAgain = outcomes(
      [
        ["replied", 5],
        ["supplemented", 9],
        ["replied", 20],
      ],
      { resolved: false },
    );
    expect(answeredAgain?.outcome).toBe("silent");
  });

  it("is open while a complaint is young and undecided", () => {
    expect(outcomes([["replied", 5]], { ageDays: 10 })?.outcome).toBe("open");
    expect(outcomes([["confirmed", 5]], { ageDays: 10 })?.outcome).toBe("resolved");
  });
});

describe("the wait for an answer", () => {
  it("begins when the merchant gets the complaint", () => {
    expect(
      outcomes([
        ["assigned", 10],
        ["replied", 15],
      ])?.reply,
    ).toMatchObject({ kind: "timed", hours: 5 });
  });

  it("does not end with a machine's receipt", () => {
    const minute = 1 / 60;
    expect(outcomes([["replied", minute / 2]])?.reply).toMatchObject({ kind: "timed", hours: null });
    expect(
      outcomes([
        ["replied", minute / 2],
        ["replied", 3],
      ])?.reply,
    ).toMatchObject({ hours: 3 });
  });

  it("is nobody's when the merchant is not listed, or the source never handed it on", () => {
    expect(outcomes([["not_listed", 1]])?.reply.kind).toBe("not_handed");
    const all = evidenceOf([complaint({ steps: [["assigned", 1]] }), complaint({ steps: [["approved", 1]] })]);
    expect(all.observations.map((each) => each.reply.kind).sort()).toEqual(["not_handed", "timed"]);
  });

  it("cannot be told where the source only flags it as timely", () => {
    const flagged = outcomes(
      [
        ["replied", null],
        ["confirmed", null],
      ],
      { timely: true },
    );
    expect(flagged).toMatchObject({
      reply: { kind: "flag_only", timely: true },
      outcome: "resolved",
      resolvedHours: null,
      timed: false,
    });
  });

  it("runs on published service hours, but never for who promises day and night", () => {
    const nightly = complaint({ steps: [["replied", 24]] });
    const humanHours = { value: "09:00-21:00", excerpt: excerpt("人工 9-21 点") };
    const waited = (facts: Parameters<typeof policy>[0]) => {
      const reply = evidenceOf([nightly], [policy(facts)]).observations[0]?.reply;
      return reply?.kind === "timed" ? reply.hours : null;
    };
    expect(waited({ humanHours })).toBe(12);
    expect(waited({ humanHours, humanRoundTheClock: excerpt("7×24 小时人工") })).toBe(24);
    expect(waited({ humanHours: { ...humanHours, value: "09:00-10:00" } })).toBe(24);
  });
});

describe("service hours", () => {
  it("know weekdays and midnight", () => {
    const office = readServiceHours("Mon-Fri 08:00-20:00", 8);
    const friday = fromShanghai(2026, 6, 26, 19);
    expect(serviceHoursBetween(office, friday, fromShanghai(2026, 6, 29, 9))).toBe(2);
    const late = readServiceHours("18:00-04:00", 8);
    expect(serviceHoursBetween(late, fromShanghai(2026, 6, 26, 23), fromShanghai(2026, 6, 27, 12))).toBe(5);
  });

  it("are nothing when they cannot be read", () => {
    expect(readServiceHours("24x7", 8)).toBeNull();
    expect(readServiceHours("白天", 8)).toBeNull();
  });
});

describe("evidence", () => {
  it("leaves out what is too old, not yet, or from nowhere", () => {
    const evidence = evidenceOf([
      complaint({ ageDays: 400 }),
      complaint({ ageDays: -1 }),
      complaint({ source: "nowhere" }),
      complaint(),
    ]);
    expect(evidence.observations).toHaveLength(1);
    expect(evidence.setAside).toBe(3);
  });

  it("reads severity from the gravest label, and refunds from what is asked", () => {
    const [one] = evidenceOf([
      complaint({
        issues: [label("delayed_delivery"), label("support_unreachable")],
        remedies: [label("refund")],
        steps: [
          ["replied", 2],
          ["confirmed", 80],
        ],
      }),
    ]).observations;
    expect(one).toMatchObject({ severity: 1, wantsRefund: true, refundWorkdays: 2 });
  });

  it("does not depend on the order in which complaints come", () => {
    const all = Array.from({ length: 12 }, (_, index) =>
      complaint({ ageDays: 20 + index, authorKey: index % 3 ? null : "one" }),
    );
    const seen = (complaints: readonly Complaint[]) => {
      const { observations, ...rest } = evidenceOf(complaints);
      return { ...rest, observations: observations.map(({ record, ...each }) => ({ ...each, complaint: record() })) };
    };
    expect(seen([...all].reverse())).toEqual(seen(all));
  });

  it("knows peak days by the Shanghai calendar", () => {
    expect(isPeak(fromShanghai(2026, 6, 18))).toBe(true);
    expect(isPeak(fromShanghai(2026, 2, 18))).toBe(true);
    expect(isPeak(fromShanghai(2026, 4, 2, 23))).toBe(true);
    expect(isPeak(fromShanghai(2026, 4, 15))).toBe(false);
    expect(isPeak(daysAgo(50))).toBe(false);
  });
});
