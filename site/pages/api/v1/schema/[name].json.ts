import type { APIRoute } from "astro";
import { API_NAMES, type ApiFile, schemaOf } from "../../../../present/api.ts";

export const getStaticPaths = () => API_NAMES.map((name) => ({ params: { name }, props: { name } }));

export const GET: APIRoute<{ name: ApiFile }> = ({ props }) =>
  new Response(`${JSON.stringify(schemaOf(props.name), null, 1)}\n`);
