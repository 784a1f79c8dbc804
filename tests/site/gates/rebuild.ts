import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { load } from "cheerio";
import { runBuild } from "../support/build-site.ts";
import type { Gate } from "./gate.ts";

/** The same report makes the same bytes: pages, pictures and feeds with the ids they had. */
export const rebuild: Gate = {
  name: "rebuild",
  about: "a second build is the same to the byte; feed ids are there, unique and unchanged",
  async check(site) {
    const { status, output, directory } = runBuild(site.published, site.url);
    if (status !== 0) return { looked: 0, faults: [output.slice(-400)] };
    const files = filesIn(site.directory);
    const changed = files.filter((file) => digest(join(site.directory, file)) !== digest(join(directory, file)));
    const gained = filesIn(directory).filter((file) => !existsSync(join(site.directory, file)));
    rmSync(directory, { recursive: true });
    const feeds = files
      .filter((file) => file.endsWith(".atom") || file.endsWith(".xml"))
      .flatMap((file) => feedFaults(site.directory, file));
    return {
      looked: files.length,
      faults: [
        ...changed.map((file) => `${file}: other bytes`),
        ...gained.map((file) => `${file}: only the second time`),
        ...feeds,
      ],
    };
  },
};

function feedFaults(directory: string, file: string): string[] {
  const $ = load(readFileSync(join(directory, file), "utf8"), { xml: true });
  if ($("feed").length === 0) return [];
  const ids = $("entry > id")
    .toArray()
    .map((element) => $(element).text());
  return [
    ...($("feed > id").text() === "" ? [`${file}: no id`] : []),
    ...(ids.length === $("entry").length && ids.every((id) => /^(tag|urn):/.test(id))
      ? []
      : [`${file}: an entry without a lasting id`]),
    ...(new Set(ids).size === ids.length ? [] : [`${file}: an id twice`]),
  ];
}

const filesIn = (directory: string): string[] =>
  readdirSync(directory, { recursive: true, encoding: "utf8" }).filter((file) =>
    statSync(join(directory, file)).isFile(),
  );

const digest = (path: string): string =>
  existsSync(path) ? createHash("sha256").update(readFileSync(path)).digest("hex") : "";
