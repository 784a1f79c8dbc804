import { z } from "zod";
import { Instant } from "../data/model/time.ts";
import { readVersions } from "./publications.ts";
import { hasFile, readPublished, readReport } from "./report.ts";

const ParameterRow = z.looseObject({
  parameter: z.string(),
  value: z.string(),
  method_version: z.string(),
  params_sha256: z.string(),
  as_of: Instant,
});

/** A method that earlier publications were made by, as their data sets tell of it. */
export type OlderMethod = {
  readonly version: string;
  readonly paramsSha256: string;
  /** Every parameter by its path, its value as JSON. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Newest first. */
  readonly publications: readonly { readonly version: string; readonly asOf: Instant }[];
};

/** Every method before today's that a publication which still stands was made by; newest first. */
export function readOlderMethods(): readonly OlderMethod[] {
  kept ??= olderMethods();
  return kept;
}

let kept: readonly OlderMethod[] | undefined;

function olderMethods(): OlderMethod[] {
  const found = new Map<string, OlderMethod>();
  for (const { version: publication } of readVersions()) {
    const rows = parametersOf(publication);
    const [first] = rows;
    if (first === undefined || first.method_version === readReport().method.version) continue;
    const known = found.get(first.method_version);
    const own = { version: publication, asOf: first.as_of };
    found.set(first.method_version, {
      version: first.method_version,
      paramsSha256: first.params_sha256,
      parameters: Object.fromEntries(rows.map(({ parameter, value }) => [parameter, value])),
      ...known,
      publications: [...(known?.publications ?? []), own],
    });
  }
  return [...found.values()];
}

function parametersOf(publication: string): z.infer<typeof ParameterRow>[] {
  const name = `data/${publication}/method_params.ndjson`;
  if (!hasFile(name)) return [];
  const lines = readPublished(name).split("\n");
  return lines.filter((line) => line !== "").map((line) => ParameterRow.parse(JSON.parse(line)));
}
