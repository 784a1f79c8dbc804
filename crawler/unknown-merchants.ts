import type { Alarm } from "../data/model/alarm.ts";
import type { Platform } from "../data/model/platform.ts";
import type { SourceDeclaration } from "../data/model/source.ts";
import type { Instant } from "../data/model/time.ts";
import type { SeenDraft } from "./merge-drafts.ts";
import { recognisePlatforms } from "./recognise-platform.ts";

/** Named this often, a merchant is worth a maintainer's look. */
const OFTEN = 3;

/** Words that mark a seller of cards and top-ups. */
const CARD_TRADE = /卡盟|发卡|点卡|卡密|充值|prepaid|gift card/i;

/** Merchants of the trade that recur and are not in the registry: proposals, one alarm each. Pure. */
export function unknownMerchants(
  merged: readonly SeenDraft[],
  platforms: readonly Platform[],
  source: Pick<SourceDeclaration, "id">,
  at: Instant,
): Alarm[] {
  const strangers = merged.filter(
    ({ draft }) => CARD_TRADE.test(draft.merchantAsNamed) && recognisePlatforms(draft, platforms, source).length === 0,
  );
  return [...Map.groupBy(strangers, ({ draft }) => draft.merchantAsNamed)].flatMap(([name, group]) => {
    const [first] = group;
    if (first === undefined || group.length < OFTEN) return [];
    return [
      {
        owner: `source:${source.id}`,
        address: first.draft.address,
        kind: "value" as const,
        message: `「${name}」在 ${group.length} 条投诉里出现，还没有登记：要关注它，请在 platforms/ 加一个文件。`,
        at,
      },
    ];
  });
}
