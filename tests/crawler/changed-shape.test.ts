import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { dropPersonal } from "../../crawler/drop-personal.ts";
import { dianshubao } from "../../crawler/sources/dianshubao.ts";
import { gongshi12315 } from "../../crawler/sources/gongshi12315.ts";
import { heimao } from "../../crawler/sources/heimao.ts";
import { Instant } from "../../data/model/time.ts";
import { type Archived, page, parsed } from "./support/archived-pages.ts";

const monday = Instant.parse("2026-03-02T02:00:00Z");
const tuesday = Instant.parse("2026-03-03T02:00:00Z");

/** Of each source: a page as it was on Monday, and what stood at another of its addresses on Tuesday. */
const SOURCES: Readonly<Record<string, readonly [kind: string, before: string, after: string]>> = {
  heimao: ["feed", "feed--uneven-rows.json", "feed--renamed.json"],
  cfpb: ["search", "search--every-response.json", "../heimao/feed--renamed.json"],
  xfb: ["complaint", "complaint--answered.json", "statistics--renamed.json"],
  dianshubao: ["list", "list--first-page.json", "list--renamed.json"],
  gongshi12315: ["front", "front--rows.json", "front--renamed.json"],
  tieba: ["complaint", "complaint--thread.html", "search--redesigned.html"],
};

describe("a source that changed its shape", () => {
  it.each(Object.keys(SOURCES))("%s: raises an alarm, and what was read before stays as it was", async (id) => {
    const [kind = "", before = "", after = ""] = SOURCES[id] ?? [];
    const was = await parsed(id, [page(id, kind, "before", before, monday)]);
    const is = await parsed(id, [page(id, kind, "before", before, monday), page(id, kind, "after", after, tuesday)]);
    expect(was?.complaints.length).toBeGreaterThan(0);
    expect(is?.complaints).toEqual(was?.complaints);
    expect(is?.alarms.filter((each) => each.kind === "shape")).toHaveLength(1);
    const again = await parsed(id, [
      page(id, kind, "before", before, monday),
      page(id, kind, "before", after, tuesday),
    ]);
    expect(again?.complaints).toEqual(was?.complaints);
    expect(again?.alarms.filter((each) => each.kind === "shape")).toHaveLength(1);
  });

  it("gongshi12315: reads the answers of the older visit, where the browser's newest shows nothing that can be read", async () => {
    const rows = page("gongshi12315", "front", "before", "front--rows.json", monday);
    const shown = (at: Instant): Archived => {
      const front = page("gongshi12315", "front", "before", "front--shell.html", at);
      return { ...front, capture: { ...front.capture, via: "browser" } };
    };
    const { address } = rows.capture;
    const answer = {
      ...rows.capture,
      kind: "xhr",
      via: "browser" as const,
      address: `${address}/api`,
      askedBy: address,
    };
    const was = await parsed("gongshi12315", [{ ...rows, capture: answer }, shown(monday)]);
    const changed = shown(tuesday);
    const bytes = Buffer.concat([changed.bytes, Buffer.from("<!-- redesigned -->")]);
    const is = await parsed("gongshi12315", [{ ...rows, capture: answer }, shown(monday), { ...changed, bytes }]);
    expect(was?.complaints.length).toBeGreaterThan(0);
    expect(is?.complaints).toEqual(was?.complaints);
    expect(is?.alarms.filter((each) => each.kind === "shape")).toHaveLength(1);
  });
});

describe("personal columns of an open list", () => {
  const fetched = (body: string, type = "application/json") => ({
    ...{ outcome: "ok" as const, detail: "", status: 200, redirects: [] },
    ...{ headers: { "content-type": type }, finalAddress: "https://dianshubao.test/api", body: Buffer.from(body) },
  });
  const kept = (body: string, type?: string) =>
    String(dropPersonal(dianshubao, { kind: "list" }, fetched(body, type)).body);

  it("are gone before the page is archived, and the rest stays", () => {
    const row = {
      id: "1",
      title: "甲",
      name: "某人",
      sex: "男",
      age: 30,
      mobile: "13800001111",
      email: "a@x.test",
      idcard: "1",
      pic1: "p",
    };
    const page = kept(JSON.stringify({ curr_page: "1", page_total: 1, pw_rec_list: [row] }));
    expect(JSON.parse(page)).toEqual({ curr_page: "1", page_total: 1, pw_rec_list: [{ id: "1", title: "甲" }] });
  });

  it("are not kept in what cannot be read, nor are pages of other sources touched", () => {
    expect(kept('{"mobile":"13800001111"')).toBe("");
    const other = fetched("{}");
    expect(dropPersonal(heimao, { kind: "feed" }, other)).toBe(other);
  });
});

describe("a page shown in a browser", () => {
  const shell = {
    address: "https://heimao.test/company/view/?couid=1",
    kind: "company",
    contentType: "text/html",
    text: "<html></html>",
  };
  const part = (name: string, address: string) => ({
    address,
    contentType: "application/json",
    text: readFileSync(join(import.meta.dirname, "..", "pages", name), "utf8"),
  });

  it("is read by the answers it received, and asks for no more of them", () => {
    const received = part(
      "heimao/company--as-received.json",
      "https://heimao.test/api/company/received_complaints?couid=1&signature=0",
    );
    const page = { ...shell, parts: [received, { ...received, address: "https://heimao.test/api/log" }] };
    expect(heimao.judge(page)).toBe("content");
    expect(heimao.parse(page)).toMatchObject({ complaints: [{ number: "17380000021" }], next: [] });
  });

  it("is a wall when they ask for a log-in", () => {
    const walled = part(
      "heimao/feed--paging-limit.json",
      "https://heimao.test/api/company/received_complaints?couid=1",
    );
    expect(heimao.judge({ ...shell, parts: [walled] })).toBe("login_wall");
  });

  it("of the 12315 site gives its published list", () => {
    const rows = part("gongshi12315/front--rows.json", "https://gongshi.test/list");
    const page = { ...shell, kind: "front", parts: [{ ...rows, text: '{"data":"token"}' }, rows] };
    expect(gongshi12315.judge(page)).toBe("content");
    expect(gongshi12315.parse(page).complaints).toHaveLength(2);
  });
});
