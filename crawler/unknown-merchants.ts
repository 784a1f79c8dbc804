import type { Alarm } from "../data/model/alarm.ts";
import type { Platform } from "../data/model/platform.ts";
import type { SourceDeclaration } from "../data/model/source.ts";
import type { Instant } from "../data/model/time.ts";
import type { SeenDraft } from "./merge-drafts.ts";
import { recognisePlatforms } from "./recognise-platform.ts";

/** Named this often, a merchant is worth a maintainer's look. */
const OFTEN = 3;

/** A name that stands alone, or between marks, where somebody writes of a shop: 【青禾卡盟】, 「青禾卡盟」, 平台叫青禾卡盟. */
const NAMED_IN_PROSE =
  /(?:[【「『《“"[]|(?:平台|网站|店铺?)(?:名字|名称)?(?:叫做?|是|为|[：:]))([\p{L}\p{N}]{1,8}(?:卡盟|发卡网?|数卡|点卡网?))(?![\p{L}\p{N}]{0,2}(?:类|行业))/gu;

/** The merchant as named where it is of the trade; else the names that the words themselves set off. */
function strangersIn({ merchantAsNamed, title, narrative }: SeenDraft["draft"]): string[] {
  if (CARD_TRADE.test(merchantAsNamed)) return [merchantAsNamed];
  const named = `${title}\n${narrative}`.slice(0, 20_000).matchAll(NAMED_IN_PROSE);
  return [...new Set([...named].flatMap(([, name]) => name ?? []))];
}

/** Words that mark a seller of cards and top-ups. */
const CARD_TRADE = /卡盟|发卡|点卡|卡密|充值|prepaid|gift card/i;

/** Merchants of the trade that recur and are not in the registry: proposals, one alarm each. Pure. */
export function unknownMerchants(
  merged: readonly SeenDraft[],
  platforms: readonly Platform[],
  source: Pick<SourceDeclaration, "id">,
  at: Instant,
): Alarm[] {
  const strangers = merged
    .filter(({ draft }) => recognisePlatforms(draft, platforms, source).length === 0)
    .flatMap(({ draft }) => strangersIn(draft).map((name) => ({ name, draft })));
  return [...Map.groupBy(strangers, ({ name }) => name)].flatMap(([name, group]) => {
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
