import type { APIRoute } from "astro";
import { apiPlatformFile } from "../../../../api-files.ts";
import { readReport } from "../../../../report.ts";

export const getStaticPaths = () => readReport().platforms.map(({ platform: { id } }) => ({ params: { id } }));

export const GET: APIRoute<Record<string, never>, { id: string }> = ({ params }) => apiPlatformFile(params.id);
