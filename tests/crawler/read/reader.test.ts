import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { complaints } from "../../../crawler/read/complaints.ts";
import { dates } from "../../../crawler/read/dates.ts";
import { answerLines } from "../../../crawler/read/reader.ts";

async function answersTo(reader: typeof dates, lines: readonly string[]): Promise<unknown[]> {
  const answers: unknown[] = [];
  for await (const line of answerLines(
    lines,
    reader.open(() => undefined),
  ))
    answers.push(JSON.parse(line));
  return answers;
}

describe("reading line by line", () => {
  it("answers a bad line with what is wrong with it, and reads on", async () => {
    const answers = await answersTo(dates, [
      "nonsense",
      '{"id":"a"}',
      "",
      '{"id":"b","text":"昨天","ref":"2025-03-12T00:10:00+08:00"}',
    ]);
    expect(answers).toEqual([
      { id: null, error: "line 1: not JSON" },
      expect.objectContaining({ id: "a", error: expect.stringContaining("line 2: text:") }),
      { id: "b", iso: "2025-03-11", grain: "day", span: "昨天" },
    ]);
  });

  it("quotes the words behind every label, and names the post that is copied", async () => {
    const text = "在你们这充了50块话费，三天了还没到账，打电话没人接，要求退款，别再让我等了，订单一直显示处理中";
    const [first, second] = await answersTo(complaints, [
      JSON.stringify({ id: "a", text }),
      JSON.stringify({ id: "b", text }),
    ]);
    expect(first).toMatchObject({ amount_cny: 50, is_complaint: true, resolved: false, duplicate_of: null });
    expect(second).toMatchObject({ duplicate_of: "a" });
    const labels = complaintLabels(first);
    expect(labels.map((each) => each.label)).toContain("recharge_not_arrived");
    for (const { quote, start, end } of labels) expect(text.slice(start, end)).toBe(quote);
  });

  it("is a door that ends well though a line is bad", () => {
    const root = join(import.meta.dirname, "../../..");
    const answer = execFileSync(process.execPath, ["crawler/read/cli.ts", "dates"], { cwd: root, input: "nonsense\n" });
    expect(String(answer)).toBe('{"id":null,"error":"line 1: not JSON"}\n');
  });
});

function complaintLabels(answer: unknown): { label: string; quote: string; start: number; end: number }[] {
  return JSON.parse(JSON.stringify(answer)).issues;
}
