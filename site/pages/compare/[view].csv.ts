import type { APIRoute, GetStaticPaths } from "astro";
import { comparisonCsv } from "../../present/compared.ts";
import { windowsOf } from "../../present/comparison.ts";
import { PRESETS, type PresetId } from "../../present/own-weights.ts";
import { windowName } from "../../present/paths.ts";
import { readReport } from "../../report.ts";

type View = { readonly preset: PresetId | null; readonly days: number | null };

/** The comparison under the method's weights, under each preset's, and with the last days alone. */
export const getStaticPaths = (() => {
  const views: (View & { readonly view: string })[] = [
    { view: "method", preset: null, days: null },
    ...(Object.keys(PRESETS) as PresetId[]).map((preset) => ({ view: preset, preset, days: null })),
    ...windowsOf(readReport().platforms).map((days) => ({ view: windowName(days), preset: null, days })),
  ];
  return views.map(({ view, ...props }) => ({ params: { view }, props }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<View> = ({ props }) => new Response(comparisonCsv(readReport(), props.preset, props.days));
