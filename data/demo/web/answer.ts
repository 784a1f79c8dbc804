/** What a visitor asks of one host. */
export type Asked = {
  readonly path: string;
  readonly query: URLSearchParams;
  /** 1 for the first request to this host since the server began, robots.txt not counted. */
  readonly visit: number;
};

/** What a host does about it. `reset`: it hangs up without a word. */
export type Answer =
  | { readonly kind: "reset" }
  | {
      readonly kind: "body";
      readonly status: number;
      readonly type: string;
      readonly bytes: Uint8Array;
      readonly headers: Readonly<Record<string, string>>;
    };

export type Host = {
  readonly name: string;
  readonly latencyMs: number;
  /** Squeezes its bodies for visitors who say they can unpack them. */
  readonly gzip: boolean;
  readonly answer: (asked: Asked) => Answer;
};

export const RESET: Answer = { kind: "reset" };

const encoder = new TextEncoder();

export function html(text: string, status = 200): Answer {
  return body(encoder.encode(text), "text/html; charset=utf-8", status);
}

export function plain(text: string, status = 200): Answer {
  return body(encoder.encode(text), "text/plain; charset=utf-8", status);
}

export function json(value: unknown, status = 200): Answer {
  return body(encoder.encode(JSON.stringify(value)), "application/json; charset=utf-8", status);
}

export function script(text: string): Answer {
  return body(encoder.encode(text), "text/javascript; charset=utf-8");
}

export function redirect(to: string): Answer {
  return {
    kind: "body",
    status: 302,
    type: "text/html; charset=utf-8",
    bytes: new Uint8Array(),
    headers: { location: to },
  };
}

export function body(
  bytes: Uint8Array,
  type: string,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return { kind: "body", status, type, bytes, headers };
}

export function notFound(): Answer {
  return html(
    "<!DOCTYPE html><html><head><title>404</title></head><body><h1>404</h1><p>页面不存在</p></body></html>",
    404,
  );
}
