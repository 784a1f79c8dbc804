/** A parameter as a row: where it stands, and what it is. */
export type ParameterRow = { readonly name: string; readonly value: string };

/** All numbers of a method as flat rows, `priors.reply.strength` = `4`; a list of plain values stays one row. */
export function flattenParameters(parameters: unknown, name = ""): ParameterRow[] {
  if (Array.isArray(parameters) && parameters.every(isPlain)) {
    return [{ name, value: parameters.map(String).join(", ") }];
  }
  if (typeof parameters === "object" && parameters !== null) {
    return Object.entries(parameters).flatMap(([key, value]) =>
      flattenParameters(value, name === "" ? key : `${name}.${key}`),
    );
  }
  return [{ name, value: String(parameters) }];
}

function isPlain(value: unknown): boolean {
  return typeof value !== "object" || value === null;
}
