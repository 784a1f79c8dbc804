import type { APIRoute } from "astro";
import { apiFile, apiNames } from "../../../api-files.ts";

export const getStaticPaths = () => apiNames().map((name) => ({ params: { name }, props: { name } }));

export const GET: APIRoute<{ name: Parameters<typeof apiFile>[0] }> = ({ props }) => apiFile(props.name);
