import { describe, expect, it } from "vitest";
import type { PageRequest } from "../../crawler/contract.ts";
import { openLeads } from "../../crawler/leads.ts";
import { BodyHash } from "../../data/model/ids.ts";
import { Instant } from "../../data/model/time.ts";
import { Workspace } from "../../data/model/workspace.ts";
import { capture, platform } from "../support/builders.ts";

const at = Instant.parse("2026-03-10T04:00:00Z");
const address = "http://jia.test/sitemap.txt";
const registry = {
  workspace: Workspace.parse({ title: "x" }),
  platforms: [platform({ name: "甲演示卡盟", home: "http://jia.test/", sitemap: true })],
};
const request: PageRequest = { address, owner: "platform:jia", kind: "sitemap", via: "http" };
const archive = { body: () => new TextEncoder().encode("http://jia.test/help/refund\n") };
const leadsWith = (headers: Readonly<Record<string, string>>) => {
  const bodySha256 = BodyHash.parse("0".repeat(64));
  const content = capture({ address, kind: "sitemap", headers: { "content-type": "text/plain", ...headers } });
  return openLeads(archive, registry).from(request, { ...content, bodySha256 }, [], at);
};

describe("what a page leads to", () => {
  it("are the pages that it names", () => {
    expect(leadsWith({})).toMatchObject([
      { address: "http://jia.test/help/refund", owner: "platform:jia", via: "http" },
    ]);
  });

  it("is nothing where it asks robots not to follow", () => {
    expect(leadsWith({ "x-robots-tag": "nofollow" })).toEqual([]);
  });
});
