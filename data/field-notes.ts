import { join } from "node:path";
import type { z } from "zod";
import { ContactTest } from "./model/contact-test.ts";
import { Correction } from "./model/correction.ts";
import type { FieldNotes } from "./model/field-notes.ts";
import type { Platform } from "./model/platform.ts";
import { Review } from "./model/review.ts";
import { RegistryFault, readFolder } from "./read-declarations.ts";

/** Reads `contact-tests/`, `reviews/` and `corrections/` of a workspace; each file must be about a platform of the registry. */
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
        ({ id, platform }) =>
          `${join(root, folder, id)}.yaml: platform：「${platform}」在 platforms/ 里没有文件；先 npm run new -- platform`,
      ),
    );
    return notes;
  };
  const notes = {
    contactTests: read("contact-tests", ContactTest),
    reviews: read("reviews", Review),
    corrections: read("corrections", Correction),
  };
  if (faults.length > 0) throw new RegistryFault(faults.join("\n"));
  return notes;
}
