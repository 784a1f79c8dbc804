import type { Platform } from "../data/model/platform.ts";
import type { SourceDeclaration } from "../data/model/source.ts";
import type { ComplaintDraft } from "./contract.ts";
import { platformsNamed } from "./extract/complaint/platform-mentions.ts";
import { foldName } from "./extract/complaint/platform-names.ts";

/**
 * The platforms a complaint is about: by the source's merchant id; else by the merchant as named; else, where the named
 * merchant is none of ours, by the names and domains in its title and words. Pure.
 */
export function recognisePlatforms(
  draft: Pick<ComplaintDraft, "merchantId" | "merchantAsNamed" | "title" | "narrative">,
  platforms: readonly Platform[],
  source: Pick<SourceDeclaration, "id">,
): Platform[] {
  const byId = platforms.filter((each) => draft.merchantId !== null && each.merchants[source.id] === draft.merchantId);
  if (byId.length > 0) return byId;
  const named = foldName(draft.merchantAsNamed);
  const byName = named === "" ? [] : (byFoldedName(platforms).get(named) ?? []);
  if (byName.length > 0) return [...byName];
  const mentioned = platformsNamed(`${draft.merchantAsNamed}\n${draft.title}\n${draft.narrative}`, platforms);
  return mentioned.size === 0 ? [] : platforms.filter(({ id }) => mentioned.has(id));
}

const KNOWN = new WeakMap<readonly Platform[], ReadonlyMap<string, readonly Platform[]>>();

function byFoldedName(platforms: readonly Platform[]): ReadonlyMap<string, readonly Platform[]> {
  const known = KNOWN.get(platforms);
  if (known !== undefined) return known;
  const names = new Map<string, Platform[]>();
  for (const platform of platforms) {
    for (const name of new Set([platform.name, ...platform.aliases].map(foldName))) {
      names.set(name, [...(names.get(name) ?? []), platform]);
    }
  }
  KNOWN.set(platforms, names);
  return names;
}
