import type { ComplaintDraft } from "../../crawler/contract.ts";
import { Capture } from "../../data/model/capture.ts";
import { Platform } from "../../data/model/platform.ts";
import { Instant } from "../../data/model/time.ts";

/** What matters to a test is given; the rest is filled in. */
export function platform(given: Partial<Platform> & { readonly name: string }): Platform {
  return Platform.parse({ id: "jia", home: null, ...given });
}

export function draft(given: Partial<ComplaintDraft> = {}): ComplaintDraft {
  return {
    number: "17380000001",
    address: "https://tousu.test/complaint/view/17380000001/",
    merchantId: null,
    merchantAsNamed: "甲演示卡盟",
    title: "充值没到账",
    narrative: "我在甲演示卡盟充的话费没到账。",
    truncated: false,
    view: "detail",
    postedAt: Instant.parse("2026-03-01T02:00:00Z"),
    state: "已回复",
    events: [{ actor: "consumer", kind: "posted", at: Instant.parse("2026-03-01T02:00:00Z"), text: "" }],
    rating: null,
    amountCny: null,
    timely: null,
    issueField: [],
    issueCodes: [],
    demandField: [],
    author: null,
    removed: false,
    ...given,
  };
}

export function capture(given: Partial<Capture> = {}): Capture {
  return Capture.parse({
    address: "http://jia.test/",
    finalAddress: "http://jia.test/",
    owner: "platform:jia",
    kind: "home",
    fetchedAt: "2026-03-01T02:00:00Z",
    via: "http",
    outcome: "ok",
    status: 200,
    detail: "",
    headers: { "content-type": "text/html; charset=utf-8" },
    redirects: [],
    bodySha256: null,
    ...given,
  });
}
