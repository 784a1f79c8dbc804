import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, it } from "vitest";
import type { Platform } from "../../data/model/platform.ts";
import type { RankRange } from "../../data/model/scorecard.ts";
import { formatPoints, formatRange } from "../../site/present/points.ts";
import { rankPlace } from "../../site/present/tiers.ts";
import { type BuiltSite, buildSite, runBuild } from "./support/build-site.ts";
import { sampleReport } from "./support/sample-report.ts";

const MINUTE = 60_000;
const placeOf = (rank: RankRange | null) => (rank === null ? "" : rankPlace(rank, "zh"));

describe("the site of a full demo report", () => {
  const sample = sampleReport({ notice: "这是一条说明。" });
  const { platforms } = sample.report;
  let site: BuiltSite;

  beforeAll(() => {
    site = buildSite(sample);
  }, MINUTE);

  const page = (address: string) => {
    const found = site.pages.get(address);
    if (found === undefined) throw new Error(`no page ${address}`);
    return found;
  };

  function leadsSomewhere(target: string, from: string): boolean {
    const { pathname, hash } = new URL(target, `http://site.test${from}`);
    const goal = site.pages.get(pathname);
    if (goal === undefined) return hash === "" && existsSync(join(site.directory, decodeURIComponent(pathname)));
    return hash === "" || goal(`[id="${decodeURIComponent(hash.slice(1))}"]`).length === 1;
  }

  it("gives every platform a page, a column and a file", () => {
    for (const { platform } of platforms) {
      expect(page(`/platform/${platform.id}/`)("h1").text()).toBe(platform.name);
      expect(site.pages.has(`/side-by-side/${platform.id}/`)).toBe(true);
      expect(existsSync(join(site.directory, "platform", `${platform.id}.json`))).toBe(true);
    }
  });

  it("leads no internal link and no anchor into nothing", () => {
    const broken = [...site.pages].flatMap(([address, $]) =>
      $("a[href], link[href], img[src], script[src]")
        .toArray()
        .map((element) => $(element).attr("href") ?? $(element).attr("src") ?? "")
        .filter((target) => !/^https?:/.test(target) && !leadsSomewhere(target, address))
        .map((target) => `${address} → ${target}`),
    );
    expect(broken).toEqual([]);
  });

  it("shows on the method page how well the past foretold what came", () => {
    const section = page("/method/")("#look-ahead");
    expect(section.find("circle")).toHaveLength(2);
    expect(section.text()).toContain("0.204");
    expect(section.find("details tbody tr").first().text()).toContain("31%35%");
  });

  it("shows on the method page when complaints come, and the middle of the trade", () => {
    const cells = page("/method/")("#market tbody tr")
      .map((_, row) => page("/method/")(row).text())
      .get();
    expect(cells).toEqual(["61821961.40 倍", "总分561"]);
  });

  it("says on every page, and in its title, that the data are invented, and shows the notice", () => {
    for (const [address, $] of site.pages) {
      expect($("title").text(), address).toContain(address.startsWith("/en/") ? "Demo ·" : "演示数据 ·");
      expect($(".banner-demo").text(), address).toContain("演示数据");
      expect($("body").text(), address).toContain("这是一条说明。");
    }
  });

  it("gives every page one h1, a language, a description, a policy for its content and no inline script or style", () => {
    for (const [address, $] of site.pages) {
      expect($("h1").length, address).toBe(1);
      expect($("html").attr("lang"), address).toBe(address.startsWith("/en/") ? "en" : "zh-CN");
      expect($("meta[name=description]").attr("content"), address).not.toBe("");
      expect($("meta[http-equiv=Content-Security-Policy]").attr("content"), address).toContain("default-src 'none'");
      expect($("script:not([src], [type='application/ld+json']), style, [style], [onclick]").length, address).toBe(0);
    }
  });

  it("asks nobody else for anything, and sends nobody to a platform", () => {
    const source = "https://tousu.lehuo.test/";
    for (const [address, $] of site.pages) {
      for (const element of $("[src], link[href]")) {
        expect($(element).attr("src") ?? $(element).attr("href"), address).toMatch(/^\//);
      }
      for (const element of $("a[href^=http]")) {
        expect($(element).attr("href"), address).toContain(source);
        expect($(element).attr("rel"), address).toContain("nofollow noopener");
      }
    }
  });

  it("shows markup in a title as the letters it is", () => {
    const $ = page("/platform/qinghe/");
    expect($(".complaint h3").first().text()).toContain("<script>alert(1)</script> 卡密失效😡");
  });

  it("shows the points and ranges of the report, and none for who is not rated", () => {
    const $ = page("/compare/");
    for (const { platform, scorecard, rank } of platforms) {
      const row = $(`a[href="/platform/${platform.id}/"]`).closest("tr");
      const shown = row.find(".column-score").text();
      const { rating } = scorecard;
      if (rating.kind === "rated") {
        expect(shown).toBe(`${formatPoints(rating.points)}${formatRange(rating.low, rating.high)}${placeOf(rank)}`);
        expect(row.find(".chip-letter").text()).toBe(rating.grade);
      } else {
        expect(shown).toBe(rating.reasons[0]);
        expect(row.closest("tbody").attr("data-group")).toBe("not_rated");
      }
      for (const dimension of scorecard.dimensions) {
        const cell = row.find(`.column-${dimension.id}`);
        if (dimension.score === null) expect(cell.text()).toBe("未测到");
        else expect(cell.find("b").text()).toBe(formatPoints(dimension.score.points));
      }
    }
  });

  it("sets platforms that cannot be told apart into one tier", () => {
    const tier = page("/compare/")('a[href="/platform/baichuan/"]').closest("tbody");
    expect(tier.find(".platform-row").length).toBe(2);
    expect(tier.text()).toContain("彼此难分先后");
    expect(page("/side-by-side/baichuan-vs-yunzhou/")(".lead").text()).toContain("分不出高下");
  });

  it("is complete without scripts: the tools stay hidden, the figures and quotes stand in the page", () => {
    expect(page("/compare/")(".tools").is(".scripted")).toBe(true);
    expect(page("/compare/")(".own-weights form").is(".scripted")).toBe(true);
    for (const preset of ["fast", "resolve", "rules", "voices"]) {
      expect(page("/compare/")(`a[href="/compare/${preset}/"]`).length).toBe(1);
      expect(page(`/compare/${preset}/`)("tr.platform-row").length).toBe(platforms.length);
    }
    const $ = page("/platform/xingtu/");
    expect($(".dimension").length).toBe(4);
    expect($(".quotes blockquote").length).toBeGreaterThan(3);
    expect($("figure.chart table tbody tr").length).toBe(5 + 9);
    expect($(".complaint").length).toBe(3);
    expect(page("/platform/xingtu/evidence/")(".complaint").length).toBe(8);
    expect(page("/side-by-side/")('noscript, a[href="/side-by-side/qinghe/"]').length).toBeGreaterThan(1);
  });

  it("never lets silence look like merit or fault", () => {
    expect(page("/platform/chuxin/")("main").text()).toContain("未见公开投诉，不等于服务好");
    expect(page("/platform/longmen/")("#policies").text()).toContain("不代表没有");
    expect(page("/platform/nuanyang/")(".verdict-card").text()).toContain("只有 4 条有效投诉（至少要 10 条）");
  });

  it("accuses nobody in its own voice", () => {
    for (const [address, $] of site.pages) {
      const own = $("body").clone();
      own.find("blockquote, .complaint h3, .narrative, script").remove();
      expect(own.text(), address).not.toMatch(/骗子|黑平台|黑店|垃圾|无良/);
    }
  });

  it("offers the same scores as a table and the published files to the letter", () => {
    const csv = readFileSync(join(site.directory, "download/scores.csv"), "utf8");
    const rows = parse(csv, { bom: true, columns: true });
    expect(csv.startsWith("\uFEFFplatform,name,")).toBe(true);
    expect(rows).toHaveLength(platforms.length);
    expect(JSON.parse(readFileSync(join(site.directory, "report.json"), "utf8"))).toEqual(sample.report);
    expect(JSON.parse(readFileSync(join(site.directory, "platform/qinghe.json"), "utf8"))).toEqual(sample.platforms[0]);
  });
});

describe("a site with little to show", () => {
  it(
    "stands without any platform, and without the word 演示 when the data are real",
    () => {
      const site = buildSite(sampleReport({ only: [], demo: false }));
      expect(site.pages.get("/")?.("main").text()).toContain("这份报告里还没有平台");
      for (const [address, $] of site.pages) expect($("body").text(), address).not.toContain("演示数据");
    },
    MINUTE,
  );

  it(
    "stands with one platform, and a tombstone for one that was removed",
    () => {
      const { report, platforms } = sampleReport({ only: ["qinghe", "heishi"] });
      const fate = { kind: "removed" as const, since: "2026-11-01", reason: "应平台请求，经核实。" };
      const withFate = <Row extends { platform: Platform }>(rows: readonly Row[]): Row[] =>
        rows.map((row) => (row.platform.id === "heishi" ? { ...row, platform: { ...row.platform, fate } } : row));
      const site = buildSite({
        report: { ...report, platforms: withFate(report.platforms) },
        platforms: withFate(platforms),
      });
      expect(site.pages.get("/compare/")?.(".platform-row").length).toBe(1);
      const stone = site.pages.get("/platform/heishi/")?.("main").text();
      expect(stone).toContain("应平台请求，经核实。");
      expect(stone).toContain("2026年11月1日");
      expect(stone).not.toMatch(/27|投诉证据/);
      expect([...site.pages.keys()].filter((address) => /^(?!.*embed).*heishi/.test(address)).sort()).toEqual([
        "/en/platform/heishi/",
        "/platform/heishi/",
      ]);
    },
    MINUTE,
  );
});

describe("a site without its report", () => {
  it(
    "says what is missing, where, and what to do",
    () => {
      const empty = mkdtempSync(join(tmpdir(), "kaxin-empty-"));
      const { status, output } = runBuild(empty);
      expect(status).not.toBe(0);
      expect(output).toContain(`读不到报告 ${join(empty, "report.json")}`);
      expect(output).toContain("npm run publish");
    },
    MINUTE,
  );
});
