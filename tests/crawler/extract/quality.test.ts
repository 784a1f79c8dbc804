import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { findMentions } from "../../../crawler/extract/complaint/platform-mentions.ts";
import { extractComplaint } from "../../../crawler/extract/extract-complaint.ts";
import { findPersonalData } from "../../../crawler/extract/privacy/find-personal-data.ts";
import { f1, type LabelledPost, readPlatforms, readPosts, share } from "../../posts/measure.ts";

const POSTS = new URL("../../posts/", import.meta.url);
const Floors = z.record(z.string(), z.record(z.string(), z.number()));
const floors = Floors.parse(JSON.parse(readFileSync(new URL("floors.json", POSTS), "utf8")));
const platforms = readPlatforms();
const MUST_NOT_LEAK = new Set(["phone", "id_card", "bank_card", "email"]);

describe.each(Object.keys(floors))("reading the posts of %s.jsonl", (name) => {
  const scores = measure(readPosts(`${name}.jsonl`));
  it.each(Object.entries(floors[name] ?? {}))("%s stays at or above %d", (field, floor) => {
    expect(scores[field] ?? 0).toBeGreaterThanOrEqual(floor);
  });
});

function measure(posts: readonly LabelledPost[]): Record<string, number> {
  const read = posts.map((post) => {
    const words = { title: "", narrative: post.text, issueField: [], demandField: [] };
    return { post, extract: extractComplaint(words), personal: findPersonalData(post.text) };
  });
  const clear = (field: string) => read.filter(({ post }) => !post.ambiguous.includes(field));
  const same = (field: string, holds: (each: (typeof read)[number]) => boolean) => share(clear(field).map(holds));
  const codes = (labels: readonly { readonly code: string }[]) => labels.map((each) => each.code);
  return {
    issues: f1(
      clear("issues").map(({ post, extract }) => ({
        found: codes(extract.issues),
        right: post.issues,
        optional: post.issues_optional,
      })),
    ),
    signals: f1(
      clear("signals").map(({ post, extract }) => ({
        found: codes(extract.signals),
        right: post.signals,
        optional: post.signals_optional,
      })),
    ),
    remedy: f1(
      clear("remedy").map(({ post, extract }) => ({
        found: codes(extract.remedies),
        right: post.remedy,
        optional: post.remedy_optional,
      })),
    ),
    platform_mentions: f1(
      read.map(({ post }) => ({
        found: findMentions(post.text, platforms).map((each) => each.platform),
        right: post.platform_mentions,
        optional: [],
      })),
    ),
    pii: f1(
      read.map(({ post, personal }) => ({
        found: personal.map((each) => `${each.type} ${each.text}`),
        right: post.pii.map((each) => `${each.type} ${each.text}`),
        optional: [],
      })),
    ),
    pii_that_must_not_leak: share(
      read.flatMap(({ post, extract }) =>
        post.pii.filter((each) => MUST_NOT_LEAK.has(each.type)).map((each) => !extract.narrative.includes(each.text)),
      ),
    ),
    amount_cny: same("amount_cny", ({ post, extract }) => extract.amountCny === post.amount_cny),
    resolved: same("resolved", ({ post, extract }) => extract.resolved === post.resolved),
    sentiment: same("sentiment", ({ post, extract }) => extract.sentiment === post.sentiment),
    is_complaint: same("is_complaint", ({ post, extract }) => extract.isComplaint === post.is_complaint),
    first_response_minutes: same(
      "first_response_minutes",
      ({ post, extract }) => extract.firstResponseMinutes === post.first_response_minutes,
    ),
  };
}
