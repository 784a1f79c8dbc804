import { describe, expect, it } from "vitest";
import { decide, decideStrictly, parseRobots } from "../../../crawler/fetch/robots.ts";

const text = (robots: string | Uint8Array) => parseRobots(typeof robots === "string" ? Buffer.from(robots) : robots);
const allows = (robots: string | Uint8Array, path: string, agent = "KaxinBot") =>
  decide(text(robots), agent, `https://a.test${path}`).allowed;
const forAll = (...rules: readonly string[]) => `User-agent: *\n${rules.join("\n")}\n`;

/** In UTF-16, behind its byte order mark. */
function utf16(words: string, order: "le" | "be"): Uint8Array {
  const bytes = Buffer.from(`\ufeff${words}`, "utf16le");
  return order === "le" ? bytes : bytes.swap16();
}

describe("a robots.txt nobody here has seen", () => {
  it("is read behind a byte order mark, in UTF-8, in half of one, and in UTF-16", () => {
    const rules = forAll("Disallow: /x", "Disallow: /帮助");
    for (const bytes of [`\ufeff${rules}`, utf16(rules, "le"), utf16(rules, "be")]) {
      expect(allows(bytes, "/x")).toBe(false);
      expect(allows(bytes, "/%E5%B8%AE%E5%8A%A9/1")).toBe(false);
      expect(allows(bytes, "/y")).toBe(true);
    }
    expect(allows(Buffer.concat([Buffer.from([0xef, 0xbb]), Buffer.from(rules)]), "/x")).toBe(false);
  });

  it("keeps the last octet of a letter that looks like a blank", () => {
    // à is C3 A0, and A0 alone is a blank to JavaScript.
    expect(allows(forAll("Disallow: /à"), "/%C3%A1")).toBe(true);
    expect(allows(forAll("Disallow: /à"), "/%C3%A0")).toBe(false);
    expect(allows(forAll("Disallow:\t /x \t"), "/x")).toBe(false);
  });

  it.each([
    ["/a%2fb", "/a%2Fb", false],
    ["/a%2Fb", "/a/b", true],
    ["/a/b", "/a%2Fb", true],
    ["/%e5%b8%ae", "/%E5%B8%AE", false],
    ["/帮", "/%E5%B8%AE", false],
    ["/a$b", "/a$b/c", false],
    ["/a$b", "/a", true],
    ["/a$", "/ab", true],
    ["/a$", "/a", false],
    ["/a$", "/a?q", true],
    ["/*.php$", "/x/y.php", false],
    ["/*.php$", "/x/y.php?z", true],
    ["/*.php$", "/y.php.php", false],
    ["*", "/any", false],
    ["/a***b", "/a--b", false],
    ["/a*", "/a", false],
    ["/*a*a*a$", "/aa", true],
    ["/*a*a*a$", "/xaxaxa", false],
    ["$", "/", true],
    ["/", "/", false],
    ["x", "/x", true],
    ["", "/x", true],
    ["/A", "/a", true],
    ["/x # and why", "/x", false],
    ["/?", "/?q=1", false],
    ["/*?", "/x?y", false],
    ["/\u0000", "/", true],
  ])("with Disallow: %j lets %s be read: %s", (pattern, path, allowed) => {
    expect(allows(forAll(`Disallow: ${pattern}`), path)).toBe(allowed);
  });

  it("takes the longest rule, and the kinder of two that are as long", () => {
    expect(allows(forAll("Allow: /p", "Disallow: /"), "/page")).toBe(true);
    expect(allows(forAll("Allow: /folder", "Disallow: /folder"), "/folder/page")).toBe(true);
    expect(allows(forAll("Allow: /page", "Disallow: /*.htm"), "/page.htm")).toBe(false);
    expect(allows(forAll("Disallow: /", "Allow: /$"), "/")).toBe(true);
    expect(allows(forAll("Disallow: /", "Allow: /$"), "/page.htm")).toBe(false);
  });

  it("knows our group by name and version, whatever stands around it, and merges what is said twice", () => {
    const groups = [
      "Disallow: /early",
      "User-agent: *",
      "Disallow: /",
      "user-AGENT : kaxinbot/1.0",
      "User-agent: OtherBot",
      "Disallow: /a",
      "Crawl-delay: 1",
      "User-agent: KaxinBot-News",
      "Disallow: /c",
      "User-agent: KAXINBOT",
      "Disallow: /b",
    ];
    for (const ending of ["\n", "\r", "\r\n", "\n\n"]) {
      const read = (path: string) => allows(groups.join(ending), path);
      expect([read("/a"), read("/b"), read("/c"), read("/d"), read("/early")]).toEqual([
        ...[false, false, true, true, true],
      ]);
    }
  });

  it("says nothing where it is a page, noise, or empty", () => {
    for (const noise of ["", "<html><p>Disallow: /</p></html>", "\u0000".repeat(1000), "Disallow: /", "User-agent: *"])
      expect(allows(noise, "/x")).toBe(true);
  });

  it("is obeyed in both readings of an escape that no address needs", () => {
    const strictly = (rule: string, path: string) =>
      decideStrictly(text(forAll(rule)), "KaxinBot", `https://a.test${path}`).allowed;
    // RFC 9309 §2.2.2 takes %7E for ~; most parsers do not.
    expect(strictly("Disallow: /%7Ejoe", "/~joe")).toBe(false);
    expect(strictly("Disallow: /~joe", "/~joe")).toBe(false);
    expect(strictly("Disallow: /a%2Fb", "/a/b")).toBe(true);
    expect(strictly("Disallow: /", "/~joe")).toBe(false);
  });

  it("takes no longer to read or to match when it is made to be slow", () => {
    const path = `/${"a".repeat(8000)}`;
    const hostile = [
      forAll(`Disallow: /${"*a".repeat(100_000)}$`),
      forAll(...Array.from({ length: 100 }, () => `Disallow: /*${"a".repeat(4000)}b`)),
      forAll(...Array.from({ length: 20_000 }, () => "Disallow: /*a*a*a*b$")),
      `User-agent:${" ".repeat(400_000)}*\nDisallow: /${"\t ".repeat(40_000)}x`,
      `User-agent: *\nDisallow: /${"#".repeat(450_000)}`,
      "User-agent: a\nDisallow: /\n".repeat(18_000),
    ];
    for (const robots of hostile) {
      const started = process.cpuUsage();
      allows(robots, path);
      const { user } = process.cpuUsage(started);
      expect(user / 1000, robots.slice(0, 60)).toBeLessThan(1500);
    }
  });
});
