import type { APIRoute, GetStaticPaths } from "astro";
import { comparisonCsv } from "../../present/compared.ts";
import { PRESETS, type PresetId } from "../../present/own-weights.ts";
import { readReport } from "../../report.ts";

/** The comparison under the method's weights, and under each preset's. */
export const getStaticPaths = (() => [
  { params: { view: "method" }, props: { preset: null } },
  ...(Object.keys(PRESETS) as PresetId[]).map((preset) => ({ params: { view: preset }, props: { preset } })),
]) satisfies GetStaticPaths;

export const GET: APIRoute<{ preset: PresetId | null }> = ({ props }) =>
  new Response(comparisonCsv(readReport(), props.preset));
