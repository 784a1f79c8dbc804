import type { APIRoute } from "astro";
import { readContacts } from "../report.ts";

/** Every contact seen on the platforms' own pages. */
export const GET: APIRoute = () => new Response(`${JSON.stringify(readContacts(), null, 1)}\n`);
