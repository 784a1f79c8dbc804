import type { ContactTest } from "./contact-test.ts";
import type { Correction } from "./correction.ts";
import type { Review } from "./review.ts";

/** What maintainers wrote down about platforms, besides the registry. Only scoring and the report need it. */
export type FieldNotes = {
  readonly contactTests: readonly ContactTest[];
  readonly reviews: readonly Review[];
  readonly corrections: readonly Correction[];
};

export const NO_NOTES: FieldNotes = { contactTests: [], reviews: [], corrections: [] };
