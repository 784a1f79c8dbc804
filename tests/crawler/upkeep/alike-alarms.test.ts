import { expect, it } from "vitest";
import { alikeAlarms } from "../../../crawler/upkeep/alike-alarms.ts";
import type { Alarm } from "../../../data/model/alarm.ts";
import { Instant } from "../../../data/model/time.ts";

const alarm = (address: string, rest: Partial<Alarm> = {}): Alarm => ({
  ...{ owner: "source:heimao", address, kind: "shape", selector: "h1.article", message: "结构变了" },
  at: Instant.parse("2026-11-20T04:00:00Z"),
  ...rest,
});

it("one change of a site is one matter, on however many pages; another owner, place or message is another", () => {
  const raised = [
    alarm("http://a.test/1"),
    alarm("http://a.test/2"),
    alarm("http://a.test/3", { selector: "ul.ts-q-list" }),
    alarm("http://b.test/1", { owner: "source:xfb" }),
    alarm("http://a.test/4"),
  ];
  expect(alikeAlarms(raised).map(({ first, pages }) => [first.address, pages])).toEqual([
    ["http://a.test/1", 3],
    ["http://a.test/3", 1],
    ["http://b.test/1", 1],
  ]);
});
