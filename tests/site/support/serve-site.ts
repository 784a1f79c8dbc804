import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".json": "application/json",
};

/** Serves a built site on loopback, packed and cached as `crawler/deploy/nginx.conf` says, and remembers each request. */
export async function serveSite(
  directory: string,
): Promise<{ readonly origin: string; readonly hits: string[]; readonly close: () => void }> {
  const hits: string[] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://site.test");
    hits.push(`${request.method} ${pathname}`);
    const path = join(directory, decodeURIComponent(pathname));
    const file = existsSync(path) && statSync(path).isDirectory() ? join(path, "index.html") : path;
    if (!existsSync(file)) response.writeHead(404).end();
    else {
      response.writeHead(200, {
        "content-type": TYPES[extname(file)] ?? "text/plain",
        "content-encoding": "gzip",
        "cache-control": keptFor(pathname),
      });
      response.end(gzipSync(readFileSync(file)));
    }
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, hits, close: () => server.closeAllConnections() ?? server.close() };
}

function keptFor(pathname: string): string {
  if (pathname.startsWith("/assets/")) return "public, max-age=31536000, immutable";
  return /^\/(cards\/|frame\.js$|mark\.svg$)/.test(pathname) ? "public, max-age=86400" : "no-cache";
}
