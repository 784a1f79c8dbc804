import type { APIRoute } from "astro";
import { scoresCsv } from "../../present/scores.ts";
import { readReport } from "../../report.ts";

export const GET: APIRoute = () => new Response(scoresCsv(readReport()));
