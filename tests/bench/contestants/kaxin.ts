import { join } from "node:path";
import type { PageRequest } from "../../../crawler/contract.ts";
import { crawl } from "../../../crawler/crawl.ts";
import { openHttp } from "../../../crawler/fetch/send-http.ts";
import { openReaders } from "../../../crawler/open-readers.ts";
import { codeOfReading } from "../../../crawler/read-code.ts";
import { openArchive } from "../../../data/archive/archive.ts";
import { addHours, Instant } from "../../../data/model/time.ts";
import { Workspace } from "../../../data/model/workspace.ts";
import { type Registry, readRegistry } from "../../../data/registry.ts";
import { openReadings } from "../../../data/store/readings.ts";
import type { Progress } from "../../../data/terminal/progress.ts";
import { type Course, readCourse } from "../course.ts";

/** `kaxin.ts COURSE FOLDER first|again`: the whole job from the web to the store, or the same pages again four days later. */
const [file = "", folder = "", visit = "first"] = process.argv.slice(2);

const FIRST_DAY = Instant.parse("2026-11-20T04:00:00Z");
const silent: Progress = { expect: () => {}, step: () => {}, end: () => {} };

const course = readCourse(file);
const archive = openArchive(join(folder, "archive.sqlite"));
const readings = openReadings(join(folder, "readings.sqlite"), codeOfReading());
const readers = openReaders(archive);
const registry = registryFor(course);

const started = process.cpuUsage();
const end = await crawlAll(visit === "first" ? FIRST_DAY : addHours(FIRST_DAY, 96));
const crawled = process.cpuUsage(started);
const crawlCpuMs = (crawled.user + crawled.system) / 1000;
if (visit === "first") {
  const { parseArchive } = await import("../../../crawler/parse.ts");
  const { openStore } = await import("../../../data/store/store.ts");
  const contents = await parseArchive(archive, registry, silent, undefined, { readings, readers });
  if (contents === null) throw new RangeError("nothing was archived");
  const store = openStore(join(folder, "kaxin.sqlite"));
  store.fill(contents);
  store.close();
  const done = contents.sources.reduce((sum, { complaints }) => sum + complaints, 0);
  console.log(JSON.stringify({ done, alarms: contents.alarms.length, crawlCpuMs }));
} else {
  console.log(JSON.stringify({ done: end.fetched, alarms: end.alarms, crawlCpuMs }));
}
await readers.close();
readings.close();
archive.close();

async function crawlAll(now: Instant) {
  const http = openHttp({ userAgent: "KaxinBot/0.1 (+bench)", demoWeb: { port: course.ports[0] ?? 0 } });
  const ports = {
    archive,
    registry,
    send: http.send,
    render: null,
    now: () => now,
    ahead: { readers, readings },
    progress: silent,
  };
  const ended = await crawl(requestsFor(course), { ...ports, signal: new AbortController().signal });
  await http.close();
  return ended;
}

function requestsFor({ ports, paths }: Course): PageRequest[] {
  return paths.map((path, place) => ({
    address: `http://tousu${place % ports.length}.test${path}`,
    owner: "source:demo-tousu",
    kind: "complaint",
    via: "http",
  }));
}

/** The demonstration's platforms, read without pauses. */
function registryFor({ paths }: Course): Registry {
  const demo = readRegistry(join(import.meta.dirname, "..", "..", "..", "data", "demo"));
  const workspace = Workspace.parse({ ...demo.workspace, gapMs: 0, mostRestMs: 0, pagesPerHost: paths.length });
  return { ...demo, workspace };
}
