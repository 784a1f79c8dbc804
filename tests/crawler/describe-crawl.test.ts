import { describe, expect, it } from "vitest";
import type { PageRequest } from "../../crawler/contract.ts";
import { describeHostsLeft } from "../../crawler/describe-crawl.ts";
import type { HostLeft } from "../../crawler/dispatch/crawl-hosts.ts";
import { Instant } from "../../data/model/time.ts";

const page: PageRequest = { address: "http://jia.test/", owner: "platform:jia", kind: "home", via: "http" };
const left = (hostname: string): HostLeft => ({
  hostname,
  stopped: { outcome: "unreachable", detail: "ECONNREFUSED" },
  leftAlone: [page],
  nextAllowedAt: Instant.parse("2026-03-10T04:00:00Z"),
});

describe("what a crawl says of hosts that it left", () => {
  it("is why, and what was still wanted of them", () => {
    const [line] = describeHostsLeft({ hostsLeft: [left("jia.test")], outcomes: { unreachable: 1, ok: 5 } });
    expect(line).toBe("jia.test：连接不上 ECONNREFUSED；还有 1 页没有问");
  });

  it("points at this machine where nobody answered at all", () => {
    const hostsLeft = [left("jia.test"), left("yi.test")];
    expect(describeHostsLeft({ hostsLeft, outcomes: { unreachable: 1, dns: 1 } }).at(-1)).toContain("npm run doctor");
    expect(describeHostsLeft({ hostsLeft, outcomes: { unreachable: 2, gone: 1 } })).toHaveLength(2);
  });
});
