import { compare } from "../data/model/order.ts";
import type { Platform } from "../data/model/platform.ts";
import type { SourceDeclaration } from "../data/model/source.ts";
import type { Tally } from "../data/model/tally.ts";
import type { Instant } from "../data/model/time.ts";
import type { Registry } from "../data/registry.ts";
import type { RankingDraft, TallyDraft } from "./contract.ts";

/** Counts with the page they stand on. */
export type SeenTally = { readonly draft: TallyDraft; readonly address: string; readonly at: Instant };

/** One tally for each platform that a source counts: the newest, of equally new ones the largest. Pure. */
export function talliesOf(
  seen: readonly SeenTally[],
  rankings: readonly RankingDraft[],
  registry: Pick<Registry, "platforms">,
  source: Pick<SourceDeclaration, "id">,
): Tally[] {
  return registry.platforms.flatMap((platform) => {
    const own = seen.filter(({ draft }) => isOf(draft, platform, source));
    const [best] = own.sort(
      (one, other) =>
        compare(other.at, one.at) ||
        other.draft.complaints - one.draft.complaints ||
        compare(one.address, other.address),
    );
    if (best === undefined) return [];
    const { complaints, complaints30d, replied, completed } = best.draft;
    const places = rankings
      .filter((each) => isOf(each, platform, source))
      .map(({ list, span, rank }) => ({ list, span, rank }));
    return {
      source: source.id,
      platform: platform.id,
      address: best.address,
      complaints,
      complaints30d,
      replied,
      completed,
      rankings: places.sort((one, other) => compare(one.list, other.list) || one.rank - other.rank),
      asOf: best.at,
    };
  });
}

/** By the source's id where the registry has one, else by the very name. */
function isOf(
  { merchantId, merchantAsNamed }: Pick<TallyDraft, "merchantId" | "merchantAsNamed">,
  { merchants, name }: Platform,
  { id }: Pick<SourceDeclaration, "id">,
): boolean {
  const known = merchants[id];
  return known === undefined ? name === merchantAsNamed : known === merchantId;
}
