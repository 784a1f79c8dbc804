import type { APIRoute } from "astro";
import { robotsTxt } from "../present/web-files.ts";

export const GET: APIRoute = ({ site }) => new Response(robotsTxt(site));
