import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Answer, type Asked, body, type Host, json, notFound, plain } from "./answer.ts";

const FOLDER = join(import.meta.dirname, "..", "recorded", "cfpb");
const API = "/data-research/consumer-complaints/search/api/v1/";

/**
 * Three recorded answers, told apart by `search_after` alone; all other parameters are taken as they were when the
 * answers were recorded (one company, newest first, 25 a page). The third was recorded a day earlier than the first two.
 */
const RECORDED: Readonly<Record<string, string>> = {
  "": "pagination_listResponseP1.json",
  "1730912400000_10701248": "pagination_listResponseP2.json",
  "1730912400000_10701126": "list-panel_listResponse.json",
};

export const cfpbHost: Host = { name: "cfpb.test", latencyMs: 10, gzip: true, answer };

function answer({ path, query }: Asked): Answer {
  if (path === "/robots.txt") return plain("User-agent: *\nDisallow:\n");
  if (path !== API) return notFound();
  const name = RECORDED[query.get("search_after") ?? ""];
  return name === undefined ? json(EMPTY) : body(readFileSync(join(FOLDER, name)), "application/json");
}

/** What lies past the last page. */
const EMPTY = {
  took: 1,
  timed_out: false,
  hits: { total: { value: 75, relation: "eq" }, max_score: null, hits: [] },
  _meta: {
    license: "CC0",
    last_updated: "2024-11-06T12:00:00-05:00",
    last_indexed: "2024-11-07T12:00:00-05:00",
    total_record_count: 6650388,
    is_data_stale: false,
    has_data_issue: false,
    break_points: {},
  },
};
