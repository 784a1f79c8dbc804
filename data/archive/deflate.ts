import { deflateRaw, deflateRawSync, type ZlibOptions } from "node:zlib";

/**
 * A body as the archive keeps it, made on another thread while this one goes on with other visits. Level 2 takes two thirds
 * of the default's time for a twentieth more room: every page of a crawl passes here.
 */
export function deflate(body: Uint8Array): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    deflateRaw(body, optionsFor(body), (error, deflated) => (error === null ? resolve(deflated) : reject(error)));
  });
}

/** The same, at once: for bodies that come one at a time. */
export function deflateNow(body: Uint8Array): Uint8Array {
  return deflateRawSync(body, optionsFor(body));
}

/** Text shrinks to less than half: one chunk of that size spares both room and the putting together of small ones. */
function optionsFor(body: Uint8Array): ZlibOptions {
  return { level: 2, chunkSize: Math.max(body.byteLength >> 1, LEAST_CHUNK) };
}

const LEAST_CHUNK = 1024;
