import type { APIRoute } from "astro";
import type { PlatformSummary } from "../../../../../data/model/report.ts";
import { apiPlatformFile } from "../../../../api-files.ts";
import { readReport } from "../../../../report.ts";

export const getStaticPaths = () =>
  readReport().platforms.map((summary) => ({ params: { id: summary.platform.id }, props: { summary } }));

export const GET: APIRoute<{ summary: PlatformSummary }> = ({ props }) => apiPlatformFile(props.summary);
