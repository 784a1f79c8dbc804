import { layOut } from "../sites/lay-out.ts";
import { SPA_SCRIPT, spaData } from "../sites/layouts/spa.ts";
import { loginPage } from "../sites/layouts/wholesale.ts";
import type { SiteText } from "../sites/site-text.ts";
import { PATHS, type Slot } from "../sites/slots.ts";
import { keysOf } from "../world/random.ts";
import {
  type Answer,
  type Asked,
  body,
  type Host,
  html,
  json,
  notFound,
  plain,
  RESET,
  redirect,
  script,
} from "./answer.ts";
import { encodeGbPage } from "./gb18030.ts";
import { robotsOf } from "./robots.ts";

/** One shop of the invented web. */
export function shopHost(site: SiteText): Host {
  const { member } = site;
  const number = Number(member.couid) % 100;
  return {
    name: member.host,
    latencyMs: 5 + ((number * 7) % 36),
    gzip: number % 3 === 1,
    answer: (asked) => (asked.path === "/robots.txt" ? robotsOf(member) : answerOf(site, asked)),
  };
}

/** How many requests the impatient host turns away before it serves any. */
const TURNED_AWAY = 2;

function answerOf(site: SiteText, asked: Asked): Answer {
  if (site.gone) return ruinsOf(asked);
  if (site.member.oddity === "slow_down" && asked.visit <= TURNED_AWAY) {
    return body(new TextEncoder().encode("请求太频繁，请稍后再试"), "text/plain; charset=utf-8", 429, {
      "retry-after": "1",
    });
  }
  if (site.member.template === "spa") return spaAnswer(site, asked);
  const slot = slotAt(site, asked);
  if (site.member.template === "wholesale") return wholesaleAnswer(site, asked, slot);
  if (slot === null || (slot === "terms" && site.member.oddity === "terms_missing")) return notFound();
  const page = layOut(site, slot);
  // The header names no charset, as on many old servers: the page's own `gb2312` must be believed.
  return site.member.oddity === "gb18030" ? body(encodeGbPage(page), "text/html") : html(page);
}

/** Of a shop that is gone, the gateway still answers at some addresses and nothing at the others. */
function ruinsOf(asked: Asked): Answer {
  const answers = asked.path === "/" && asked.query.size === 0;
  return answers
    ? html("<html><head><title>502 Bad Gateway</title></head><body>502 Bad Gateway</body></html>", 502)
    : RESET;
}

function spaAnswer(site: SiteText, asked: Asked): Answer {
  if (asked.path === "/assets/index.js") return script(SPA_SCRIPT);
  if (asked.path === "/api/page") {
    const found = spaData(site, asked.query.get("path") ?? "/");
    return found === null ? json({ error: "not found" }, 404) : json(found);
  }
  return asked.path.startsWith("/assets/") ? plain("", 404) : html(layOut(site, "home"));
}

const PUBLIC_AT_WHOLESALE: readonly Slot[] = ["home", "notice", "about"];
/** Some doors show the form at once; the others send the visitor to it. */
const FORM_IN_PLACE: readonly Slot[] = ["support", "firstGood", "secondGood"];

function wholesaleAnswer(site: SiteText, asked: Asked, slot: Slot | null): Answer {
  if (slot === null) return asked.path.startsWith("/login") ? html(loginPage(site)) : notFound();
  if (PUBLIC_AT_WHOLESALE.includes(slot)) return html(layOut(site, slot));
  return FORM_IN_PLACE.includes(slot) ? html(loginPage(site)) : redirect("/login");
}

function slotAt(site: SiteText, asked: Asked): Slot | null {
  const paths = PATHS[site.member.template];
  const asks = addressKey(asked.path, asked.query);
  return keysOf(paths).find((slot) => keyOfPath(paths[slot]) === asks) ?? null;
}

function keyOfPath(path: string): string {
  const { pathname, searchParams } = new URL(path, "http://any.test");
  return addressKey(pathname, searchParams);
}

/** The same whatever the order of the query. */
function addressKey(path: string, query: URLSearchParams): string {
  return `${path}?${[...query]
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join("&")}`;
}
