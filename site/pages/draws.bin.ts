import { drawsBytes } from "../present/draws.ts";
import { readReport } from "../report.ts";

export const GET = (): Response => new Response(new Uint8Array(drawsBytes(readReport())));
