import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate, inflateRaw, zstdDecompress } from "node:zlib";
import type { Limits } from "./answer.ts";

export type Decompressed =
  | { readonly kind: "bytes"; readonly bytes: Uint8Array }
  | { readonly kind: "too_large" }
  | { readonly kind: "broken"; readonly detail: string };

/** What we ask servers for. */
export const ACCEPT_ENCODING = "gzip, deflate, br, zstd";

const MOST_LAYERS = 3;
const ALWAYS_ALLOWED = 1024 * 1024;

/** Undoes `Content-Encoding`, layer by layer, never beyond the limits: a bomb is noticed while it unfolds. */
export async function decompress(wire: Uint8Array, contentEncoding: string, limits: Limits): Promise<Decompressed> {
  const layers = contentEncoding
    .toLowerCase()
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "" && name !== "identity")
    .reverse();
  if (layers.length > MOST_LAYERS) return { kind: "broken", detail: contentEncoding };
  const maxOutputLength = Math.min(limits.decodedBytes, Math.max(ALWAYS_ALLOWED, wire.length * limits.ratio));
  let bytes = wire;
  for (const layer of layers) {
    const unfold = UNFOLD.get(layer);
    if (unfold === undefined) return { kind: "broken", detail: `Content-Encoding: ${contentEncoding}` };
    if (bytes.length === 0) break;
    const done = await unfold(bytes, { maxOutputLength }).catch(reasonOf);
    if (!(done instanceof Uint8Array)) return done;
    bytes = done;
  }
  return bytes.length > limits.decodedBytes ? { kind: "too_large" } : { kind: "bytes", bytes };
}

type Unfold = (bytes: Uint8Array, options: { readonly maxOutputLength: number }) => Promise<Uint8Array>;

const inflateEither: Unfold = (bytes, options) =>
  // Half of the servers that say `deflate` mean it with the zlib wrapper, the other half without.
  ((bytes[0] ?? 0) & 0x0f) === 8 ? promisify(inflate)(bytes, options) : promisify(inflateRaw)(bytes, options);

const UNFOLD: ReadonlyMap<string, Unfold> = new Map<string, Unfold>([
  ["gzip", promisify(gunzip)],
  ["x-gzip", promisify(gunzip)],
  ["deflate", inflateEither],
  ["br", promisify(brotliDecompress)],
  ["zstd", promisify(zstdDecompress)],
]);

function reasonOf(error: unknown): Decompressed {
  const code = error instanceof Error && "code" in error ? String(error.code) : null;
  if (code === null) throw error;
  return code === "ERR_BUFFER_TOO_LARGE" ? { kind: "too_large" } : { kind: "broken", detail: code };
}
