import { createServer } from "node:http";
import { describe, expect, it, onTestFinished } from "vitest";
import { openHttp } from "../../../crawler/fetch/send-http.ts";

describe("what passed on the wire", () => {
  it("is kept with the answer: the request as it was sent, the address that answered, and how long it took", async () => {
    const { port, received } = await listen();
    const http = openHttp({ userAgent: "KaxinBot/0.1 (+test)", demoWeb: { port } });
    onTestFinished(http.close);
    const names = ["a", "b", "c"].map((name) => `http://${name}.test/${name}`);
    const answers = await Promise.all(names.map((address) => http.send({ address })));
    for (const [index, answer] of answers.entries()) {
      const name = ["a", "b", "c"][index];
      expect(answer.exchange?.connectedTo).toBe("127.0.0.1");
      expect(answer.exchange?.request).toContain(`GET /${name} HTTP/1.1\r\n`);
      expect(answer.exchange?.request).toContain("user-agent: KaxinBot/0.1 (+test)\r\n");
      expect(answer.exchange?.tookMs).toBeGreaterThanOrEqual(0);
    }
    expect(received.toSorted()).toEqual(["/a", "/b", "/c"]);
  });

  it("is nothing where nobody could be asked", async () => {
    const http = openHttp({ userAgent: "KaxinBot/0.1 (+test)" });
    onTestFinished(http.close);
    const answer = await http.send({ address: "http://127.0.0.1/" });
    expect(answer).toMatchObject({ kind: "failed", exchange: { request: null, connectedTo: null } });
  });
});

async function listen() {
  const received: string[] = [];
  const server = createServer((request, response) => {
    received.push(request.url ?? "");
    response.end("<title>好</title>");
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const bound = server.address();
  return { port: typeof bound === "object" && bound !== null ? bound.port : 0, received };
}
