import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import { afterEach, describe, expect, it } from "vitest";
import { fetchOverHttp } from "../../../crawler/fetch/over-http.ts";
import { type HttpOptions, openHttp } from "../../../crawler/fetch/send-http.ts";
import { startFaultServer } from "../support/fault-server.ts";

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

function visit(address: string, options: Partial<HttpOptions>) {
  const http = openHttp({ userAgent: "KaxinBot/0.1 (+test)", limits: { connectMs: 300, headersMs: 500 }, ...options });
  closing.push(http.close);
  return fetchOverHttp(address, http.send);
}
const fixture = (name: string) => readFileSync(new URL(`../fixtures/net/${name}`, import.meta.url));

describe("a connection", () => {
  it("that nobody accepts is told apart from a slow one", async () => {
    const server = await startFaultServer();
    await server.close();
    expect(await visit("http://a.test/", { demoWeb: { port: server.port } })).toMatchObject({
      outcome: "unreachable",
      detail: "ECONNREFUSED",
    });
  });

  it.each(["ENOTFOUND", "EAI_AGAIN"])("to a name that cannot be found ends as dns (%s)", async (code) => {
    const resolve: HttpOptions["resolve"] = (_, answer) => answer(Object.assign(new Error("no"), { code }), []);
    expect(await visit("http://shop.example/", { resolve })).toMatchObject({ outcome: "dns", detail: code });
  });

  it("to a name longer than any can be ends as dns", async () => {
    const name = `${`${"a".repeat(60)}.`.repeat(5)}example`;
    expect(await visit(`http://${name}/`, {})).toMatchObject({ outcome: "dns" });
  });

  it("to a name that leads into a private network is not made", async () => {
    const server = await startFaultServer();
    closing.push(server.close);
    const resolve: HttpOptions["resolve"] = (_, answer) => answer(null, [{ address: "127.0.0.1", family: 4 }]);
    const fetched = await visit(`http://rebound.example:${server.port}/ok`, { resolve });
    expect(fetched).toMatchObject({ outcome: "blocked_address", status: null });
    expect(server.log).toEqual([]);
  });

  it.each(["http://127.0.0.1:1/", "http://localhost:1/", "http://[::1]:1/", "http://0x7f.1:1/", "http://demo.test/"])(
    "to %s is not made",
    async (address) => {
      expect(await visit(address, {})).toMatchObject({ outcome: "blocked_address" });
    },
  );

  it("with a certificate nobody vouches for is not trusted", async () => {
    const server = createServer(
      { key: fixture("self-signed.key"), cert: fixture("self-signed.crt") },
      (_, response) => {
        response.end("secret");
      },
    );
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    closing.push(() => new Promise((resolve) => server.close(() => resolve())));
    const address = server.address();
    const port = address === null || typeof address === "string" ? 0 : address.port;
    expect(await visit("https://a.test/", { demoWeb: { port } })).toMatchObject({ outcome: "tls", body: null });
  });
});
