// @ts-check
import { cpSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "astro/config";
import { Instant, toInstant } from "../data/model/time.ts";
import { drawBadges } from "./draw-badges.ts";
import { drawCards } from "./draw-cards.ts";
import { securityTxt, sitemapXml } from "./present/web-files.ts";
import { readVersions } from "./publications.ts";
import { readReport } from "./report.ts";

/** The address the site will have on the web; none while it is only looked at. */
const site = process.env["KAXIN_SITE_URL"] ? new URL(process.env["KAXIN_SITE_URL"]) : undefined;
const repository = fileURLToPath(new URL("..", import.meta.url));

// The pages run from a bundle and cannot know where they lie; the door settles it for them.
process.env["KAXIN_REPORT"] ??= resolve(repository, "data/published");

export default defineConfig({
  srcDir: ".",
  publicDir: "./public",
  outDir: process.env["KAXIN_SITE_OUT"] ?? resolve(repository, "data/local/site"),
  cacheDir: resolve(repository, "data/local/site-cache"),
  ...(site ? { site: site.href } : {}),
  output: "static",
  trailingSlash: "ignore",
  // Line breaks between elements vanish, so that no stray gap opens between Chinese words.
  compressHTML: "jsx",
  // The content security policy allows files of our own only: nothing is inlined.
  build: { format: "directory", inlineStylesheets: "never", assets: "assets" },
  devToolbar: { enabled: false },
  integrations: [
    {
      name: "data-sets",
      hooks: {
        // Every version of the data set, and the whole report for who computes it again, as they were written.
        "astro:build:done": ({ dir }) => {
          const published = resolve(process.env["KAXIN_REPORT"] ?? "");
          const sets = resolve(published, "data");
          if (existsSync(sets)) cpSync(sets, new URL("data/", dir), { recursive: true });
          const [newest] = readVersions();
          if (newest) cpSync(resolve(sets, newest.version), new URL("data/latest/", dir), { recursive: true });
          if (!existsSync(resolve(published, "SHA256SUMS"))) return;
          cpSync(published, new URL("published/", dir), { recursive: true, filter: (from) => !from.startsWith(sets) });
        },
      },
    },
    {
      name: "web-files",
      hooks: {
        "astro:build:done": ({ dir, pages }) => {
          const paths = pages.map(({ pathname }) => `/${pathname}`);
          if (site) writeFileSync(new URL("sitemap.xml", dir), sitemapXml(paths, site));
          const contact = process.env["KAXIN_CONTACT"];
          if (!contact) return;
          mkdirSync(new URL(".well-known/", dir), { recursive: true });
          writeFileSync(new URL(".well-known/security.txt", dir), securityTxt(contact, readReport().asOf, site));
        },
      },
    },
    {
      name: "badges",
      hooks: {
        "astro:build:done": ({ dir }) =>
          drawBadges(
            readReport(),
            fileURLToPath(dir),
            process.env["KAXIN_NOW"] ? Instant.parse(process.env["KAXIN_NOW"]) : toInstant(Date.now()),
          ),
      },
    },
    {
      name: "cards",
      hooks: {
        "astro:build:done": ({ dir }) =>
          drawCards(readReport(), fileURLToPath(dir), resolve(repository, "data/local/site-cache/cards")),
      },
    },
  ],
  vite: {
    build: { assetsInlineLimit: 0 },
    server: { fs: { allow: [repository] } },
  },
});
