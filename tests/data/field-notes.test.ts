import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readFieldNotes } from "../../data/field-notes.ts";
import { Platform } from "../../data/model/platform.ts";

const shop = Platform.parse({ id: "shop", name: "示例卡盟", home: null, fictional: true });

const CALL = `
id: shop-call
platform: shop
channel: phone
started: 2026-06-20T23:10:00+08:00
firstRobotAnswer: 2026-06-20T23:10:02+08:00
firstHumanAnswer: 2026-06-20T23:14:30+08:00
ended: 2026-06-20T23:20:00+08:00
outcome: human
`;

function workspaceWith(folder: string, files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), "kaxin-notes-"));
  mkdirSync(join(root, folder));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, folder, name), text);
  return root;
}

describe("contact tests", () => {
  it("are read with their times in UTC", () => {
    const [call] = readFieldNotes(workspaceWith("contact-tests", { "shop-call.yaml": CALL }), [shop]).contactTests;
    expect(call).toMatchObject({ started: "2026-06-20T15:10:00Z", firstHumanAnswer: "2026-06-20T15:14:30Z" });
  });

  it("may be absent", () => {
    expect(readFieldNotes(mkdtempSync(join(tmpdir(), "kaxin-notes-")), [shop]).contactTests).toEqual([]);
  });

  it.each([
    ["an answer before the call", CALL.replace("23:14:30", "22:14:30"), /firstHumanAnswer: lies outside/u],
    ["a human nobody heard", CALL.replace("outcome: human", "outcome: no_answer"), /outcome: is `human` exactly when/u],
    ["a stranger", CALL.replace("platform: shop", "platform: other"), /「other」在 platforms\/ 里没有文件/u],
    ["a time without its offset", CALL.replace("23:20:00+08:00", "23:20:00"), /ended: 要写带时区的时间/u],
  ])("are refused with file and field: %s", (_, text, said) => {
    const root = workspaceWith("contact-tests", { "shop-call.yaml": text });
    expect(() => readFieldNotes(root, [shop])).toThrow(said);
  });
});
