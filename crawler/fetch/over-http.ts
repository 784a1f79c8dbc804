import type { Capture, Exchange, Outcome } from "../../data/model/capture.ts";
import type { Instant } from "../../data/model/time.ts";
import { type Answer, failed, type Headers, type Send } from "./answer.ts";
import { canonicalAddress } from "./canonical-address.ts";

/** What a page had with it when it last came: sent along, they spare a transfer. */
export type Validators = { readonly etag?: string | null; readonly lastModified?: string | null };

/** The network's part of a visit: not yet judged by what the page says, not yet stamped. */
export type Fetched = {
  readonly outcome: Outcome;
  readonly detail: string;
  readonly status: number | null;
  readonly headers: Headers;
  readonly finalAddress: string;
  readonly redirects: Capture["redirects"];
  readonly body: Uint8Array | null;
  /** When it was answered, if that was not at this moment. */
  readonly answeredAt?: Instant;
  readonly exchange?: Exchange;
  /** How the body was read as text, where somebody has, and the text. */
  readonly encoding?: string;
  readonly text?: string;
  /** What a browser received and noted while it showed the page. */
  readonly parts?: readonly Part[];
};

/** One answer that a page got in the browser (`xhr`), or what is noted of its stay there (`page_log`). */
export type Part = { readonly kind: "xhr" | "page_log"; readonly address: string; readonly fetched: Fetched };

/** Of a page that nobody was asked for. */
export function unasked(address: string, outcome: Outcome, detail: string, status: number | null = null): Fetched {
  return { outcome, detail, status, headers: {}, finalAddress: address, redirects: [], body: null };
}

export type FetchOptions = {
  readonly validators?: Validators | undefined;
  readonly accepts?: RegExp;
  /** Of the body at the end, so many bytes are enough. */
  readonly upTo?: number;
  readonly mostRedirects?: number;
};

/** Media types that a parser here can read. */
export const READABLE =
  /^(text\/(html|plain|xml|javascript|json)|application\/(json|xml|javascript|x-javascript)|application\/[a-z.+-]+\+(xml|json))$/;

/** Asks for `address` and follows where it leads. Every hop is a request of its own and goes through `send`. */
export async function fetchOverHttp(address: string, send: Send, options: FetchOptions = {}): Promise<Fetched> {
  const { validators = {}, mostRedirects = 5 } = options;
  const { accepts, upTo } = options;
  const wish = { ...(accepts === undefined ? {} : { accepts }), ...(upTo === undefined ? {} : { upTo }) };
  const redirects: Capture["redirects"] = [];
  for (let here = address; ; ) {
    const answer = await send({ address: here, headers: conditions(validators), ...wish });
    const target = answer.kind === "answered" ? redirectTarget(answer.status, answer.headers, here) : null;
    if (target === null || answer.kind === "failed") return fetchedFrom(answer, here, redirects);
    redirects.push({ address: here, status: answer.status });
    const dead = deadEnd(target, redirects, mostRedirects);
    if (dead !== null)
      return fetchedFrom(failed(dead.outcome, dead.detail, answer.status, answer.headers), here, redirects);
    here = target.address ?? here;
  }
}

function conditions({ etag, lastModified }: Validators): Headers {
  return {
    ...(etag ? { "if-none-match": etag } : {}),
    ...(lastModified ? { "if-modified-since": lastModified } : {}),
  };
}

/** `address` is `null` when the answer leads nowhere we go; `said` is what it said. */
type Target = { readonly address: string | null; readonly said: string };

function redirectTarget(status: number, headers: Headers, from: string): Target | null {
  if (![301, 302, 303, 307, 308].includes(status)) return null;
  const location = latin1ToUtf8(headers["location"] ?? "");
  return { address: location === "" ? null : canonicalAddress(location, from), said: location };
}

function deadEnd(
  { address, said }: Target,
  redirects: Capture["redirects"],
  most: number,
): { readonly outcome: Outcome; readonly detail: string } | null {
  if (said === "") return { outcome: "server_error", detail: "redirect without Location" };
  if (address === null) return { outcome: "blocked_address", detail: `→ ${said}` };
  if (redirects.some((hop) => hop.address === address))
    return { outcome: "too_many_redirects", detail: `→ ${address}` };
  return redirects.length > most ? { outcome: "too_many_redirects", detail: `> ${most}` } : null;
}

/** Headers arrive octet by octet; servers write Chinese paths into `Location` as UTF-8. */
function latin1ToUtf8(header: string): string {
  return /[\u0080-\u00ff]/.test(header) ? Buffer.from(header, "latin1").toString("utf8") : header;
}

/** One answer, as far as its status and headers say what came of it. */
export function fetchedFrom(answer: Answer, finalAddress: string, redirects: Capture["redirects"]): Fetched {
  const { status, headers } = answer;
  const circumstances = answer.exchange === undefined ? {} : { exchange: answer.exchange };
  const visited = { status, headers, finalAddress, redirects, ...circumstances };
  if (answer.kind === "failed") return { ...visited, outcome: answer.outcome, detail: answer.detail, body: null };
  const outcome = outcomeOfStatus(answer.status);
  const detail = outcome === "ok" || outcome === "not_modified" ? "" : `HTTP ${answer.status}`;
  const body = outcome === "not_modified" ? null : answer.body;
  const fresh = { ...visited, outcome, detail, body };
  return answer.answeredAt === undefined ? fresh : { ...fresh, answeredAt: answer.answeredAt };
}

/** What a status means for us before anybody has read the page. */
function outcomeOfStatus(status: number): Outcome {
  if (status >= 200 && status < 300) return "ok";
  switch (status) {
    case 304:
      return "not_modified";
    case 401:
    case 407:
      return "login_wall";
    case 403:
    case 451:
    // Sina's own word for "you look like a robot".
    case 456:
      return "refused";
    case 404:
    case 410:
      return "gone";
    case 429:
      return "rate_limited";
    default:
      return "server_error";
  }
}
