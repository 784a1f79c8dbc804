import type { Fetched } from "./over-http.ts";

/** Scripts and styles that pages of one site share, so that their host is asked once for many pages. */
export type Shelf = { readonly take: (address: string, ask: () => Promise<Fetched>) => Promise<Fetched> };

const KEPT_MS = 10 * 60_000;
const MOST_BYTES = 32 * 1024 * 1024;
const MOST_KEPT = 300;

type Kept = { readonly fetched: Promise<Fetched>; readonly since: number; bytes: number };

/** Keeps what came whole for ten minutes, and no more of it than 32 MiB: what came first goes first. */
export function openShelf(nowMs: () => number = () => performance.now()): Shelf {
  const kept = new Map<string, Kept>();
  let bytes = 0;
  const drop = (address: string) => {
    bytes -= kept.get(address)?.bytes ?? 0;
    kept.delete(address);
  };
  const put = async (address: string, entry: Kept) => {
    const fetched = await entry.fetched.catch(() => null);
    if (kept.get(address) !== entry) return;
    if (fetched === null || !mayKeep(fetched)) return drop(address);
    entry.bytes = fetched.body?.length ?? 0;
    bytes += entry.bytes;
    for (const oldest of kept.keys()) {
      if (bytes <= MOST_BYTES && kept.size <= MOST_KEPT) return;
      drop(oldest);
    }
  };
  return {
    take(address, ask) {
      const found = kept.get(address);
      if (found !== undefined && nowMs() - found.since < KEPT_MS) return found.fetched;
      drop(address);
      const entry: Kept = { fetched: ask(), since: nowMs(), bytes: 0 };
      kept.set(address, entry);
      void put(address, entry);
      return entry.fetched;
    },
  };
}

function mayKeep({ outcome, headers }: Fetched): boolean {
  return outcome === "ok" && !/no-store/i.test(headers["cache-control"] ?? "");
}
