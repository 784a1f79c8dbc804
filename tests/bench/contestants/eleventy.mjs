// A contestant of `bench site`, run in a folder where @11ty/eleventy is installed: node eleventy.mjs REPORT OUT PAGES
// Writes PAGES pages for each platform of a report from the same JSON: tables, dimensions, complaints and policies.
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [report = "", out = "", pages = "1"] = process.argv.slice(2);
const { Eleventy } = await import(pathToFileURL(resolve("node_modules/@11ty/eleventy/src/Eleventy.js")).href);
const { platforms } = JSON.parse(readFileSync(join(report, "report.json"), "utf8"));
const rows = platforms.flatMap(({ platform }) =>
  Array.from({ length: Number(pages) }, (_, page) => ({ id: platform.id, page })),
);

const safe = (text) =>
  String(text ?? "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;");
const table = (pairs) =>
  `<table>${pairs.map(([name, value]) => `<tr><th>${safe(name)}</th><td>${safe(value)}</td></tr>`).join("")}</table>`;

let kept;
function read(id) {
  if (kept?.platform.id !== id) kept = JSON.parse(readFileSync(join(report, "platforms", `${id}.json`), "utf8"));
  return kept;
}

function render({ row: { id } }) {
  const { platform, scorecard, complaints, policies, months } = read(id);
  const dimensions = scorecard.dimensions.map(
    (each) =>
      `<section><h2>${each.id}</h2><svg viewBox="0 0 100 4"><rect width="${each.score?.points ?? 0}" height="4"/></svg>${table(each.indicators.map((one) => [one.id, JSON.stringify(one.measurement ?? one)]))}</section>`,
  );
  const quotes = complaints.map(
    (each) =>
      `<article><h3>${safe(each.title)}</h3><blockquote>${safe(each.narrative)}</blockquote>${table(Object.entries(each).map(([name, value]) => [name, typeof value === "object" ? JSON.stringify(value) : value]))}</article>`,
  );
  const rules = policies.map(
    (each) => `<section><h2>${safe(each.kind)}</h2><pre>${safe(JSON.stringify(each.facts, null, 1))}</pre></section>`,
  );
  return `<!doctype html><html lang="zh-CN"><head><title>${safe(platform.name)}</title></head><body><h1>${safe(platform.name)}</h1>${dimensions.join("")}${table(months.map((each) => [each.month, each.complaints]))}${rules.join("")}${quotes.join("")}</body></html>`;
}

const site = new Eleventy(".", out, {
  quietMode: true,
  config(settings) {
    settings.addGlobalData("rows", rows);
    settings.addTemplate("page.11ty.js", {
      data: {
        pagination: { data: "rows", size: 1, alias: "row" },
        permalink: ({ row }) => `/${row.id}/${row.page}/index.html`,
      },
      render,
    });
  },
});
await site.write();
console.log(JSON.stringify({ done: rows.length }));
