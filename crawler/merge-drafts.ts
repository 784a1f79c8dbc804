import type { BodyHash } from "../data/model/ids.ts";
import { compare } from "../data/model/order.ts";
import { type Instant, latestOf } from "../data/model/time.ts";
import type { ComplaintDraft } from "./contract.ts";

/** What of a draft decides which view of a complaint wins. */
type Outline = Pick<ComplaintDraft, "number" | "view">;

/** A draft, or its outline, with the capture it was read from. */
export type SeenDraft<Draft extends Outline = ComplaintDraft> = {
  readonly draft: Draft;
  readonly seenAt: Instant;
  readonly bodySha256: BodyHash;
};

/** All views of each complaint, the one that wins last. The order of the input does not matter within a complaint. */
export function viewsByNumber<Seen extends SeenDraft<Outline>>(seen: Iterable<Seen>): Map<string, Seen[]> {
  const views = Map.groupBy(seen, ({ draft }) => draft.number);
  for (const each of views.values()) if (each.length > 1) each.sort(byWeight);
  return views;
}

/**
 * One record of a complaint from its views, in the order of `viewsByNumber`: the fuller view wins, then the later one. What only
 * the other prints is kept, and so is the state of a later list; when it was last observed is the latest of all views. Pure.
 */
export function mergeViews<Seen extends SeenDraft>(views: readonly Seen[]): Seen {
  return views.reduce(joined);
}

/** One record of each complaint. Pure; the order of the input does not matter. */
export function mergeDrafts<Seen extends SeenDraft>(seen: readonly Seen[]): Map<string, Seen> {
  return new Map(Array.from(viewsByNumber(seen), ([number, views]) => [number, mergeViews(views)]));
}

/** What one source of a site has seen; `isExport`: somebody took it out by hand. */
type Views = { readonly seen: readonly SeenDraft<Outline>[]; readonly isExport: boolean };

/**
 * For the sources of one site: a complaint that the site itself shows and that somebody exported is one, known by the number
 * printed on it. The exported view goes to the site's own, which merges it like any other.
 */
export function joinExports<View extends Views>(views: readonly View[]): View[] {
  const own = views.find(({ isExport }) => !isExport);
  if (own === undefined || views.length === 1) return [...views];
  const shown = new Set(own.seen.map(({ draft }) => draft.number));
  const isShown = ({ draft }: SeenDraft<Outline>) => shown.has(draft.number);
  const exported = views.filter(({ isExport }) => isExport).flatMap(({ seen }) => seen.filter(isShown));
  return views.map((view) => {
    if (view === own) return { ...view, seen: [...view.seen, ...exported] };
    return view.isExport ? { ...view, seen: view.seen.filter((each) => !isShown(each)) } : view;
  });
}

/** `stronger` comes later in the order of `byWeight`. A list seen after the full page knows what has happened since, not when. */
function joined<Seen extends SeenDraft>(weaker: Seen, stronger: Seen): Seen {
  const isNewer = weaker.seenAt > stronger.seenAt;
  const happened = new Set(stronger.draft.events.map(({ kind }) => kind));
  const news = isNewer ? weaker.draft.events.filter(({ kind, at }) => at === null && !happened.has(kind)) : [];
  return {
    ...stronger,
    draft: {
      ...stronger.draft,
      state: isNewer ? weaker.draft.state : stronger.draft.state,
      events: [...stronger.draft.events, ...news],
      merchantId: stronger.draft.merchantId ?? weaker.draft.merchantId,
      title: stronger.draft.title || weaker.draft.title,
      narrative: stronger.draft.narrative || weaker.draft.narrative,
      amountCny: stronger.draft.amountCny ?? weaker.draft.amountCny,
      issueField: known(stronger.draft.issueField, weaker.draft.issueField),
      demandField: known(stronger.draft.demandField, weaker.draft.demandField),
      rating: stronger.draft.rating ?? weaker.draft.rating,
    },
    seenAt: latestOf([weaker.seenAt, stronger.seenAt]) ?? stronger.seenAt,
  };
}

function known(stronger: readonly string[], weaker: readonly string[]): readonly string[] {
  return stronger.length > 0 ? stronger : weaker;
}

function byWeight(left: SeenDraft<Outline>, right: SeenDraft<Outline>): number {
  return (
    Number(left.draft.view === "detail") - Number(right.draft.view === "detail") ||
    compare(left.seenAt, right.seenAt) ||
    compare(left.bodySha256, right.bodySha256)
  );
}
