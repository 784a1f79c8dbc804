import type { Dispatcher } from "undici";
import type { Headers } from "./answer.ts";

/** How much of a body is taken: no more than `limit` octets, or else only the first `enough`. `null`: nothing of it. */
export type Appetite = { readonly limit: number; readonly enough: number | null } | null;

/** `body` is `null` when it was not wanted, or was more than its limit. */
export type Received = { readonly body: Uint8Array | null };

/** Lets go of an exchange that takes too long: `receive` rejects. */
export type LetGo = (reason: Error) => void;

/**
 * Makes one request and takes what comes as it comes: a stream for each answer, as undici's `request` makes it, costs more
 * than a small page is worth. `headersCame` decides on the body. Rejects when the exchange breaks off.
 */
export function receive(
  agent: Dispatcher,
  options: Dispatcher.DispatchOptions,
  headersCame: (status: number, headers: Headers) => Appetite,
  lettingGo: (letGo: LetGo) => void,
): Promise<Received> {
  const { promise, resolve, reject } = Promise.withResolvers<Received>();
  let controller: Dispatcher.DispatchController | null = null;
  let isOver = false;
  let appetite: Appetite = null;
  const heap = openHeap();
  const end = (settle: () => void, reason: Error | null) => {
    if (isOver) return;
    isOver = true;
    settle();
    // What is still under way is of no use to anybody.
    if (reason !== null) controller?.abort(reason);
  };
  lettingGo((reason) => end(() => reject(reason), reason));
  agent.dispatch(options, {
    onRequestStart(begun) {
      controller = begun;
      if (isOver) begun.abort(ENOUGH);
    },
    onResponseStart(_, status, headers) {
      if (status < 200 || isOver) return;
      appetite = headersCame(status, plainHeaders(headers));
      if (appetite === null) end(() => resolve({ body: null }), ENOUGH);
    },
    onResponseData(_, chunk) {
      if (isOver || appetite === null) return;
      const { limit, enough } = appetite;
      heap.add(chunk);
      if (enough === null && heap.size() > limit) end(() => resolve({ body: null }), ENOUGH);
      else if (enough !== null && heap.size() >= enough) end(() => resolve({ body: heap.upTo(enough) }), ENOUGH);
    },
    onResponseEnd: () => end(() => resolve({ body: heap.upTo(appetite?.enough ?? null) }), null),
    onResponseError: (_, error) => end(() => reject(error), null),
  });
  return promise;
}

const ENOUGH = new Error("nothing more is wanted");

/** A body that comes octet by octet must not cost a hundred times its size. */
const MOST_CRUMBS = 1024;

function openHeap() {
  const pieces: Uint8Array[] = [];
  const crumbs: Uint8Array[] = [];
  let size = 0;
  return {
    size: () => size,
    add(chunk: Uint8Array) {
      size += chunk.length;
      crumbs.push(chunk);
      if (crumbs.length >= MOST_CRUMBS) pieces.push(Buffer.concat(crumbs.splice(0)));
    },
    upTo(most: number | null): Uint8Array {
      const whole = Buffer.concat([...pieces, ...crumbs], size);
      return most === null ? whole : whole.subarray(0, most);
    },
  };
}

/** Names in lower case, repeated values joined. Cookies are left out: we carry none, and they belong to somebody. */
function plainHeaders(raw: Readonly<Record<string, string | string[] | undefined>>): Headers {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(raw)) {
    if (value === undefined || name === "set-cookie" || name.startsWith(":")) continue;
    plain[name.toLowerCase()] = Array.isArray(value) ? value.join(", ") : value;
  }
  return plain;
}
