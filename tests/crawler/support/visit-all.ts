import { fetchOverHttp } from "../../../crawler/fetch/over-http.ts";
import { openHttp } from "../../../crawler/fetch/send-http.ts";

/** `visit-all.ts PORT PATH…`: visits each path of a.test with our own limits, and prints how it ended and the peak of memory. */
const [port = "0", ...paths] = process.argv.slice(2);
const limits = { headersMs: 2000, totalMs: 3000 };
const http = openHttp({ userAgent: "KaxinBot/0.1 (+test)", demoWeb: { port: Number(port) }, limits });
const peakMb = () => process.resourceUsage().maxRSS / 1024;

await fetchOverHttp("http://a.test/ok", http.send);
const before = peakMb();
const outcomes: Record<string, string> = {};
for (const path of paths) outcomes[path] = (await fetchOverHttp(`http://a.test${path}`, http.send)).outcome;
console.log(JSON.stringify({ outcomes, grewMb: Math.round(peakMb() - before) }));
await http.close();
