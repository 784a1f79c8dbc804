import type { Page, Request } from "playwright";
import { type Answer, failed, type Headers, type Send } from "./answer.ts";
import { type Fetched, fetchOverHttp } from "./over-http.ts";

/** The two ways out of a page: as a visit of its own with all its manners, or as a part of the page. */
export type Doors = { readonly document: Send; readonly resources: Send };

export type PageLog = { requests: number; refused: number; readonly errors: string[] };

const MOST_ERRORS = 3;
const NOT_NEEDED = new Set(["image", "media", "font", "manifest", "texttrack", "ping", "other"]);

/** Answers all that `page` asks for. What nobody answers is refused; nothing is left to the browser's own network. */
export async function answerRequests(
  page: Page,
  document: Fetched,
  doors: Doors,
  log: PageLog,
  mostRequests: number,
): Promise<void> {
  const note = (text: string) => {
    if (log.errors.length < MOST_ERRORS) log.errors.push(text.replace(/\s+/g, " ").slice(0, 120));
  };
  page.on("pageerror", (error) => note(error.message));
  page.on("popup", (popup) => void popup.close().catch(() => undefined));
  await page.routeWebSocket(/.*/, (socket) => socket.close());
  await page.route(/.*/, async (route) => {
    const request = route.request();
    log.requests += 1;
    const answer = await answerOne(request, page, document, doors, log.requests > mostRequests);
    if (answer === null || answer.kind === "failed") {
      if (answer !== null) log.refused += 1;
      return ended(route.abort("blockedbyclient"));
    }
    return ended(
      route.fulfill({
        status: answer.status,
        headers: { ...passedOn(answer.headers) },
        body: Buffer.from(answer.body),
      }),
    );
  });
}

/** `null`: we do without. */
async function answerOne(
  request: Request,
  page: Page,
  document: Fetched,
  doors: Doors,
  tooMany: boolean,
): Promise<Answer | null> {
  if (NOT_NEEDED.has(request.resourceType())) return null;
  if (tooMany) return failed("refused", "too many requests");
  const address = withoutFragment(request.url());
  const isDocument = request.isNavigationRequest() && request.frame() === page.mainFrame();
  if (isDocument && address === withoutFragment(document.finalAddress)) {
    return {
      kind: "answered",
      status: document.status ?? 200,
      headers: document.headers,
      body: document.body ?? NOTHING,
      latencyMs: 0,
    };
  }
  const send = isDocument ? doors.document : doors.resources;
  switch (request.method()) {
    case "GET": {
      const dressed: Send = (query) => send({ ...query, headers: { ...ownHeaders(request), ...query.headers } });
      return asAnswer(await fetchOverHttp(address, dressed));
    }
    case "POST":
      // How many one-page sites read their lists.
      return send({ address, method: "POST", headers: ownHeaders(request), body: request.postDataBuffer() });
    default:
      // We read; we do not change anything.
      return failed("refused", request.method());
  }
}

const NOTHING = new Uint8Array();

function asAnswer({ outcome, detail, status, headers, body }: Fetched): Answer {
  if (status === null || body === null) return failed(outcome, detail, status, headers);
  return { kind: "answered", status, headers, body, latencyMs: 0 };
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
