import type { PolicyPageKind } from "../../data/model/platform.ts";

/** Pages of each kind that discovery asks one platform for in one crawl; with its home page and the probe at most 40. */
const MOST: Readonly<Record<PolicyPageKind | "catalogue" | "probe", number>> = {
  home: 3,
  probe: 2,
  catalogue: 3,
  notice: 5,
  support: 4,
  refund: 5,
  help: 5,
  terms: 5,
  about: 3,
  complaint: 2,
  goods: 5,
};
const MOST_PAGES = 40;

type Asked = { readonly owner: string; readonly kind: string; readonly address: string; readonly via: string };

/** Lets through what is within the quota of its kind and of its owner; what was let through before comes through again. */
export function keepQuota(): <Request extends Asked>(requests: readonly Request[]) => Request[] {
  const taken = new Map<string, Set<string>>();
  const namesOf = (key: string) => {
    const names = taken.get(key) ?? new Set();
    taken.set(key, names);
    return names;
  };
  return (requests) =>
    requests.filter(({ owner, kind, address, via }) => {
      const mostOfKind = isCounted(kind) ? MOST[kind] : Number.POSITIVE_INFINITY;
      const name = `${via} ${address}`;
      const ofOwner = namesOf(owner);
      const ofKind = namesOf(`${owner} ${kind}`);
      if (ofOwner.has(name)) return true;
      if (ofOwner.size >= MOST_PAGES || ofKind.size >= mostOfKind) return false;
      ofOwner.add(name);
      ofKind.add(name);
      return true;
    });
}

/** Other kinds, such as sitemaps, have limits of their own. */
function isCounted(kind: string): kind is keyof typeof MOST {
  return Object.hasOwn(MOST, kind);
}
