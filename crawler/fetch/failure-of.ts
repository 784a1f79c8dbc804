import { errors } from "undici";
import type { Outcome } from "../../data/model/capture.ts";

/**
 * What an error of the network means, by its code. `null`: it is none, and a bug that must be heard.
 * Errors are wrapped in one another, so the first code that says something is taken.
 */
export function failureOf(error: unknown): { readonly outcome: Outcome; readonly detail: string } | null {
  for (let each = error, depth = 0; each instanceof Error && depth < 5; each = each.cause, depth += 1) {
    // undici's parser loses its code on the way (8.12.4).
    if (each instanceof errors.HTTPParserError) return { outcome: "server_error", detail: "HPE" };
    const code = "code" in each && typeof each.code === "string" ? each.code : null;
    const outcome = code === null ? null : outcomeOf(code, each);
    if (code !== null && outcome !== null) return { outcome, detail: code };
  }
  return null;
}

const CODES: readonly (readonly [RegExp, Outcome])[] = [
  [/^KAXIN_BLOCKED_ADDRESS$/, "blocked_address"],
  [/^(ENOTFOUND|EAI_|ENODATA|ESERVFAIL|EREFUSED|ENONAME|EBADNAME|EBADRESP)/, "dns"],
  [/^(ETIMEDOUT|UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT)$/, "timeout"],
  [
    /^(CERT_|DEPTH_ZERO_|SELF_SIGNED|UNABLE_TO_|ERR_TLS_|ERR_SSL_|EPROTO|INVALID_CA|HOSTNAME_MISMATCH|INVALID_PURPOSE)/,
    "tls",
  ],
  // What came was not HTTP as it is written.
  [/^(HPE_|UND_ERR_HEADERS_OVERFLOW|UND_ERR_RES_CONTENT_LENGTH_MISMATCH)/, "server_error"],
  [
    /^(ECONN|EHOST|ENET|EPIPE|EADDRNOTAVAIL|EACCES|UND_ERR_(SOCKET|INFO|CLOSED|DESTROYED)|ERR_HTTP2_|ERR_STREAM_PREMATURE_CLOSE)/,
    "unreachable",
  ],
];

function outcomeOf(code: string, error: Error): Outcome | null {
  // The resolver says EINVAL of a name that is too long, which elsewhere would be a bug.
  if ("syscall" in error && error.syscall === "getaddrinfo") return "dns";
  return CODES.find(([pattern]) => pattern.test(code))?.[1] ?? null;
}
