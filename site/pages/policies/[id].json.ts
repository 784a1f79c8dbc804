import type { APIRoute, GetStaticPaths } from "astro";
import { readHistory, readReport } from "../../report.ts";

export const getStaticPaths = (() =>
  readReport().platforms.map(({ platform }) => ({ params: { id: platform.id } }))) satisfies GetStaticPaths;

/** Every version of one platform's policies within three years, as published. */
export const GET: APIRoute = ({ params }) =>
  new Response(`${JSON.stringify(readHistory(params["id"] ?? ""), null, 1)}\n`);
