import { inflateRawSync } from "node:zlib";
import type { Db } from "pg-boss";
import { z } from "zod";
import { deflate } from "../../data/archive/deflate.ts";
import { Visited } from "../../data/model/capture.ts";
import type { Captured, Visit } from "../contract.ts";
import type { Engine } from "./engine.ts";

/** Lays visits down on their way from a worker to the archive: too large for a job of the queue. Parts come before their page. */
export async function putVisits(slice: string, visits: readonly Visit[], db: Db) {
  const captured = visits.flatMap((visit) => [...(visit.parts ?? []), visit]);
  for (const [number, { capture, body }] of captured.entries()) {
    const sent = body === null ? null : deflate(body);
    await db.executeSql("insert into kaxin.visits values ($1, $2, $3, $4)", [
      slice,
      number,
      JSON.stringify(capture),
      sent,
    ]);
  }
}

const Rows = z.array(z.strictObject({ capture: z.string(), deflated: z.instanceof(Uint8Array).nullable() }));

export async function visitsOf(slice: string, { sql }: Engine): Promise<Visit[]> {
  const rows = await sql("select capture, deflated from kaxin.visits where slice = $1 order by number", [slice]);
  const captured = Rows.parse(rows).map(({ capture, deflated }) => ({
    capture: Visited.parse(JSON.parse(capture)),
    ...(deflated === null ? { body: null } : { body: inflateRawSync(deflated), deflated }),
  }));
  return withTheirParts(captured);
}

function withTheirParts(captured: readonly Captured[]): Visit[] {
  const visits: Visit[] = [];
  let parts: Captured[] = [];
  for (const each of captured) {
    if (each.capture.askedBy !== null) parts.push(each);
    else {
      visits.push(parts.length === 0 ? each : { ...each, parts });
      parts = [];
    }
  }
  return visits;
}

export async function dropVisits(slice: string, { sql }: Engine): Promise<void> {
  await sql("delete from kaxin.visits where slice = $1", [slice]);
}
