import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PlatformReport, Report } from "../../data/model/report.ts";
import { EXIT } from "../../data/terminal/door.ts";
import { keptInLine } from "../../site/present/words.ts";
import { type BuiltSite, buildSite, runBuild } from "./support/build-site.ts";
import { type Sample, sampleReport, writeSample } from "./support/sample-report.ts";

const MINUTE = 60_000;
const ODD_NAMES = {
  qinghe: "长".repeat(200),
  xingtu: "متجر بطاقات \u202e卡盟",
  baichuan: "😀🎮卡👨‍👩‍👧‍👦",
  yunzhou: `<script>alert(1)</script>"'&`,
};
const LONG_QUOTE = "客服没有回复，".repeat(1429).slice(0, 10_000);

/** The sample under other names, with a quotation of 10 000 letters. */
function oddSample(): Sample {
  const { report, platforms } = sampleReport();
  const names = new Map(Object.entries(ODD_NAMES));
  const renamed = <Each extends { platform: { id: string; name: string } }>(each: Each): Each => ({
    ...each,
    platform: { ...each.platform, name: names.get(each.platform.id) ?? each.platform.name },
  });
  return {
    report: Report.parse({ ...report, platforms: report.platforms.map(renamed) }),
    platforms: platforms.map((each) =>
      PlatformReport.parse({
        ...renamed(each),
        complaints: each.complaints.map((one, at) => (at === 0 ? { ...one, narrative: LONG_QUOTE } : one)),
        scorecard: quotingAtLength(each.scorecard),
        policies: each.policies.map(quotingAtLength),
      }),
    ),
  };
}

/** Every quotation in it made 10 000 letters long. */
function quotingAtLength<Told>(told: Told): Told {
  return JSON.parse(JSON.stringify(told), (key, value) =>
    key === "text" && typeof value === "string" ? LONG_QUOTE : value,
  );
}

describe("a report with odd names and a very long quotation", () => {
  let site: BuiltSite;
  beforeAll(() => {
    site = buildSite(oddSample());
  }, MINUTE);

  it("shows each name as it is, on the page, in search and in the embedded page", () => {
    for (const [id, given] of Object.entries(ODD_NAMES)) {
      const name = keptInLine(given);
      expect(site.pages.get(`/platform/${id}/`)?.("h1").text(), id).toContain(name);
      expect(site.pages.get("/search/")?.(`a[href="/platform/${id}/"]`).text(), id).toBe(name);
      expect(site.pages.get(`/embed/${id}/`)?.("h1").text(), id).toBe(name);
    }
  });

  it("lets no name turn round what stands after it", () => {
    expect(keptInLine(ODD_NAMES.xingtu)).toBe("\u2068متجر بطاقات 卡盟\u2069");
    for (const [address, $] of site.pages) expect($("html").html()?.includes("\u202e"), address).toBe(false);
  });

  it("cuts a quotation short wherever one stands", () => {
    for (const [address, $] of site.pages) {
      for (const quote of $("blockquote")) expect($(quote).text().length, address).toBeLessThan(400);
    }
  });

  it("runs no script of a name, and cuts a quotation short", () => {
    for (const [address, $] of site.pages) {
      expect($("script:not([src]):not([type='application/ld+json'])").length, address).toBe(0);
      for (const element of $("script[type='application/ld+json']")) JSON.parse($(element).text());
      expect($("body").text().includes(LONG_QUOTE), address).toBe(false);
    }
  });
});

describe("the command that builds the site", () => {
  const workspace = mkdtempSync(join(tmpdir(), "kaxin-workspace-"));
  const repository = join(import.meta.dirname, "../..");
  const build = () =>
    spawnSync(process.execPath, [join(repository, "site/cli.ts"), "build"], {
      cwd: repository,
      encoding: "utf8",
      env: { PATH: process.env["PATH"], KAXIN_DATA: workspace, NO_COLOR: "1" },
    });
  /** Nothing of the tools' own, nowhere. */
  const said = ({ stdout, stderr }: { stdout: string; stderr: string }) => `${stdout}${stderr}`.trim().split("\n");
  afterAll(() => rmSync(workspace, { recursive: true, force: true }));

  it(
    "says in one line what is wrong with a report, and makes a site of one in a workspace that has nothing else",
    () => {
      const sample = sampleReport({ only: ["qinghe"] });
      const published = join(workspace, "published");
      writeSample(sample, published);
      writeFileSync(join(published, "report.json"), JSON.stringify({ ...sample.report, schema: "kaxin-report-99" }));
      const wrong = build();
      expect(wrong.status).toBe(EXIT.fault);
      expect(said(wrong)).toEqual([expect.stringContaining("不是 kaxin-report-1 的格式")]);
      writeFileSync(join(published, "report.json"), JSON.stringify(sample.report));
      expect(build().status).toBe(EXIT.done);
      expect(existsSync(join(workspace, "local", "site", "index.html"))).toBe(true);
      rmSync(join(published, "platforms", "qinghe.json"));
      const missing = build();
      expect(missing.status).toBe(EXIT.fault);
      expect(said(missing)).toEqual([expect.stringContaining(join("platforms", "qinghe.json"))]);
    },
    2 * MINUTE,
  );
});

describe("a report that cannot be built", () => {
  const folders: string[] = [];
  function publish(change: (folder: string) => void): { status: number | null; output: string; folder: string } {
    const folder = mkdtempSync(join(tmpdir(), "kaxin-bad-"));
    folders.push(folder);
    writeSample(sampleReport({ only: ["qinghe"] }), folder);
    change(folder);
    const { status, output } = runBuild(folder);
    for (const each of folders.splice(0)) rmSync(each, { recursive: true, force: true });
    return { status, output, folder };
  }

  it.each(["kaxin-report-0", "kaxin-report-99"])(
    "says which schema it wants instead of %s, older or newer",
    (schema) => {
      const { report } = sampleReport({ only: ["qinghe"] });
      const { status, output } = publish((folder) =>
        writeFileSync(join(folder, "report.json"), JSON.stringify({ ...report, schema })),
      );
      expect(status).not.toBe(0);
      expect(output).toContain("不是 kaxin-report-1 的格式");
      expect(output).toContain("npm run publish");
    },
    MINUTE,
  );

  it(
    "names the platform's file that is missing, and what to do",
    () => {
      const { status, output, folder } = publish((place) => rmSync(join(place, "platforms", "qinghe.json")));
      expect(status).not.toBe(0);
      expect(output).toContain(join(folder, "platforms", "qinghe.json"));
      expect(output).toContain("npm run publish");
    },
    MINUTE,
  );

  it(
    "names the file that is not JSON",
    () => {
      const { status, output } = publish((folder) => writeFileSync(join(folder, "platforms", "qinghe.json"), "{"));
      expect(status).not.toBe(0);
      expect(output).toContain("qinghe.json");
      expect(output).toContain("不是 kaxin-report-1 的格式");
    },
    MINUTE,
  );
});
