import { Agent } from "undici";
import { loopbackAddresses, readCourse } from "../course.ts";

/** `undici.ts COURSE`: asks for every page and does nothing with it. Nobody who does anything is faster. */
const CONCURRENCY = 16;

const addresses = loopbackAddresses(readCourse(process.argv[2] ?? ""));
const agent = new Agent({ connections: 2, pipelining: 1 });
let next = 0;
let done = 0;

async function readOn(): Promise<void> {
  for (let address = addresses[next++]; address !== undefined; address = addresses[next++]) {
    const { origin, pathname } = new URL(address);
    const { statusCode, body } = await agent.request({ origin, path: pathname, method: "GET" });
    await body.arrayBuffer();
    if (statusCode === 200) done += 1;
  }
}

await Promise.all(Array.from({ length: CONCURRENCY }, readOn));
await agent.close();
console.log(JSON.stringify({ done }));
