import type { APIRoute } from "astro";
import { readPublished } from "../report.ts";

/** Every contact seen on the platforms' own pages, as published. */
export const GET: APIRoute = () => new Response(readPublished("contacts.json"));
