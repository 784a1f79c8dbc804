import { html, type Reply, text } from "./fault-server.ts";

export const RULES =
  "未到账的订单可在七十二小时内申请退款，客服在工作时间内审核，审核通过后一个工作日原路退回。已成功充值到账的虚拟商品不支持退换。";

const json =
  (value: unknown): Reply =>
  (_, response) => {
    response.writeHead(200, { "content-type": "application/json; charset=utf-8" }).end(JSON.stringify(value));
  };
const script =
  (code: string): Reply =>
  (_, response) => {
    response.writeHead(200, { "content-type": "application/javascript" }).end(code);
  };

const SHELL = `<!doctype html><html><head><meta charset="utf-8"><title>甲演示卡盟</title>
<link rel="stylesheet" href="/static/app.css"><link rel="icon" href="/favicon.ico"></head>
<body><noscript>You need to enable JavaScript to run this app.</noscript><div id="app"></div>
<script src="/static/app.js"></script></body></html>`;

/** What a shop built as a one-page site ships: reads the page's words from an interface by its path, and draws them. */
const APP = `
console.info('app 1.4.2 started');
async function show() {
  const config = await (await fetch('/api/config')).json();
  const answer = await fetch('/api/article', { method: 'POST', headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ path: location.pathname, lang: config.lang }) });
  const { data } = await answer.json();
  const app = document.getElementById('app');
  app.innerHTML = '<img src="/static/logo.png"><h1>' + data.title + '</h1>' + (data.hidden ? '' : data.content);
}
show().catch(error => console.error('cannot show the page', String(error)));`;

/** A shop whose pages are shells; `/broken` fetches its words and does not show them. */
export const SHELL_SITE: Readonly<Record<string, Reply>> = {
  "/robots.txt": text("User-agent: *\nAllow: /\n"),
  "/": html(SHELL),
  "/refund": html(SHELL, 200, { etag: '"shell"' }),
  "/broken": html(SHELL),
  "/plain": html(`<title>帮助</title><h1>帮助</h1><p>${RULES}</p><script src=/static/app.js></script>`),
  "/static/app.js": script(APP),
  "/static/app.css": text("p { margin: 0 }"),
  "/api/config": json({ lang: "zh" }),
  "/api/article": (request, response) => {
    const pieces: Buffer[] = [];
    request.on("data", (piece: Buffer) => pieces.push(piece));
    request.on("end", () => {
      const { path } = JSON.parse(Buffer.concat(pieces).toString());
      const data = {
        title: path === "/broken" ? "" : "退款规则",
        hidden: path === "/broken",
        content: `<p>${RULES}</p>`,
      };
      json({ code: 0, data })(request, response);
    });
  },
};
