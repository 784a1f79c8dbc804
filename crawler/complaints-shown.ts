import type { Archive } from "../data/archive/archive.ts";
import type { Registry } from "../data/registry.ts";
import type { Readings } from "../data/store/readings.ts";
import { readNow } from "./page-reader.ts";
import { isOpen } from "./plan-visits.ts";
import { rawPageOf, type Sighting } from "./read-captures.ts";
import { recognisePlatforms } from "./recognise-platform.ts";
import { sourceOf } from "./source-of.ts";

/** What the complaints on a page mean for coming again. */
export type Shown = {
  /** One of them waits for an answer. */
  readonly open: boolean;
  /** One of them is about a platform of ours. */
  readonly ours: boolean;
};

const NOTHING: Shown = { open: false, ours: false };

/** Looks into archived pages, into each once: into what was read of it where that is remembered. */
export function complaintsShown(
  archive: Pick<Archive, "body">,
  registry: Registry,
  readings: Readings,
): (sighting: Sighting | undefined) => Shown {
  const seen = new Map<Sighting, Shown>();
  return (sighting) => {
    if (sighting === undefined) return NOTHING;
    const shown = seen.get(sighting) ?? look(archive, registry, readings, sighting);
    seen.set(sighting, shown);
    return shown;
  };
}

function look(
  archive: Pick<Archive, "body">,
  registry: Registry,
  readings: Readings,
  { last, content, parts }: Sighting,
): Shown {
  const source = sourceOf(last.owner, registry);
  if (source === null || content === null) return NOTHING;
  const { id, adapter } = source.declaration;
  const { complaints } = readNow({ source: id, adapter, page: rawPageOf(content, parts) }, archive, readings).reading;
  return {
    open: complaints.some(isOpen),
    ours: complaints.some((draft) => recognisePlatforms(draft, registry.platforms, source.declaration).length > 0),
  };
}
