import { describe, expect, it } from "vitest";
import { caseFrom, EMPTY_CASE, type FieldId, threeElements } from "../../../../site/present/kit/case.ts";
import { hide, hoursWaited, LETTERS, withoutPersonal } from "../../../../site/present/kit/letters.ts";
import { heatedWords } from "../../../../site/present/kit/tone.ts";

const told: Partial<Record<FieldId, string>> = {
  platform: "雷火卡盟",
  goods: "某游戏 100 元点卡",
  order: "KM20261120001234",
  orderedAt: "2026-11-20T21:05",
  payment: "支付宝",
  amount: "98.50",
  payee: "某某网络有限公司",
  account: "player8866",
  error: "充值失败，账号 player8866 不存在，请联系 13800001111",
  contactedAt: "2026-11-20T21:30",
  answer: "上游问题，请等待",
  demand: "退款",
  attachments: "支付账单截图、聊天记录",
  name: "王小明",
  phone: "13912345678",
  postal: "某市某区某路 1 号",
};
const facts = caseFrom((id) => told[id] ?? "");
const now = new Date("2026-11-23T10:00:00");
const letter = (id: string) => {
  const found = LETTERS.find((each) => each.id === id);
  if (found === undefined) throw new Error(id);
  return found.write(facts, now);
};

describe("the six letters", () => {
  it("leave a named blank for everything that was not said", () => {
    for (const { write } of LETTERS) {
      const text = write(EMPTY_CASE, null);
      expect(text).toContain("【订单号】");
      expect(text).not.toMatch(/undefined|null|NaN/);
    }
  });

  it("tell who did what when, and how long it has lasted", () => {
    expect(letter("overdue")).toContain(
      "我于2026年11月20日 21:05在雷火卡盟以支付宝购买某游戏 100 元点卡，订单号KM20261120001234，金额98.50元。",
    );
    expect(letter("overdue")).toContain("至今60小时未解决");
    expect(letter("payment")).toContain("付给“某某网络有限公司”98.50元");
  });

  it("name the writer to the regulator and the association, and to nobody else", () => {
    for (const { id } of LETTERS) {
      const isNamed = id === "regulator" || id === "association";
      expect(letter(id).includes("王小明"), id).toBe(isNamed);
      expect(letter(id).includes("13912345678"), id).toBe(isNamed);
    }
  });

  it("give nothing personal to the public, not even what slipped into free text", () => {
    const text = letter("public");
    for (const secret of ["KM20261120001234", "player8866", "13800001111", "13912345678", "王小明"]) {
      expect(text).not.toContain(secret);
    }
    expect(text).toContain("充值失败");
    expect(withoutPersonal(facts).error).toContain("pl██████66");
  });

  it("count no hours from a contact in the future or unknown", () => {
    expect(hoursWaited(EMPTY_CASE, now)).toBe("【小时数】");
    expect(hoursWaited({ ...facts, contactedAt: "2027-01-01T00:00" }, now)).toBe("【小时数】");
  });
});

describe("what stands beside the letters", () => {
  it("says which of the three elements is missing", () => {
    expect(threeElements(EMPTY_CASE).map(({ given }) => given)).toEqual([false, false, false]);
    expect(threeElements(facts).map(({ given }) => given)).toEqual([true, true, true]);
    expect(threeElements({ ...facts, attachments: "聊天记录" })[1]?.given).toBe(false);
  });

  it("asks for facts where there is abuse or a threat, and for nothing in a calm letter", () => {
    expect(heatedWords("你们就是骗子！！！再不退我曝光你").map(({ words }) => words)).toEqual([
      ["骗子"],
      ["曝光你"],
      ["！！！"],
    ]);
    expect(LETTERS.flatMap(({ id }) => heatedWords(letter(id)))).toEqual([]);
    expect(heatedWords("滚！").map(({ kind }) => kind)).toEqual(["insult"]);
    expect(heatedWords("用滚动截屏存了整页")).toEqual([]);
  });

  it("hides the middle of long secrets and all of short ones", () => {
    expect(hide("12345678")).toBe("12████78");
    expect(hide("12345")).toBe("█████");
  });
});
