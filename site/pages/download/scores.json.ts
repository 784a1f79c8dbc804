import type { APIRoute } from "astro";
import { scoresJson } from "../../present/scores.ts";
import { readReport } from "../../report.ts";

export const GET: APIRoute = () => new Response(scoresJson(readReport()));
