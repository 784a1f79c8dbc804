import { drawsIndex } from "../present/draws.ts";
import { readReport } from "../report.ts";

export const GET = (): Response => new Response(`${JSON.stringify(drawsIndex(readReport()))}\n`);
