import { createServer, type ServerResponse } from "node:http";
import { makePages } from "./pages.ts";

/**
 * A site of pages that are drawn by scripts, in a process of its own: each is a shell without text that loads its code and
 * fetches its words as JSON. Sends its port when it is ready.
 */
const ARTICLES = 40;
const articles = [...makePages(ARTICLES)].map(({ bytes }) =>
  JSON.stringify({
    title: "服务说明",
    body: Buffer.from(bytes)
      .toString("utf8")
      .replaceAll(/<[^>]*>/g, " "),
  }),
);

const SHELL = `<!doctype html><meta charset=utf-8><title>卡盟</title><link rel=stylesheet href=/app.css>
<div id=app></div><noscript>You need to enable JavaScript to run this app.</noscript><script src=/app.js></script>`;

const CODE = `${"/* as long as small bundles are */".repeat(3000)}
fetch('/api' + location.pathname).then(r => r.json()).then(({ title, body }) => {
  const app = document.getElementById('app');
  app.append(Object.assign(document.createElement('h1'), { textContent: title }));
  for (const words of body.match(/[^]{1,200}/g)) app.append(Object.assign(document.createElement('p'), { textContent: words }));
  app.append(new Image(10, 10)); app.lastChild.src = '/logo.png';
});`;

const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
  const path = request.url ?? "/";
  const number = Number(/^\/api\/page\/(\d+)/.exec(path)?.[1] ?? Number.NaN);
  const article = articles[number % ARTICLES];
  if (path.startsWith("/page/")) send(response, "text/html", SHELL);
  else if (path === "/app.js") send(response, "text/javascript", CODE);
  else if (path === "/app.css") send(response, "text/css", "p { margin: 8px }");
  else if (article !== undefined) send(response, "application/json", article);
  else response.writeHead(404).end();
});

function send(response: ServerResponse, type: string, body: string): void {
  response.writeHead(200, { "content-type": type }).end(body);
}

server.listen(0, "127.0.0.1", () => {
  const bound = server.address();
  process.send?.(bound !== null && typeof bound === "object" ? bound.port : 0);
});
