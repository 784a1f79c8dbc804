import type { Exchange, Outcome } from "../../data/model/capture.ts";
import type { Instant } from "../../data/model/time.ts";

/** How much of a server's time and of our memory one request may take. */
export type Limits = {
  readonly connectMs: number;
  /** From asking to the last header. */
  readonly headersMs: number;
  /** From asking to the last byte. */
  readonly totalMs: number;
  /** Bytes as they travel. */
  readonly wireBytes: number;
  /** Bytes after decompression. */
  readonly decodedBytes: number;
  /** How many times larger than on the wire a body may become, once it is past 1 MiB. */
  readonly ratio: number;
};

export const LIMITS: Limits = {
  connectMs: 10_000,
  headersMs: 20_000,
  totalMs: 60_000,
  wireBytes: 5 * 1024 * 1024,
  decodedBytes: 20 * 1024 * 1024,
  ratio: 100,
};

export type Headers = Readonly<Record<string, string>>;

export type Query = {
  readonly address: string;
  readonly method?: string;
  readonly headers?: Headers;
  readonly body?: Uint8Array | null;
  /** Which media types are worth a download; others end as `wrong_type`. Absent: all. */
  readonly accepts?: RegExp;
  /** So many bytes are enough: a longer body that is not compressed is cut there instead of ending as `too_large`. */
  readonly upTo?: number;
};

/** What came of one request and its one response: an answer read to its end, or why there is none. */
export type Answer =
  | {
      readonly kind: "answered";
      readonly status: number;
      readonly headers: Headers;
      /** After decompression. */
      readonly body: Uint8Array;
      /** From asking to the last header. */
      readonly latencyMs: number;
      /** When it was given, if that was not at this moment: an answer read from a file. */
      readonly answeredAt?: Instant;
      readonly exchange?: Exchange;
    }
  | {
      readonly kind: "failed";
      readonly outcome: Outcome;
      readonly detail: string;
      /** What had come before it failed. */
      readonly status: number | null;
      readonly headers: Headers;
      readonly exchange?: Exchange;
    };

/** One request, no redirect followed. Politeness, patience and robots.txt are wrapped around it. */
export type Send = (query: Query) => Promise<Answer>;

export function failed(outcome: Outcome, detail: string, status: number | null = null, headers: Headers = {}): Answer {
  return { kind: "failed", outcome, detail, status, headers };
}

/** Without parameters, in lower case; empty when the server names none. */
export function mediaType(headers: Headers): string {
  return (headers["content-type"] ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
}
