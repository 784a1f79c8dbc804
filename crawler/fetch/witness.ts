import { subscribe } from "node:diagnostics_channel";
import type { Exchange } from "../../data/model/capture.ts";

/** What a request and its connection were, as far as they have come about. */
export type Witnessed = Pick<Exchange, "request" | "connectedTo">;
type Notes = { -readonly [Key in keyof Witnessed]: Witnessed[Key] };

// The client tells of its requests on two channels: of their making, in the same breath as they are asked for, and of
// their sending, with the socket. So each is known by the notes that were open when it was made.
const notesOf = new WeakMap<object, Notes>();
let open: Notes | null = null;

subscribe("undici:request:create", (message) => {
  const request = partOf(message, "request");
  if (open !== null && request !== null) notesOf.set(request, open);
});

subscribe("undici:client:sendHeaders", (message) => {
  const request = partOf(message, "request");
  const notes = request === null ? undefined : notesOf.get(request);
  if (notes === undefined) return;
  notes.connectedTo = textOf(partOf(message, "socket"), "remoteAddress");
  notes.request = requestText(message);
});

/** Runs `ask`, which makes one request before it returns, and takes down what passes. */
export function witness<Result>(ask: () => Result): { readonly result: Result; readonly seen: Witnessed } {
  const seen: Notes = { request: null, connectedTo: null };
  open = seen;
  try {
    return { result: ask(), seen };
  } finally {
    open = null;
  }
}

/** Over HTTP/1.1 the very text; over HTTP/2, which sends none, the fields one a line. */
function requestText(message: unknown): string | null {
  const text = textOf(message, "headers");
  if (text !== null) return text;
  const fields = partOf(message, "headers");
  return fields === null
    ? null
    : `${Object.entries(fields)
        .map(([name, value]) => `${name}: ${value}\r\n`)
        .join("")}`;
}

function partOf(whole: unknown, name: string): object | null {
  const part = fieldOf(whole, name);
  return typeof part === "object" ? part : null;
}

function textOf(whole: unknown, name: string): string | null {
  const part = fieldOf(whole, name);
  return typeof part === "string" ? part : null;
}

function fieldOf(whole: unknown, name: string): unknown {
  return typeof whole === "object" && whole !== null ? Reflect.get(whole, name) : null;
}
