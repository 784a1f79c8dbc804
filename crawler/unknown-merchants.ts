import type { Alarm } from "../data/model/alarm.ts";
import type { SourceDeclaration } from "../data/model/source.ts";
import type { Instant } from "../data/model/time.ts";
import type { ComplaintDraft } from "./contract.ts";

/** Named this often, a merchant is worth a maintainer's look. */
const OFTEN = 3;

/** A name that stands alone, or between marks, where somebody writes of a shop: 【青禾卡盟】, 「青禾卡盟」, 平台叫青禾卡盟. */
const NAMED_IN_PROSE =
  /(?:[【「『《“"[]|(?:平台|网站|店铺?)(?:名字|名称)?(?:叫做?|是|为|[：:]))([\p{L}\p{N}]{1,8}(?:卡盟|发卡网?|数卡|点卡网?))(?![\p{L}\p{N}]{0,2}(?:类|行业))/gu;

/** The merchant as named where it is of the trade; else the names that the words themselves set off. */
function strangersIn({ merchantAsNamed, title, narrative }: ComplaintDraft): string[] {
  if (CARD_TRADE.test(merchantAsNamed)) return [merchantAsNamed];
  const named = `${title}\n${narrative}`.slice(0, 20_000).matchAll(NAMED_IN_PROSE);
  return [...new Set([...named].flatMap(([, name]) => name ?? []))];
}

/** Words that mark a seller of cards and top-ups. */
const CARD_TRADE = /卡盟|发卡|点卡|卡密|充值|prepaid|gift card/i;

/** Merchants of the trade that recur and are not in the registry. */
export type Strangers = {
  /** Takes note of a complaint against none of ours. */
  readonly see: (draft: ComplaintDraft) => void;
  /** Proposals, one alarm each. */
  readonly alarms: (source: Pick<SourceDeclaration, "id">, at: Instant) => Alarm[];
};

export function openStrangers(): Strangers {
  const named = new Map<string, { readonly address: string; times: number }>();
  return {
    see(draft) {
      for (const name of strangersIn(draft)) {
        const known = named.get(name) ?? { address: draft.address, times: 0 };
        named.set(name, known);
        known.times += 1;
      }
    },
    alarms: ({ id }, at) =>
      [...named]
        .filter(([, { times }]) => times >= OFTEN)
        .map(([name, { address, times }]) => ({
          owner: `source:${id}`,
          address,
          kind: "value",
          message: `「${name}」在 ${times} 条投诉里出现，还没有登记：要关注它，请在 platforms/ 加一个文件。`,
          at,
        })),
  };
}
