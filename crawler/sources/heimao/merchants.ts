import { z } from "zod";
import type { Page, RankingDraft, TallyDraft } from "../../contract.ts";
import { plainText } from "../../html/printed.ts";
import { PageShapeError } from "../../html/select.ts";
import { count, dataOf } from "./envelope.ts";

const Merchants = z.looseObject({
  lists: z.array(
    z.looseObject({
      title: z.string(),
      uid: z.coerce.string(),
      valid_amt: count(),
      complaint_amount: count(),
      valid30d: count(),
      replied_amt: count(),
      completed_amt: count(),
    }),
  ),
});

/** `company/search` and `company/main_search`: merchants with their counts. */
export function parseMerchants(page: Page): TallyDraft[] {
  const { lists } = dataOf(page, Merchants);
  if (lists.length > 0 && lists.every((each) => countOf(each) === null))
    throw new PageShapeError("result.data.lists.valid_amt", 0, "投诉数");
  return lists.flatMap((each) => {
    const complaints = countOf(each);
    if (complaints === null) return [];
    return {
      merchantId: each.uid,
      merchantAsNamed: plainText(each.title),
      complaints,
      complaints30d: each.valid30d ?? null,
      replied: each.replied_amt ?? null,
      completed: each.completed_amt ?? null,
    };
  });
}

function countOf({ valid_amt, complaint_amount }: z.output<typeof Merchants>["lists"][number]): number | null {
  return valid_amt ?? complaint_amount ?? null;
}

const Services = z.array(
  z.looseObject({
    name: z.string(),
    valid_amt: z.coerce.number().int().nonnegative(),
    valid30d: count(),
    replied_amt: count(),
    completed_amt: count(),
  }),
);
type Service = z.output<typeof Services>[number];

/** `company/rel_service`: the counts of one merchant, service by service. Its own are their sum. */
export function parseServices(page: Page): TallyDraft[] {
  const services = dataOf(
    page,
    z.union([Services, z.looseObject({ lists: Services }).transform(({ lists }) => lists)]),
  );
  const [first] = services;
  if (first === undefined) return [];
  return [
    {
      merchantId: new URL(page.address).searchParams.get("couid"),
      merchantAsNamed: plainText(first.name),
      complaints: services.reduce((sum, each) => sum + each.valid_amt, 0),
      complaints30d: sumOf(services, (each) => each.valid30d),
      replied: sumOf(services, (each) => each.replied_amt),
      completed: sumOf(services, (each) => each.completed_amt),
    },
  ];
}

/** `null` when one of them is not known: half a sum is a wrong one. */
function sumOf(services: readonly Service[], pick: (service: Service) => number | null | undefined): number | null {
  return services.reduce<number | null>((sum, each) => {
    const value = pick(each) ?? null;
    return sum === null || value === null ? null : sum + value;
  }, 0);
}

const Ranks = z.array(
  z.looseObject({
    rank: z.coerce.number().int().positive(),
    title: z.string(),
    uid: z.coerce.string().nullish(),
  }),
);

/** `top_rank/rank`: the site's own red and black lists. */
export function parseRanks(page: Page): RankingDraft[] {
  const asked = new URL(page.address).searchParams;
  const ranks = dataOf(page, z.union([Ranks, z.looseObject({ lists: Ranks }).transform(({ lists }) => lists)]));
  return ranks.map(({ rank, title, uid }) => ({
    merchantId: uid ?? null,
    merchantAsNamed: plainText(title),
    list: LISTS[asked.get("type") ?? ""] ?? `榜单 ${asked.get("type")}`,
    span: SPANS[asked.get("span") ?? ""] ?? "",
    rank,
  }));
}

const LISTS: Readonly<Record<string, string>> = { red: "红榜", black: "黑榜", reply: "回复榜" };
const SPANS: Readonly<Record<string, string>> = { week: "周", month: "月", season: "季" };
