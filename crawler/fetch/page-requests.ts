import type { Page, Request } from "playwright";
import { failed, type Headers, type Send } from "./answer.ts";
import { type Fetched, fetchedFrom, fetchOverHttp } from "./over-http.ts";
import { hasCome, type PageLog } from "./page-log.ts";
import type { Shelf } from "./shelf.ts";

/** The two ways out of a page: as a visit of its own with all its manners, or as a part of the page. */
export type Doors = { readonly document: Send; readonly resources: Send };

export type PageRules = {
  /** The page itself, which has been asked for already. */
  readonly document: Fetched;
  readonly doors: Doors;
  readonly log: PageLog;
  readonly shelf: Shelf;
  readonly mostRequests: number;
};

/** What a page is still waiting for. */
export type Pending = { count: number };

const NOT_NEEDED = new Set(["image", "media", "font", "manifest", "texttrack", "ping", "other"]);

/** Answers all that `page` asks for. What nobody answers is refused; nothing is left to the browser's own network. */
export async function answerRequests(page: Page, rules: PageRules): Promise<Pending> {
  const { log } = rules;
  const pending: Pending = { count: 0 };
  let asked = 0;
  page.on("console", (message) => log.said(message.type(), message.text()));
  page.on("pageerror", (error) => log.said("uncaught", error.message));
  page.on("popup", (popup) => void popup.close().catch(() => undefined));
  await page.routeWebSocket(/.*/, (socket) => {
    log.said("refused", `WebSocket ${socket.url()}`);
    socket.close();
  });
  await page.route(/.*/, async (route) => {
    const request = route.request();
    const startedAt = performance.now();
    pending.count += 1;
    asked += 1;
    try {
      const fetched = await answerOne(request, page, rules, asked > rules.mostRequests);
      const ask = { method: request.method(), address: withoutFragment(request.url()), type: request.resourceType() };
      log.asked(ask, fetched, performance.now() - startedAt);
      await ended(
        fetched === null || !hasCome(fetched) ? route.abort("blockedbyclient") : route.fulfill(reply(fetched)),
      );
    } finally {
      pending.count -= 1;
    }
  });
  return pending;
}

/** `null`: we do without. */
async function answerOne(request: Request, page: Page, rules: PageRules, tooMany: boolean): Promise<Fetched | null> {
  const { document, doors, shelf } = rules;
  if (NOT_NEEDED.has(request.resourceType())) return null;
  const address = withoutFragment(request.url());
  if (tooMany) return refused(address, "too many requests");
  const isDocument = request.isNavigationRequest() && request.frame() === page.mainFrame();
  if (isDocument && address === withoutFragment(document.finalAddress))
    return { ...document, body: document.body ?? NOTHING };
  const send = isDocument ? doors.document : doors.resources;
  switch (request.method()) {
    case "GET": {
      const dressed: Send = (query) => send({ ...query, headers: { ...ownHeaders(request), ...query.headers } });
      const ask = () => fetchOverHttp(address, dressed);
      return SHARED.has(request.resourceType()) ? shelf.take(address, ask) : ask();
    }
    case "POST":
      // How many one-page sites read their lists.
      return posted(request, address, send);
    default:
      // We read; we do not change anything.
      return refused(address, request.method());
  }
}

/** The same for all pages of a site: asked for once. */
const SHARED = new Set(["script", "stylesheet"]);
const MOST_POSTED = 4096;

async function posted(request: Request, address: string, send: Send): Promise<Fetched> {
  const body = request.postDataBuffer();
  const fetched = fetchedFrom(await send({ address, method: "POST", headers: ownHeaders(request), body }), address, []);
  const head = fetched.exchange?.request ?? null;
  if (fetched.exchange === undefined || head === null || body === null) return fetched;
  const whole = `${head.trimEnd()}\r\n\r\n${body.toString("latin1", 0, MOST_POSTED)}`;
  return { ...fetched, exchange: { ...fetched.exchange, request: whole } };
}

const NOTHING = new Uint8Array();

function refused(address: string, why: string): Fetched {
  return fetchedFrom(failed("refused", why), address, []);
}

function reply({ status, headers, body }: Fetched & { status: number; body: Uint8Array }) {
  return { status, headers: { ...passedOn(headers) }, body: Buffer.from(body) };
}

/** Set by whoever sends; cookies are never sent. */
const NOT_OURS =
  /^(host|connection|content-length|user-agent|accept-encoding|accept-language|cookie|sec-.*|upgrade-insecure-requests|if-.*)$/;

function ownHeaders(request: Request): Headers {
  return Object.fromEntries(Object.entries(request.headers()).filter(([name]) => !NOT_OURS.test(name)));
}

/** The body is handed in unpacked. */
function passedOn(headers: Headers): Headers {
  const { "content-encoding": _coding, "content-length": _length, "transfer-encoding": _transfer, ...rest } = headers;
  return rest;
}

function withoutFragment(address: string): string {
  return address.split("#", 1)[0] ?? address;
}

async function ended(step: Promise<void>): Promise<void> {
  // The page may be gone by the time its answer is there.
  await step.catch(() => undefined);
}
