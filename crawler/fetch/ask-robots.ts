import { z } from "zod";
import { Fault } from "../../data/terminal/door.ts";
import type { Send } from "./answer.ts";
import { fetchOverHttp } from "./over-http.ts";
import { decide, decideStrictly, MAX_BYTES, NO_RULES, parseRobots } from "./robots.ts";
import { type Rules, rulesFrom } from "./robots-book.ts";

/** Fetches the robots.txt that an address is under: one request, and the redirects it leads to. */
export async function fetchRules(address: string, send: Send): Promise<Rules> {
  const { body, ...fetched } = await fetchOverHttp(new URL("/robots.txt", address).href, send, { upTo: MAX_BYTES });
  return rulesFrom({ capture: fetched, body });
}

/** Whether `agent` may ask for `address`, and the rule that decides, in one line for a person. */
export function describeDecision(rules: Rules, agent: string, address: string): string {
  switch (rules.kind) {
    case "unreachable":
    case "blocked":
      return `not allowed  (${rules.detail}: nothing may be asked for)`;
    case "rules": {
      const { allowed, rule } = decideStrictly(rules.robots, agent, address);
      return `${allowed ? "allowed" : "not allowed"}  (${rule ?? "no rule matches"})`;
    }
    default:
      return rules satisfies never;
  }
}

const Case = z.object({ robots_b64: z.string(), ua: z.string(), url: z.string() });

/** Answers cases of JSON, one a line, each with a line `{"allowed":…}`. Throws a `Fault` at a line that is no case. */
export async function* answerCases(lines: AsyncIterable<string> | Iterable<string>): AsyncGenerator<string> {
  let number = 0;
  // Cases of one robots.txt follow one another.
  let kept = { text: "", robots: NO_RULES };
  for await (const line of lines) {
    number += 1;
    if (line.trim() === "") continue;
    const read = Case.safeParse(parseJson(line));
    if (!read.success) throw new Fault(`第 ${number} 行不是一个用例：要写成 {"robots_b64": …, "ua": …, "url": …}`);
    const { robots_b64: text, ua, url } = read.data;
    if (kept.text !== text) kept = { text, robots: parseRobots(Buffer.from(text, "base64")) };
    yield JSON.stringify({ allowed: decide(kept.robots, ua, url).allowed });
  }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
