import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type DemoWeb, startDemoWeb } from "../../../data/demo/serve.ts";
import { PATHS } from "../../../data/demo/sites/slots.ts";
import { CAST } from "../../../data/demo/world/cast.ts";
import { charactersOf } from "../../../data/demo/world/character.ts";
import { BROKEN_SN, DELETED_SN } from "../../../data/demo/world/oddities.ts";
import { keysOf } from "../../../data/demo/world/random.ts";
import { makeWorld } from "../../../data/demo/world/world.ts";
import { browse } from "./browse.ts";

const SEED = 1;
const web: { now: DemoWeb | null } = { now: null };
const see = (address: string, headers?: Readonly<Record<string, string>>) =>
  browse(web.now?.port ?? 0, address, headers);

beforeAll(async () => {
  web.now = await startDemoWeb({ seed: SEED });
});
afterAll(async () => {
  await web.now?.close();
});

const Listed = z.looseObject({
  main: z.looseObject({ sn: z.string(), timestamp: z.string(), status: z.int(), summary: z.string(), url: z.string() }),
});
const Envelope = z.object({
  result: z.object({
    status: z.object({ code: z.int() }),
    data: z.object({
      lists: z.array(Listed).optional(),
      complaints: z.array(Listed).optional(),
      pager: z.object({ current: z.int(), page_amount: z.int(), item_count: z.int() }).optional(),
    }),
  }),
});
const TOUSU = "http://tousu.test";
const api = async (path: string) => Envelope.parse(JSON.parse((await see(TOUSU + path)).text)).result;

describe("the invented complaint site", () => {
  it("lists the newest first, in ten, and asks for a log-in past page 50", async () => {
    const first = await api("/api/index/feed?type=2&page_size=10&page=1");
    const times = (first.data.lists ?? []).map(({ main }) => Number(main.timestamp));
    expect(times).toHaveLength(10);
    expect(times).toEqual(times.toSorted((one, other) => other - one));
    expect((await api("/api/index/feed?type=2&page_size=10&page=50")).data.lists).toHaveLength(10);
    expect((await api("/api/index/feed?type=2&page_size=10&page=51")).status.code).toBe(10017);
  });

  it("gives all complaints about a merchant, page by page", async () => {
    const path = (page: number) => `/api/company/received_complaints?couid=9900001&type=1&page_size=10&page=${page}`;
    const { pager, complaints } = (await api(path(1))).data;
    expect(complaints).toHaveLength(10);
    const last = (await api(path(pager?.page_amount ?? 0))).data.complaints ?? [];
    expect((pager?.page_amount ?? 0) * 10 - 10 + last.length).toBe(pager?.item_count);
  });

  it("shows a complaint only with its token, steps newest first and without a year", async () => {
    const [complaint] = makeWorld(SEED).complaints.filter((each) => each.stars !== null);
    const page = await see(`${TOUSU}/complaint/view/${complaint?.sn}/?sld=${complaint?.sld}`);
    expect(page.text).toContain('<div class="ts-d-steplist">');
    expect(page.text.match(/class="ts-d-item"/g)).toHaveLength(complaint?.steps.length ?? 0);
    expect(page.text).toMatch(/发布于 \d{4}年\d{2}月\d{2}日 \d{2}:\d{2}:\d{2}/);
    expect(page.text.indexOf("评价")).toBeLessThan(page.text.indexOf("发起投诉"));
    expect(page.text).toMatch(/<li>满意度：<span class="star star[1-5]">/);
    const bare = await see(`${TOUSU}/complaint/view/${complaint?.sn}/`);
    expect(bare.text).toContain('<div class="error">');
  });

  it("has one page without a timeline and one that is gone", async () => {
    const sld = (sn: string) => makeWorld(SEED).complaints.find((complaint) => complaint.sn === sn)?.sld;
    const broken = await see(`${TOUSU}/complaint/view/${BROKEN_SN}/?sld=${sld(BROKEN_SN)}`);
    expect(broken.text).toContain("ts-d-question");
    expect(broken.text).not.toContain("ts-d-steplist");
    const deleted = await see(`${TOUSU}/complaint/view/${DELETED_SN}/?sld=${sld(DELETED_SN)}`);
    expect(deleted.text).toContain("投诉单不存在");
  });
});

describe("the invented shops", () => {
  const gone = [...charactersOf(SEED)].find(([, character]) => character.archetype === "vanished")?.[0];

  it("serve every page their declarations name, but for the odd ones", async () => {
    for (let turn = 0; turn < 2; turn++) await see("http://wuyueshuang.test/");
    const plain = CAST.filter((member) => member.id !== gone && member.oddity !== "login_wall");
    for (const member of plain) {
      const paths = PATHS[member.template];
      for (const slot of keysOf(paths)) {
        const missing = slot === "terms" && member.oddity === "terms_missing";
        const { status } = await see(`http://${member.host}${paths[slot]}`);
        expect([member.id, slot, status]).toEqual([member.id, slot, missing ? 404 : 200]);
      }
    }
  });

  it("label the old shop gb2312 and mean it", async () => {
    const page = await see("http://muhe.test/shouhou.asp");
    expect(page.headers["content-type"]).toBe("text/html");
    expect(new TextDecoder("gb18030", { fatal: true }).decode(page.bytes)).toContain("暮禾卡盟");
    expect(() => new TextDecoder("utf-8", { fatal: true }).decode(page.bytes)).toThrow();
  });

  it("show nothing of the scripted shop but its shell, and its text as JSON", async () => {
    expect((await see("http://tangli.test/refund")).text).toContain('<div id="app"></div>');
    const { text } = await see("http://tangli.test/api/page?path=/refund");
    expect(z.looseObject({ title: z.string(), blocks: z.array(z.unknown()) }).parse(JSON.parse(text)).title).toContain(
      "退款",
    );
  });

  it("ask the hasty to come back a second later, twice", async () => {
    const fresh = await startDemoWeb({ seed: SEED });
    const statuses: [number, unknown][] = [];
    for (const path of ["/robots.txt", "/", "/", "/"]) {
      const seen = await browse(fresh.port, `http://wuyueshuang.test${path}`);
      if (path !== "/robots.txt") statuses.push([seen.status, seen.headers["retry-after"]]);
    }
    expect(statuses).toEqual([
      [429, "1"],
      [429, "1"],
      [200, undefined],
    ]);
    await fresh.close();
  });

  it("keep a wall before the wholesaler's rules", async () => {
    const turned = await see("http://chenlu.test/shouhou.html");
    expect([turned.status, turned.headers["location"]]).toEqual([302, "/login"]);
    expect((await see("http://chenlu.test/kefu.html")).text).toContain('type="password"');
    expect((await see("http://chenlu.test/notice.html")).text).not.toContain('type="password"');
  });

  it("hang up where nobody is left", async () => {
    await expect(see("http://down.test/")).rejects.toThrow();
    await expect(see(`http://${gone}.test/about`)).rejects.toThrow();
  });

  it("say when a page has not changed, squeeze it for who asks, and remember who came", async () => {
    const first = await see("http://qingwu.test/article/refund", { "user-agent": "KaxinTest" });
    const again = await see("http://qingwu.test/article/refund", { "if-none-match": String(first.headers["etag"]) });
    expect([again.status, again.text]).toEqual([304, ""]);
    const small = await see("http://qingwu.test/article/refund", { "accept-encoding": "gzip" });
    expect(small.headers["content-encoding"]).toBe("gzip");
    expect(gunzipSync(small.bytes).toString("utf8")).toBe(first.text);
    const visit = web.now?.requests().find((request) => request.userAgent === "KaxinTest");
    expect(visit).toMatchObject({ host: "qingwu.test", path: "/article/refund", status: 200 });
  });
});

describe("the recorded CFPB answers", () => {
  const path = "http://cfpb.test/data-research/consumer-complaints/search/api/v1/?size=25";
  const Answer = z.looseObject({
    hits: z.looseObject({ hits: z.array(z.looseObject({ sort: z.tuple([z.number(), z.string()]) })) }),
  });

  it("follow one another, and end", async () => {
    const counts: number[] = [];
    let after = "";
    while (counts.length < 5) {
      const { hits } = Answer.parse(JSON.parse((await see(path + after)).text)).hits;
      counts.push(hits.length);
      const sort = hits.at(-1)?.sort;
      if (sort === undefined) break;
      after = `&search_after=${sort.join("_")}`;
    }
    expect(counts).toEqual([25, 25, 25, 0]);
  });
});
