import { describe, expect, it } from "vitest";
import type { PageRequest } from "../../crawler/contract.ts";
import { describeHostsLeft, describeMissed } from "../../crawler/describe-crawl.ts";
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

describe("what a crawl says of pages that it could not have", () => {
  const missed = [
    { address: "http://bing.test/", outcome: "too_large", detail: "> 5242880 B" },
    { address: "http://jia.test/a", outcome: "unreachable", detail: "ECONNREFUSED" },
  ] as const;

  it("is a line each, except where the host was left for it, and how many more there are", () => {
    expect(describeMissed({ missed, alarms: 9, hostsLeft: [left("jia.test")] })).toEqual([
      "http://bing.test/：内容过大 > 5242880 B",
      "还有 7 页没有读到，原因都在档案里：npm run status",
    ]);
    const spent = { ...left("jia.test"), stopped: null };
    expect(describeMissed({ missed, alarms: 2, hostsLeft: [spent] })).toHaveLength(2);
  });

  it("cannot move the cursor of a terminal", () => {
    const [line] = describeMissed({
      missed: [{ address: "http://bing.test/", outcome: "blocked_address", detail: "→ \u009b2Jx\u001b[2J" }],
      alarms: 1,
      hostsLeft: [],
    });
    expect(line).toBe("http://bing.test/：地址不允许访问 → �2Jx�[2J");
  });
});
