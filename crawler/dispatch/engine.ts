import type { PgBoss } from "pg-boss";
import { z } from "zod";
import { Fault } from "../../data/terminal/door.ts";

/** The PostgreSQL that a crawl and its workers meet at. It holds what is under way, and nothing else. */
export type Engine = {
  readonly boss: PgBoss;
  readonly sql: (text: string, values?: readonly unknown[]) => Promise<readonly unknown[]>;
};

/** A worker that has not been heard of for so long is dead. The least that pg-boss allows. */
const HEARTBEAT_SECONDS = 10;
const LOOK_FOR_THE_DEAD_SECONDS = 2;

/** Slices to be run, reports to be applied, and slices that no worker survived. */
export const QUEUES = { slice: "slice", report: "report", lost: "lost" } as const;

/** How often somebody asks for work, besides being told of it. */
export const POLLING = { pollingIntervalSeconds: 0.5, notifyPollingIntervalSeconds: 1 } as const;

/** Throws a `Fault` when pg-boss is not installed or the server cannot be used. */
export async function openEngine(url: string, say: (line: string) => void, handlers = 2): Promise<Engine> {
  const { PgBoss } = await import("pg-boss").catch((error: unknown) => {
    if (codeOf(error) !== "ERR_MODULE_NOT_FOUND") throw error;
    throw new Fault("--engine 要用 pg-boss，这里没有装。运行 `npm ci`，不要省略可选的包。");
  });
  const boss = await connect(() => {
    return new PgBoss({
      connectionString: addressOf(url),
      schema: "kaxin",
      schedule: false,
      useListenNotify: true,
      // Each handler holds a connection; heartbeats and turns need some besides.
      max: handlers + 6,
      superviseIntervalSeconds: LOOK_FOR_THE_DEAD_SECONDS,
      monitorIntervalSeconds: LOOK_FOR_THE_DEAD_SECONDS,
    });
  }, say);
  const database = boss.getDb();
  await layOut(boss);
  return { boss, sql: async (text, values = []) => (await database.executeSql(text, [...values])).rows };
}

/**
 * Takes the one right to plan for the workers of an engine, and answers with how to give it back; `null`: another crawl has
 * it. It goes with the connection, so whoever is killed does not keep it.
 */
export async function takeLead({ boss }: Engine): Promise<(() => Promise<void>) | null> {
  const transaction = await boss.getDb().beginTransaction?.();
  if (transaction === undefined) throw new TypeError("pg-boss has no transactions");
  // It lasts as long as a crawl, and does nothing: no limit on idleness is meant for it.
  await transaction.db.executeSql(
    "select set_config(name, '0', true) from pg_settings where name in ('idle_in_transaction_session_timeout', 'transaction_timeout')",
  );
  const { rows } = await transaction.db.executeSql("select pg_try_advisory_xact_lock(hashtext('kaxin crawl')) as mine");
  const [{ mine }] = Lead.parse(rows);
  if (mine) return transaction.rollback;
  await transaction.rollback();
  return null;
}

const Lead = z.tuple([z.strictObject({ mine: z.boolean() })]);

function addressOf(url: string): string {
  if (/^postgres(ql)?:$/.test(URL.parse(url)?.protocol ?? "")) return url;
  throw new Fault("--engine 不是 PostgreSQL 的地址。写成 postgres://user:password@host:5432/database");
}

async function connect(make: () => PgBoss, say: (line: string) => void): Promise<PgBoss> {
  const boss = make();
  // It goes on trying by itself; whoever runs it ought to know.
  boss.on("error", (error) => say(`engine: ${reasonOf(error)}`));
  try {
    return await boss.start();
  } catch (error) {
    await boss.stop({ graceful: false }).catch(() => undefined);
    if (!isOfTheServer(error)) throw error;
    throw new Fault(`--engine 的 PostgreSQL 用不了：${reasonOf(error)}。把它启动，或改好地址。`);
  }
}

async function layOut(boss: PgBoss): Promise<void> {
  const brief = { deleteAfterSeconds: 3600, heartbeatSeconds: HEARTBEAT_SECONDS, notify: true } as const;
  await boss.createQueue(QUEUES.lost, { ...brief, retryLimit: 10 });
  // Exclusive: of one key, here a host, there is one job at most, queued or active.
  // A dead worker's heart stops beating; this is for one that hangs, and longer than a page at a host with a long Crawl-delay.
  const retries = { retryLimit: 5, retryDelay: 0, expireInSeconds: 3600 } as const;
  await boss.createQueue(QUEUES.slice, { ...brief, ...retries, policy: "exclusive", deadLetter: QUEUES.lost });
  await boss.createQueue(QUEUES.report, { ...brief, ...retries, retryLimit: 1000 });
  // One statement after the other in one transaction; the lock, because workers start at the same time.
  await boss.getDb().executeSql(`
    begin;
    select pg_advisory_xact_lock(hashtext('kaxin tables'));
    create table if not exists kaxin.visits (
      slice uuid not null, number int not null, capture text not null, deflated bytea, primary key (slice, number));
    create table if not exists kaxin.turns (hostname text primary key, free_at timestamptz not null);
    commit`);
}

/** What the system (`ECONNREFUSED`) and the server (`28P01`) say by code can be mended; anything else is a bug. */
function isOfTheServer(error: unknown): boolean {
  const code = codeOf(error);
  return code !== null && (/^[0-9A-Z]{5}$/.test(code) || /^E[A-Z_]+$/.test(code)) && !code.startsWith("ERR_");
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
}

/** Of an error of several parts, such as two addresses of one name, the first says enough. pg-boss tells copies of errors. */
function reasonOf(error: unknown): string {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  const hasWords = typeof first === "object" && first !== null && "message" in first;
  return hasWords ? String(first.message) : String(first);
}
