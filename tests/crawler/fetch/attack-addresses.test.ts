import { describe, expect, it, onTestFinished } from "vitest";
import { canonicalAddress } from "../../../crawler/fetch/canonical-address.ts";
import { guardedLookup, isPublicAddress, judgeHost, type Resolve } from "../../../crawler/fetch/guard-address.ts";
import { fetchOverHttp } from "../../../crawler/fetch/over-http.ts";
import { openHttp } from "../../../crawler/fetch/send-http.ts";
import { redirect, startFaultServer } from "../support/fault-server.ts";

/** Nobody is asked for a name here: what is not refused before, ends as `dns`. */
const nowhere: Resolve = (_, answer) => answer(Object.assign(new Error("none"), { code: "ENOTFOUND" }), []);

async function outcomeOf(address: string, resolve: Resolve = nowhere): Promise<string> {
  const canonical = canonicalAddress(address);
  if (canonical === null) return "no address";
  const http = openHttp({ userAgent: "KaxinBot/0.1 (+test)", limits: { connectMs: 500, headersMs: 500 }, resolve });
  onTestFinished(http.close);
  return (await fetchOverHttp(canonical, http.send)).outcome;
}

const SPELLINGS = [
  // Loopback: decimal, octal, hexadecimal, short, mixed, with dots and digits of other scripts.
  ...["2130706433", "0177.0.0.1", "0x7f000001", "127.1", "127.0x1", "0x7f.0.0.01", "017700000001", "127.0.0.1."],
  ...[
    "①②⑦.⓪.⓪.①",
    "１２７.０.０.１",
    "127。0。0。1",
    "%31%32%37.0.0.1",
    "127.0.0.1:80",
    "0",
    "0.0.0.0",
    "[::]",
    "[::1]",
  ],
  // Metadata services and private networks.
  ...["169.254.169.254", "0xa9fea9fe", "2852039166", "[::ffff:a9fe:a9fe]", "100.100.100.200", "168.63.129.16"],
  ...["192.0.0.192", "[fd00:ec2::254]", "10.1", "172.16.0.1", "172.31.255.255", "192.168.0xff", "100.64.0.1"],
  // IPv4 in the clothes of IPv6: mapped, compatible, translated, 6to4, Teredo, NAT64 (well known and local).
  ...["[::ffff:127.0.0.1]", "[::ffff:0:127.0.0.1]", "[::127.0.0.1]", "[2002:7f00:1::]", "[2002:a9fe:a9fe::1]"],
  ...["[2001:0:7f00:1::]", "[64:ff9b::7f00:1]", "[64:ff9b:1::a00:1]", "[0:0:0:0:0:ffff:0a00:0001]"],
  // Local, site-local, unique local, multicast, discarded, documentation, benchmarks, segment routing, reserved.
  ...["[fe80::1]", "[fec0::1]", "[fc00::1]", "[fdff::1]", "[ff02::1]", "[100::1]", "[2001:db8::1]", "[3fff::1]"],
  ...["[2001:2::1]", "[2001:10::1]", "[5f00::1]", "[4000::1]", "198.18.0.1", "203.0.113.9", "224.0.0.1"],
  ...["240.0.0.1", "255.255.255.255", "192.88.99.1"],
  // Names.
  ...["localhost", "LOCALHOST", "localhost.", "a.localhost", "localhost.localdomain", "metadata", "instance-data"],
  ...["metadata.google.internal", "metadata.google.internal.", "router.lan", "nas.home.arpa", "printer.local", "x.svc"],
];

describe("an address made to attack", () => {
  it.each(SPELLINGS)("is refused however it is spelled: %s", async (host) => {
    expect(await outcomeOf(`http://${host}/`)).toBe("blocked_address");
  });

  it.each([
    "http://shop.example@127.0.0.1/",
    "http://127.0.0.1\\@shop.example/",
    "http://127.0.0.1#@shop.example/",
    "http://shop.example:80@[::1]/",
    "http:/\\127.0.0.1/",
    "http:127.0.0.1/",
    "\thttp://127.0.\n0.1/",
    "https://user:pass@10.0.0.1:8443/x",
  ])("is refused whatever surrounds it: %j", async (address) => {
    expect(await outcomeOf(address)).toBe("blocked_address");
  });

  it.each([
    "http://[fe80::1%25eth0]/",
    "http://[::ffff:127.0.0.1/",
    "http://127.0.0.1:99999/",
    "http://256.1.1.1/",
    "http://1.2.3.4.5/",
    "http://127.0.0.09/",
    "file:///etc/passwd",
    "gopher://127.0.0.1/",
    "data:text/html,x",
    "javascript:alert(1)",
    "//127.0.0.1/",
    "http://",
  ])("is none: %s", async (address) => {
    expect(canonicalAddress(address)).toBeNull();
  });

  it.each([
    "1.1.1.1",
    "192.0.0.9",
    "172.15.0.1",
    "172.32.0.1",
    "100.128.0.1",
    "2606:4700::1111",
    "2400:3200::1",
    "::ffff:1.1.1.1",
  ])("is not every address: %s is public", (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it("is refused when the DNS spells it with a zone, in capitals, or as no address at all", () => {
    for (const each of ["fe80::1%eth0", "FE80::1", "::FFFF:10.0.0.1", "::1%lo", "2130706433", "0177.0.0.1", ""])
      expect(isPublicAddress(each), each).toBe(false);
    expect(judgeHost("shop.example")).toBe("resolve");
  });

  it("is refused when one of many answers of the DNS is foul, for one address and for all", () => {
    const mixed: Resolve = (_, answer) =>
      answer(null, [
        { address: "1.1.1.1", family: 4 },
        { address: "::ffff:169.254.169.254", family: 6 },
      ]);
    for (const all of [true, false]) {
      guardedLookup(mixed)("a.example", { all }, (error) =>
        expect(error).toMatchObject({ code: "KAXIN_BLOCKED_ADDRESS" }),
      );
    }
  });

  it("is refused when a name is bound anew between two connections, the first of which was good", async () => {
    const answers = ["1.1.1.1", "127.0.0.1"];
    const asked: string[] = [];
    const rebinding: Resolve = (hostname, answer) => {
      asked.push(hostname);
      answer(null, [{ address: answers[Math.min(asked.length, answers.length) - 1] ?? "", family: 4 }]);
    };
    const lookup = guardedLookup(rebinding);
    const results = answers.map(
      () => new Promise((resolve) => lookup("a.example", { all: true }, (error, found) => resolve(error ?? found))),
    );
    expect(await results[0]).toEqual([{ address: "1.1.1.1", family: 4 }]);
    expect(await results[1]).toMatchObject({ code: "KAXIN_BLOCKED_ADDRESS" });
    // Nobody asks the DNS a second time for a connection that was checked: what was checked is what is connected to.
    expect(asked).toHaveLength(2);
  });

  it.each([
    "http://2130706433/",
    "//[::ffff:10.0.0.1]/",
    "http://localhost:6379/",
    "http://a.test@169.254.169.254/",
    "ftp://a.test/",
    "https://shop.internal/",
  ])("is refused as the end of a redirect: %s", async (location) => {
    const server = await startFaultServer({ "/go": redirect(location), "/": redirect(location) });
    onTestFinished(server.close);
    const http = openHttp({ userAgent: "KaxinBot/0.1 (+test)", demoWeb: { port: server.port } });
    onTestFinished(http.close);
    const fetched = await fetchOverHttp("http://a.test/go", http.send);
    expect(fetched).toMatchObject({ outcome: "blocked_address", body: null });
    expect(server.log).toHaveLength(1);
  });
});
