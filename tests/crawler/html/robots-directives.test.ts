import { describe, expect, it } from "vitest";
import { describeDirectives, robotsDirectives } from "../../../crawler/html/robots-directives.ts";

const html = (head: string) => ({
  contentType: "text/html",
  text: `<html><head>${head}</head><body>正文</body></html>`,
});
const said = (head: string, headers: Record<string, string> = {}) =>
  describeDirectives(robotsDirectives(html(head), headers, "KaxinBot"));

describe("what a page asks of robots", () => {
  it("is nothing, mostly", () => {
    expect(said('<meta name="description" content="noindex">')).toBe("");
  });

  it("is read from its head, however the tag is written", () => {
    expect(said('<meta name="robots" content="noindex,nofollow">')).toBe("noindex, nofollow");
    expect(said("<META CONTENT='NoFollow' NAME=robots />")).toBe("nofollow");
    expect(said('<meta name="kaxinbot" content="none">')).toBe("noindex, nofollow");
    expect(said('<meta name="googlebot" content="nofollow">')).toBe("");
  });

  it("is read from its headers, as far as they are meant for us", () => {
    expect(said("", { "x-robots-tag": "noindex" })).toBe("noindex");
    expect(said("", { "x-robots-tag": "googlebot: nofollow, noindex" })).toBe("");
    expect(said("", { "x-robots-tag": "googlebot: noindex, kaxinbot: nofollow" })).toBe("nofollow");
    expect(said("", { "x-robots-tag": "max-snippet: 20, unavailable_after: 25 Jun 2027, noindex" })).toBe("noindex");
  });

  it("is not searched for in an answer that is no page", () => {
    const json = { contentType: "application/json", text: '{"html":"<meta name=robots content=nofollow>"}' };
    expect(robotsDirectives(json, {}, "KaxinBot")).toEqual({ noindex: false, nofollow: false });
  });
});
