import { describe, expect, it } from "vitest";
import type { Page, PageRequest } from "../../crawler/contract.ts";
import { leadsOf } from "../../crawler/leads-of.ts";
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
const page: Page = { address, kind: "sitemap", contentType: "text/plain", text: "http://jia.test/help/refund\n" };

describe("what a page leads to", () => {
  it("are the pages that it names", () => {
    const leads = leadsOf(request, capture({ address }), page, registry, at);
    expect(leads).toMatchObject([{ address: "http://jia.test/help/refund", owner: "platform:jia", via: "http" }]);
  });

  it("is nothing where it asks robots not to follow", () => {
    const asking = capture({ address, headers: { "x-robots-tag": "nofollow" } });
    expect(leadsOf(request, asking, page, registry, at)).toEqual([]);
  });
});
