import type { APIRoute, GetStaticPaths } from "astro";
import { readPublished, readReport } from "../../report.ts";

export const getStaticPaths = (() =>
  readReport().platforms.map(({ platform }) => ({ params: { id: platform.id } }))) satisfies GetStaticPaths;

export const GET: APIRoute = ({ params }) => new Response(readPublished(`platforms/${params["id"]}.json`));
