import { Readable, Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { askContactTest, faultsOf } from "../../data/ask-contact-test.ts";
import { ContactTest } from "../../data/model/contact-test.ts";
import { NoAnswer, withQuestions } from "../../data/terminal/ask.ts";
import { platform } from "../support/builders.ts";

const shop = platform({ name: "甲演示卡盟", home: "http://jia.test/" });

function converse(answers: readonly string[], taken: readonly string[] = []) {
  let said = "";
  const output = new Writable({
    write(chunk, _, done) {
      said += String(chunk);
      done();
    },
  });
  const input = Readable.from([answers.map((answer) => `${answer}\n`).join("")]);
  const asked = withQuestions(input, output, (ask) => askContactTest(ask, [shop], new Set(taken)));
  return { asked, said: () => said };
}

const CALL = [
  "jia",
  "phone",
  "2026-11-20T22:13:05+08:00",
  "human",
  "2026-11-20T22:13:20+08:00",
  "2026-11-20T22:16:00+08:00",
];

describe("writing down a contact test", () => {
  it("asks what happened, and what it writes is a contact test", async () => {
    const test = await converse([...CALL, "2026-11-20T22:20:00+08:00", ""]).asked;
    expect(test.id).toBe("jia-phone-2026-11-20");
    expect(ContactTest.parse(parse(stringify(test)))).toMatchObject({
      outcome: "human",
      firstHumanAnswer: "2026-11-20T14:16:00Z",
    });
    expect(faultsOf(test)).toEqual([]);
  });

  it("takes a time without its zone for Beijing's", async () => {
    const watch = ["jia", "phone", "2026-11-20 22:13", "no_answer", "", "2026-11-20 22:20:05", ""];
    const test = await converse(watch).asked;
    expect(test).toMatchObject({ started: "2026-11-20T22:13:00+08:00", ended: "2026-11-20T22:20:05+08:00" });
    expect(faultsOf(test)).toEqual([]);
  });

  it("asks again when an answer cannot be, and says why", async () => {
    const { asked, said } = converse([
      "yi",
      ...CALL.slice(0, 2),
      "昨晚十点",
      ...CALL.slice(2),
      "2026-11-20T22:20:00+08:00",
      "",
    ]);
    expect((await asked).platform).toBe("jia");
    expect(said()).toContain("请从这里选一个：jia");
    expect(said()).toContain("北京时间");
  });

  it("asks for no human answer where there was none, and numbers the second test of a day", async () => {
    const answers = [
      "jia",
      "qq",
      "2026-11-20T22:13:05+08:00",
      "no_answer",
      "",
      "2026-11-20T22:43:05+08:00",
      "等了半小时",
    ];
    const test = await converse(answers, ["jia-qq-2026-11-20"]).asked;
    expect(test).toMatchObject({ id: "jia-qq-2026-11-20-2", firstHumanAnswer: null, note: "等了半小时" });
  });

  it("finds what contradicts itself, and writes nothing when the answers end early", async () => {
    const test = await converse([...CALL, "2026-11-20T22:00:00+08:00", ""]).asked;
    expect(faultsOf(test).join()).toContain("ended");
    await expect(converse(CALL.slice(0, 3)).asked).rejects.toThrow(NoAnswer);
  });
});
