import { hoursBetween, type Instant } from "../../data/model/time.ts";
import type { Visit } from "../contract.ts";
import { failed, type Send } from "./answer.ts";
import { PRODUCT_TOKEN } from "./identity.ts";
import { crawlDelay, decideStrictly, NO_RULES, parseRobots, type Robots } from "./robots.ts";

/** What a site's robots.txt means for its pages (RFC 9309 §2.3.1). Unreachable: not a single page may be asked for. */
export type Rules =
  | { readonly kind: "rules"; readonly robots: Robots }
  | { readonly kind: "unreachable"; readonly detail: string }
  /** The host itself leads into a private network. */
  | { readonly kind: "blocked"; readonly detail: string };

/** Remembers the rules of every origin met, and fetches those not known yet. */
export type RobotsBook = { readonly rulesOf: (origin: string) => Promise<Rules> };

/** A `Crawl-delay` up to this is kept, as Heritrix does; who wants a longer one is not asked for pages in this run. */
export const LONGEST_CRAWL_DELAY_SECONDS = 300;

/** RFC 9309 §2.4: no copy is used for longer than a day. */
const ROBOTS_HOURS = 24;

export function isFreshRobots({ fetchedAt }: Pick<Visit["capture"], "fetchedAt">, now: Instant): boolean {
  return hoursBetween(fetchedAt, now) < ROBOTS_HOURS;
}

type BookOptions = {
  /** The newest last; the list may grow. */
  readonly known: readonly Visit[];
  readonly mayUse: (known: Visit) => boolean;
  /** Asks for a robots.txt that is not among the known ones that may be used. */
  readonly visit: (address: string) => Promise<Visit>;
  /** Hears of each one that is read. */
  readonly met: (hostname: string, rules: Rules) => void;
};

export function openRobotsBook({ known, mayUse, visit, met }: BookOptions): RobotsBook {
  const pages = new Map<string, Promise<Rules>>();
  const read = async (origin: string): Promise<Rules> => {
    const kept = known.findLast(({ capture }) => capture.address === robotsAddress(origin));
    const usable = kept !== undefined && mayUse(kept) ? kept : null;
    const rules = rulesFrom(usable ?? (await visit(robotsAddress(origin))));
    met(new URL(origin).hostname, rules);
    return rules;
  };
  return {
    rulesOf(origin) {
      const rules = pages.get(origin) ?? read(origin);
      pages.set(origin, rules);
      return rules;
    },
  };
}

function robotsAddress(origin: string): string {
  return `${origin}/robots.txt`;
}

/** As much of a visit to a robots.txt as decides. */
type RobotsVisit = {
  readonly capture: Pick<Visit["capture"], "outcome" | "status" | "detail" | "redirects">;
  readonly body: Visit["body"];
};

/** Pure: the same visit, kept for a day, always says the same. */
export function rulesFrom({ capture, body }: RobotsVisit): Rules {
  const { outcome, status, redirects } = capture;
  if (outcome === "ok") return { kind: "rules", robots: parseRobots(body ?? new Uint8Array()) };
  // "Unavailable": the site answers, and has no rules. 429 is not among them, it means later.
  const unavailable = status !== null && status >= 400 && status < 500 && status !== 429;
  if (unavailable || outcome === "too_many_redirects") return { kind: "rules", robots: NO_RULES };
  if (outcome === "blocked_address" && redirects.length === 0) return { kind: "blocked", detail: capture.detail };
  return {
    kind: "unreachable",
    detail: `robots.txt: ${outcome}${capture.detail === "" ? "" : ` (${capture.detail})`}`,
  };
}

/** The pause in seconds that the rules ask of us. `0`: they ask for none. */
export function delayFrom(rules: Rules): number {
  return rules.kind === "rules" ? (crawlDelay(rules.robots, PRODUCT_TOKEN) ?? 0) : 0;
}

/**
 * No request leaves that robots.txt forbids, or wants later after the last one than `longestSeconds`: not the first, not a redirect, not one a page
 * makes in the browser.
 */
export function withRobots(send: Send, book: RobotsBook, longestSeconds: number): Send {
  return async (query) => {
    const rules = await book.rulesOf(new URL(query.address).origin);
    switch (rules.kind) {
      case "unreachable":
        return failed("robots_unreachable", rules.detail);
      case "blocked":
        return failed("blocked_address", rules.detail);
      case "rules": {
        const { allowed, rule } = decideStrictly(rules.robots, PRODUCT_TOKEN, query.address);
        if (!allowed) return failed("robots_denied", rule ?? "");
        const delay = delayFrom(rules);
        return delay > longestSeconds ? failed("rate_limited", `Crawl-delay ${delay} s`) : send(query);
      }
      default:
        return rules satisfies never;
    }
  };
}
