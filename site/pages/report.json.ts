import type { APIRoute } from "astro";
import { readPublished } from "../report.ts";

export const GET: APIRoute = () => new Response(readPublished("report.json"));
