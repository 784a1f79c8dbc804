import type { Platform } from "../data/model/platform.ts";
import type { SourceDeclaration } from "../data/model/source.ts";
import type { ComplaintDraft } from "./contract.ts";

/** Names shorter than this are common prose unless the source's merchant field holds exactly them. */
const SHORTEST_NAME_IN_PROSE = 3;

/**
 * The platforms a complaint is about: by the source's merchant id; else by the merchant as named; else, where the named
 * merchant is none of ours, by names in its title and words. Pure.
 */
export function recognisePlatforms(
  draft: Pick<ComplaintDraft, "merchantId" | "merchantAsNamed" | "title" | "narrative">,
  platforms: readonly Platform[],
  source: Pick<SourceDeclaration, "id">,
): Platform[] {
  const byId = platforms.filter((each) => draft.merchantId !== null && each.merchants[source.id] === draft.merchantId);
  if (byId.length > 0) return byId;
  const named = fold(draft.merchantAsNamed);
  const byName = platforms.filter((each) => namesOf(each).some((name) => name === named));
  if (byName.length > 0) return byName;
  const prose = fold(`${draft.merchantAsNamed}\n${draft.title}\n${draft.narrative}`);
  const mentioned = platforms.flatMap((each) =>
    namesOf(each)
      .filter((name) => name.length >= SHORTEST_NAME_IN_PROSE && prose.includes(name))
      .map((name) => ({ platform: each, name })),
  );
  const distinct = mentioned.filter((hit) => !mentioned.some((other) => isPartOf(hit.name, other.name, prose)));
  return [...new Set(distinct.map((hit) => hit.platform))];
}

function namesOf(platform: Platform): string[] {
  return [platform.name, ...platform.aliases].map(fold);
}

/** 满格充 inside 满格充值卡盟 is not a mention of 满格充, unless it also stands alone. */
function isPartOf(name: string, other: string, prose: string): boolean {
  return other !== name && other.includes(name) && !prose.replaceAll(other, " ").includes(name);
}

function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase().replaceAll(/\s+/g, "");
}
