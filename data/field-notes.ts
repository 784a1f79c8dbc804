import { join } from "node:path";
import type { z } from "zod";
import { ContactTest } from "./model/contact-test.ts";
import type { Platform } from "./model/platform.ts";
import { RegistryFault, readFolder } from "./read-declarations.ts";

/** What maintainers wrote down about platforms, besides the registry. Only scoring and the report need it. */
export type FieldNotes = { readonly contactTests: readonly ContactTest[] };

/** Reads `contact-tests/*.yaml` of a workspace; each must be about a platform of the registry. */
export function readFieldNotes(root: string, platforms: readonly Platform[]): FieldNotes {
  const faults: string[] = [];
  const known = new Set<string>(platforms.map(({ id }) => id));
  const read = <Schema extends z.ZodType<{ readonly id: string; readonly platform: string }>>(
    folder: string,
    schema: Schema,
  ) => {
    const notes = readFolder(join(root, folder), schema, faults);
    const strangers = notes.filter(({ platform }) => !known.has(platform));
    faults.push(
      ...strangers.map(
        ({ id, platform }) => `${join(root, folder, id)}.yaml: platform: "${platform}" has no file in platforms/`,
      ),
    );
    return notes;
  };
  const notes = { contactTests: read("contact-tests", ContactTest) };
  if (faults.length > 0) throw new RegistryFault(faults.join("\n"));
  return notes;
}
