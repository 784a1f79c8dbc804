/** One robots.txt as RFC 9309 reads it. */
export type Robots = {
  readonly groups: readonly RobotsGroup[];
  readonly sitemaps: readonly string[];
};

export type RobotsDecision = { readonly allowed: boolean; readonly rule: string | null };

type RobotsGroup = {
  /** Product tokens in lower case; `*` stands for everybody. */
  readonly agents: string[];
  readonly rules: RobotsRule[];
  crawlDelaySeconds: number | null;
};
type RobotsRule = { readonly allow: boolean; readonly pattern: string };

/** What a missing robots.txt says: nothing is forbidden. */
export const NO_RULES: Robots = { groups: [], sitemaps: [] };

/** RFC 9309 §2.5: at least 500 KiB must be honoured. What follows is left unread. */
const MAX_BYTES = 500 * 1024;

export function parseRobots(bytes: Uint8Array): Robots {
  const groups: RobotsGroup[] = [];
  const sitemaps: string[] = [];
  let group: RobotsGroup | null = null;
  for (const [name, value] of fieldsOf(bytes)) {
    switch (name) {
      case "user-agent":
        // Only a rule closes a group: agents named one after another share what follows.
        if (group === null || group.rules.length > 0) {
          group = { agents: [], rules: [], crawlDelaySeconds: null };
          groups.push(group);
        }
        group.agents.push(productToken(value));
        break;
      case "allow":
      case "disallow":
        group?.rules.push({ allow: name === "allow", pattern: percentEncode(value) });
        break;
      case "crawl-delay":
        if (group !== null && /^\d+(\.\d+)?$/.test(value)) group.crawlDelaySeconds = Number(value);
        break;
      case "sitemap":
        sitemaps.push(value);
        break;
    }
  }
  return { groups, sitemaps };
}

/**
 * May `agent` (a product token such as `KaxinBot`) ask for `address`? The longest matching rule wins, `allow` on a tie.
 * The path is compared as it is written: the address comes in its canonical form, percent-encoded.
 */
export function decide(robots: Robots, agent: string, address: string): RobotsDecision {
  const path = pathOf(address);
  let winner: RobotsRule | null = null;
  for (const rule of groupsFor(robots, agent).flatMap((group) => group.rules)) {
    if (rule.pattern === "" || !matches(rule.pattern, path)) continue;
    if (winner === null || outweighs(rule, winner)) winner = rule;
  }
  if (winner === null) return { allowed: true, rule: null };
  return { allowed: winner.allow, rule: `${winner.allow ? "Allow" : "Disallow"}: ${winner.pattern}` };
}

/** Seconds between two requests that the site asks of `agent`. Not in the RFC, but widely meant. */
export function crawlDelay(robots: Robots, agent: string): number | null {
  const delays = groupsFor(robots, agent).flatMap((group) => group.crawlDelaySeconds ?? []);
  return delays.length === 0 ? null : Math.max(...delays);
}

function pathOf(address: string): string {
  const path = /^[a-z]+:\/\/[^/?#]*([^#]*)/i.exec(address)?.[1] ?? "";
  return path.startsWith("/") ? path : `/${path}`;
}

function groupsFor(robots: Robots, agent: string): readonly RobotsGroup[] {
  const named = robots.groups.filter((group) => group.agents.includes(agent.toLowerCase()));
  return named.length > 0 ? named : robots.groups.filter((group) => group.agents.includes("*"));
}

function outweighs(rule: RobotsRule, other: RobotsRule): boolean {
  if (rule.pattern.length !== other.pattern.length) return rule.pattern.length > other.pattern.length;
  return rule.allow && !other.allow;
}

/** `*` is any run of characters, a final `$` the end. Greedy by pieces: no pattern can make it slow. */
function matches(pattern: string, path: string): boolean {
  const anchored = pattern.endsWith("$");
  const [first = "", ...pieces] = (anchored ? pattern.slice(0, -1) : pattern).split("*");
  if (!path.startsWith(first)) return false;
  const last = anchored ? pieces.pop() : undefined;
  let at = first.length;
  for (const piece of pieces) {
    const found = path.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  if (!anchored) return true;
  return last === undefined ? at === path.length : path.length - last.length >= at && path.endsWith(last);
}

function* fieldsOf(bytes: Uint8Array): Generator<readonly [name: string, value: string]> {
  for (const line of octets(bytes).split(/\r\n|\r|\n/)) {
    const bare = line.replace(/#.*/, "");
    const colon = bare.indexOf(":");
    if (colon > 0) yield [bare.slice(0, colon).trim().toLowerCase(), bare.slice(colon + 1).trim()];
  }
}

/** One character an octet, so that paths in any encoding survive; a byte order mark, even a broken one, is skipped. */
function octets(bytes: Uint8Array): string {
  const bom = [0xef, 0xbb, 0xbf];
  let start = 0;
  while (start < bom.length && bytes[start] === bom[start]) start += 1;
  let text = "";
  for (let at = start; at < Math.min(bytes.length, MAX_BYTES); at += 8192) {
    text += String.fromCharCode(...bytes.subarray(at, Math.min(at + 8192, MAX_BYTES)));
  }
  return text;
}

/** RFC 9309 §2.2.1: a token is letters, `_` and `-`; whatever follows (a version, a digit) is not part of it. */
function productToken(value: string): string {
  if (/^\*(\s|$)/.test(value)) return "*";
  return /^[a-z_-]*/i.exec(value)?.[0].toLowerCase() ?? "";
}

function percentEncode(path: string): string {
  return path
    .replace(/[\u0080-\u00ff]/g, (octet) => `%${octet.charCodeAt(0).toString(16)}`)
    .replace(/%[0-9a-f]{2}/gi, (octet) => octet.toUpperCase());
}
