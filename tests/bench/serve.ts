import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { makePages } from "./pages.ts";

/** The site all contestants read, in a process of its own: `serve.ts COUNT FILE` writes a `Course` to FILE when ready. */
const [count = "0", file = ""] = process.argv.slice(2);

/** Eight hosts: one loopback port each. Every port knows every page. */
const HOSTS = 8;

type Kept = { readonly bytes: Uint8Array; readonly etag: string };

const pages = new Map<string, Kept>();
for (const { path, bytes } of makePages(Number(count))) {
  pages.set(path, { bytes, etag: `"${createHash("sha1").update(bytes).digest("hex")}"` });
}

const ports = await Promise.all(Array.from({ length: HOSTS }, listen));
const paths = [...pages.keys()];
const bytes = [...pages.values()].reduce((sum, page) => sum + page.bytes.length, 0);
writeFileSync(file, JSON.stringify({ ports, paths, bytes }));
process.send?.("ready");

function listen(): Promise<number> {
  const server = createServer({ keepAliveTimeout: 60_000 }, answer);
  return new Promise((ready) => {
    server.listen(0, "127.0.0.1", () => {
      const bound = server.address();
      ready(bound !== null && typeof bound === "object" ? bound.port : 0);
    });
  });
}

function answer(request: IncomingMessage, response: ServerResponse): void {
  if (request.url === "/robots.txt") {
    response
      .writeHead(200, { "content-type": "text/plain" })
      .end("User-agent: *\nDisallow: /admin/\nDisallow: /*?sort=\n");
    return;
  }
  const page = pages.get(request.url ?? "");
  if (page === undefined) response.writeHead(404, { "content-length": "0" }).end();
  else if (request.headers["if-none-match"] === page.etag) response.writeHead(304, { etag: page.etag }).end();
  else {
    // No charset here: it is in the page, or nowhere.
    const headers = { "content-type": "text/html", "content-length": String(page.bytes.length), etag: page.etag };
    response.writeHead(200, headers).end(page.bytes);
  }
}
