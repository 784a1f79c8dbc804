import type { Archive } from "../data/archive/archive.ts";
import type { Alarm } from "../data/model/alarm.ts";
import { type Platform, POLICY_PAGE_KINDS, type PolicyPageKind } from "../data/model/platform.ts";
import { Policy } from "../data/model/policy.ts";
import { extractPolicy } from "./extract/extract-policy.ts";
import { maskPolicyText } from "./extract/privacy/mask.ts";
import { type VisibleText, visibleText } from "./html/visible-text.ts";
import { wordsInData } from "./html/words-in-data.ts";
import { type Content, pageOf, type Sighting } from "./read-captures.ts";

/** Fewer letters than this is a page that shows nothing. */
const LEAST_LETTERS = 20;

/** What a platform's own pages say, as they were read last. */
export function parsePolicies(
  platform: Platform,
  sightings: readonly Sighting[],
  archive: Archive,
): { readonly policies: Policy[]; readonly alarms: Alarm[] } {
  const policies: Policy[] = [];
  const alarms: Alarm[] = [];
  for (const sighting of sightings) {
    if (sighting.content === null || !isPolicyKind(sighting.kind)) continue;
    const { page, visible, from } = readWords(archive, sighting.content, sighting.parts);
    if (lettersOf(visible) < LEAST_LETTERS) {
      alarms.push({
        owner: `platform:${platform.id}`,
        address: page.address,
        kind: "shape",
        message: "页面几乎没有文字：可能只有图片，或要用浏览器打开（在平台文件里写 browser: true）。",
        at: sighting.content.fetchedAt,
      });
      continue;
    }
    policies.push(
      Policy.parse({
        platform: platform.id,
        kind: sighting.kind,
        address: page.address,
        title: maskPolicyText(visible.title),
        text: maskPolicyText(visible.text),
        facts: extractPolicy(visible, sighting.kind),
        capturedAt: sighting.confirmedAt,
        bodySha256: from.bodySha256,
      }),
    );
  }
  return { policies, alarms };
}

/** What the page shows; where that is nothing, what the fullest answer says that its scripts received. */
function readWords(archive: Archive, content: Content, parts: readonly Content[]) {
  const page = pageOf(archive, content, parts);
  const shown = { page, visible: visibleText(page.text), from: content };
  if (lettersOf(shown.visible) >= LEAST_LETTERS) return shown;
  return parts.reduce((fullest, from, place) => {
    const visible = { ...visibleText(wordsInData(page.parts?.[place]?.text ?? "")), title: shown.visible.title };
    return lettersOf(visible) > lettersOf(fullest.visible) ? { page, visible, from } : fullest;
  }, shown);
}

function lettersOf({ text }: VisibleText): number {
  return text.replaceAll(/\s/g, "").length;
}

function isPolicyKind(kind: string): kind is PolicyPageKind {
  return Object.hasOwn(POLICY_PAGE_KINDS, kind);
}
