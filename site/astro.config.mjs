// @ts-check
import { cpSync, existsSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "astro/config";

const repository = fileURLToPath(new URL("..", import.meta.url));

// The pages run from a bundle and cannot know where they lie; the door settles it for them.
process.env["KAXIN_REPORT"] ??= resolve(repository, "data/published");

export default defineConfig({
  srcDir: ".",
  publicDir: "./public",
  outDir: process.env["KAXIN_SITE_OUT"] ?? resolve(repository, "data/local/site"),
  cacheDir: resolve(repository, "data/local/site-cache"),
  ...(process.env["KAXIN_SITE_URL"] ? { site: process.env["KAXIN_SITE_URL"] } : {}),
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
          if (!existsSync(resolve(published, "SHA256SUMS"))) return;
          cpSync(published, new URL("published/", dir), { recursive: true, filter: (from) => !from.startsWith(sets) });
        },
      },
    },
  ],
  vite: {
    build: { assetsInlineLimit: 0 },
    server: { fs: { allow: [repository] } },
  },
});
