import { compare } from "../../data/model/order.ts";
import { readJson } from "../html/json.ts";
import { mediaType } from "./answer.ts";
import { type Fetched, type Part, READABLE } from "./over-http.ts";

/** One thing a page asked for, as it asked, and what came of it. */
type Asked = { readonly method: string; readonly address: string; readonly type: string };

/** What one page asked for, received and said while a browser showed it. Bounded, whatever the page does. */
export type PageLog = {
  readonly asked: (asked: Asked, fetched: Fetched | null, tookMs: number) => void;
  readonly said: (level: string, text: string) => void;
  readonly requests: () => number;
  /** In short, for a person; empty when nothing went wrong. */
  readonly trouble: () => string;
  /** For the archive: the data that the page received, by address, and the log. */
  readonly parts: (address: string) => Part[];
};

const MOST = {
  requests: 200,
  messages: 100,
  letters: 500,
  parts: 40,
  partBytes: 1024 * 1024,
  allBytes: 4 * 1024 * 1024,
};
const MOST_ERRORS_TOLD = 3;

export function openPageLog(): PageLog {
  const requests: object[] = [];
  const messages: { readonly level: string; readonly text: string }[] = [];
  const kept: Part[] = [];
  let bytes = 0;
  let asked = 0;
  let refused = 0;
  let said = 0;

  const keep = (ask: Asked, fetched: Fetched | null): boolean => {
    const size = fetched?.body?.length ?? 0;
    if (fetched === null || !isData(ask, fetched) || kept.length >= MOST.parts) return false;
    if (size > MOST.partBytes || bytes + size > MOST.allBytes) return false;
    bytes += size;
    kept.push({ kind: "xhr", address: ask.address, fetched });
    return true;
  };

  return {
    asked(ask, fetched, tookMs) {
      asked += 1;
      if (fetched !== null && !hasCome(fetched)) refused += 1;
      const isKept = keep(ask, fetched);
      if (requests.length >= MOST.requests) return;
      const { outcome = "not_needed", status = null, detail = "", body = null } = fetched ?? {};
      const came = { outcome, status, detail, bytes: body?.length ?? null, tookMs: Math.round(tookMs), kept: isKept };
      requests.push({ ...ask, address: brief(ask.address), ...came });
    },
    said(level, text) {
      said += 1;
      if (messages.length < MOST.messages) messages.push({ level, text: brief(text) });
    },
    requests: () => asked,
    trouble() {
      const errors = messages.filter(({ level }) => level === "uncaught").slice(0, MOST_ERRORS_TOLD);
      if (refused === 0 && errors.length === 0) return "";
      const words = errors.map(({ text }) => `; ${text.replace(/\s+/g, " ").slice(0, 120)}`);
      return `${asked} requests, ${refused} refused${words.join("")}`;
    },
    parts(address) {
      const log = {
        requests,
        console: messages,
        unlisted: { requests: asked - requests.length, console: said - messages.length },
      };
      return [...kept.toSorted((one, other) => compare(one.address, other.address)), logPart(address, log)];
    },
  };
}

/** Status and body are there to be handed to the page. */
export function hasCome(fetched: Fetched): fetched is Fetched & { status: number; body: Uint8Array } {
  return fetched.status !== null && fetched.body !== null;
}

/** What scripts fetch as text, and scripts that are nothing but data in an envelope (JSONP). */
function isData({ type }: Asked, { status, headers, body }: Fetched): boolean {
  if (status === null || body === null || body.length === 0 || !READABLE.test(mediaType(headers))) return false;
  if (type === "xhr" || type === "fetch") return true;
  const start = Buffer.from(body.subarray(0, 300)).toString("latin1");
  if (type !== "script" || body.length > MOST.partBytes || !/^\s*(\/\*|try\s*\{|[\w$.]+\s*\()/.test(start))
    return false;
  return readJson(Buffer.from(body).toString("utf8")) !== undefined;
}

function logPart(address: string, log: object): Part {
  // As web archives name what they know of a page besides its bytes.
  const name = `urn:pageinfo:${address}`;
  const headers = { "content-type": "application/json" };
  const body = Buffer.from(JSON.stringify(log));
  const fetched: Fetched = {
    outcome: "ok",
    detail: "",
    status: null,
    headers,
    finalAddress: name,
    redirects: [],
    body,
  };
  return { kind: "page_log", address: name, fetched };
}

function brief(text: string): string {
  return text.length > MOST.letters ? `${text.slice(0, MOST.letters)}…` : text;
}
