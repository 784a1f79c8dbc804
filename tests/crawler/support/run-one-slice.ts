import { onTestFinished } from "vitest";
import type { PageRequest, Visit } from "../../../crawler/contract.ts";
import { judgePage } from "../../../crawler/fetch/judge-page.ts";
import { createPoliteness } from "../../../crawler/fetch/politeness.ts";
import { runSlice, type Slice, type SlicePorts } from "../../../crawler/fetch/run-slice.ts";
import { openHttp } from "../../../crawler/fetch/send-http.ts";
import { Instant } from "../../../data/model/time.ts";
import { FAULTS, type Reply, startFaultServer } from "./fault-server.ts";

export const NOW = Instant.parse("2026-11-20T04:00:00Z");

export const page = (path: string, via: PageRequest["via"] = "http"): PageRequest => ({
  address: path.startsWith("http") ? path : `http://a.test${path}`,
  owner: "platform:a",
  kind: "refund",
  via,
});

/** Runs one slice against a server of these routes. */
export async function run(
  routes: Readonly<Record<string, Reply>>,
  paths: readonly string[],
  more: { readonly slice?: Partial<Slice>; readonly ports?: Partial<SlicePorts> } = {},
) {
  const server = await startFaultServer({ ...FAULTS, ...routes });
  const http = openHttp({
    userAgent: "KaxinBot/0.1 (+test)",
    demoWeb: { port: server.port },
    limits: { headersMs: 600, totalMs: 800 },
  });
  onTestFinished(server.close);
  onTestFinished(http.close);
  const visits: Visit[] = [];
  const slice: Slice = {
    id: "1",
    hostname: "a.test",
    requests: paths.map((path) => page(path)),
    validators: new Map(),
    robots: [],
    gapMs: 0,
    failuresInARow: 0,
    budget: { visits: 100, ms: 10_000 },
    ...more.slice,
  };
  const ports: SlicePorts = {
    send: http.send,
    render: null,
    politeness: createPoliteness({ gapMs: slice.gapMs }),
    judge: judgePage,
    now: () => NOW,
    patience: { backoffMs: 5, longestWaitMs: 1500 },
    ...more.ports,
  };
  const end = await runSlice(slice, ports, (visit) => visits.push(visit));
  const outcomes = visits.map(({ capture }) => `${new URL(capture.address).pathname} ${capture.outcome}`);
  return { end, visits, outcomes, log: server.log };
}
