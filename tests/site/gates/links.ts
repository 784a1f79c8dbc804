import { existsSync } from "node:fs";
import { join } from "node:path";
import type { CheerioAPI } from "cheerio";
import type { Gate, Site } from "./gate.ts";
import { onEveryPage } from "./gate.ts";

const LEADING = "a[href], link[href], img[src], script[src], iframe[src], form[action], meta[property='og:image']";

/** Every internal link, file and anchor of every page leads somewhere. */
export const links: Gate = {
  name: "links",
  about: "internal links, files and anchors resolve",
  async check(site) {
    const verdict = onEveryPage(site, ($, address) => {
      const targets = $(LEADING)
        .toArray()
        .map((element) => $(element).attr("href") ?? $(element).attr("src") ?? $(element).attr("action"))
        .concat($("meta[property='og:image']").attr("content") ?? []);
      const broken = targets.filter((target) => target !== undefined && !resolves(site, target, address));
      return [...new Set(broken)].map((target) => `leads into nothing: ${target}`);
    });
    return verdict;
  },
};

function resolves(site: Site, target: string, from: string): boolean {
  const { protocol, origin, pathname, hash } = new URL(target, `${site.url}${from}`);
  if (!protocol.startsWith("http") || origin !== site.url) return true;
  const goal = site.pages.get(pathname) ?? site.pages.get(`${pathname}/`);
  const path = decodeURIComponent(pathname);
  if (goal === undefined) return hash === "" && path !== "/" && existsSync(join(site.directory, path));
  return hash === "" || anchorsOf(goal).has(decodeURIComponent(hash.slice(1)));
}

const known = new WeakMap<CheerioAPI, ReadonlySet<string>>();

/** Every id of a page. That each stands there once, html-validate sees to. */
function anchorsOf($: CheerioAPI): ReadonlySet<string> {
  const found =
    known.get($) ??
    new Set(
      $("[id]")
        .toArray()
        .map((element) => element.attribs["id"] ?? ""),
    );
  known.set($, found);
  return found;
}
