import { undoNeedlessEscapes } from "./canonical-address.ts";

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
type RobotsRule = {
  readonly allow: boolean;
  readonly pattern: string;
  /** With the escapes undone that no address needs, `%7E` as `~`. */
  readonly plain: string;
};

/** What a missing robots.txt says: nothing is forbidden. */
export const NO_RULES: Robots = { groups: [], sitemaps: [] };

/** RFC 9309 §2.5: at least 500 KiB must be honoured. What follows is left unread. */
export const MAX_BYTES = 500 * 1024;

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
        group?.rules.push(ruleFrom(name === "allow", value));
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
 * Rule and path are compared as they are written, escape by escape, as most parsers do.
 */
export function decide(robots: Robots, agent: string, address: string): RobotsDecision {
  return decisionBy(({ pattern }) => pattern, robots, agent, address);
}

/**
 * The same for an address that is about to be asked for, in its canonical form. RFC 9309 §2.2.2 compares without needless
 * escapes, most parsers with them: whoever wrote the file may have meant either, so both must allow it.
 */
export function decideStrictly(robots: Robots, agent: string, address: string): RobotsDecision {
  const written = decide(robots, agent, address);
  return written.allowed ? decisionBy(({ plain }) => plain, robots, agent, address) : written;
}

function decisionBy(
  patternOf: (rule: RobotsRule) => string,
  robots: Robots,
  agent: string,
  address: string,
): RobotsDecision {
  const path = pathOf(address);
  let winner: RobotsRule | null = null;
  for (const rule of groupsFor(robots, agent).flatMap((group) => group.rules)) {
    const pattern = patternOf(rule);
    if (pattern === "" || !matches(pattern, path)) continue;
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
    if (colon > 0) yield [trimmed(bare.slice(0, colon)).toLowerCase(), trimmed(bare.slice(colon + 1))];
  }
}

/** Without spaces and tabs around it. `trim` would also take octets that are the end of a letter. */
function trimmed(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && isBlank(text, start)) start += 1;
  while (end > start && isBlank(text, end - 1)) end -= 1;
  return text.slice(start, end);
}

function isBlank(text: string, at: number): boolean {
  return text[at] === " " || text[at] === "\t";
}

/** One character an octet, so that paths in any encoding survive; a byte order mark, even a broken one, is skipped. */
function octets(bytes: Uint8Array): string {
  const text = fromUtf16(bytes) ?? bytes;
  const bom = [0xef, 0xbb, 0xbf];
  let start = 0;
  while (start < bom.length && text[start] === bom[start]) start += 1;
  return Buffer.from(text.buffer, text.byteOffset, text.byteLength).toString("latin1", start, MAX_BYTES);
}

/** In UTF-8; `null` where no byte order mark says that it is UTF-16. */
function fromUtf16(bytes: Uint8Array): Uint8Array | null {
  const encoding = UTF_16.find(({ mark }) => mark.every((octet, at) => bytes[at] === octet))?.encoding;
  return encoding === undefined
    ? null
    : Buffer.from(new TextDecoder(encoding).decode(bytes.subarray(0, 2 * MAX_BYTES)));
}

const UTF_16 = [
  { mark: [0xff, 0xfe], encoding: "utf-16le" },
  { mark: [0xfe, 0xff], encoding: "utf-16be" },
] as const;

/** RFC 9309 §2.2.1: a token is letters, `_` and `-`; whatever follows (a version, a digit) is not part of it. */
function productToken(value: string): string {
  if (/^\*(\s|$)/.test(value)) return "*";
  return /^[a-z_-]*/i.exec(value)?.[0].toLowerCase() ?? "";
}

function ruleFrom(allow: boolean, value: string): RobotsRule {
  const pattern = percentEncode(value);
  return { allow, pattern, plain: undoNeedlessEscapes(pattern) };
}

function percentEncode(path: string): string {
  return path
    .replace(/[\u0080-\u00ff]/g, (octet) => `%${octet.charCodeAt(0).toString(16)}`)
    .replace(/%[0-9a-f]{2}/gi, (octet) => octet.toUpperCase());
}
