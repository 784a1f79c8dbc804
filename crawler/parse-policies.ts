import type { Archive } from "../data/archive/archive.ts";
import type { Alarm } from "../data/model/alarm.ts";
import { type Platform, POLICY_PAGE_KINDS, type PolicyPageKind } from "../data/model/platform.ts";
import { Policy } from "../data/model/policy.ts";
import { extractPolicy } from "./extract/extract-policy.ts";
import { maskPolicyText } from "./extract/privacy/mask.ts";
import { visibleText } from "./html/visible-text.ts";
import { showsNothing, troubleWith, withinReach } from "./html/within-reach.ts";
import { pageOf, type Sighting } from "./read-captures.ts";

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
    const page = pageOf(archive, sighting.content);
    const seen = visibleText(page.text);
    const visible = withinReach(seen);
    const trouble = troubleWith(seen);
    if (trouble !== null)
      alarms.push({
        owner: `platform:${platform.id}`,
        address: page.address,
        kind: "shape",
        message: trouble,
        at: sighting.content.fetchedAt,
      });
    if (showsNothing(visible)) continue;
    policies.push(
      Policy.parse({
        platform: platform.id,
        kind: sighting.kind,
        address: page.address,
        title: maskPolicyText(visible.title),
        text: maskPolicyText(visible.text),
        facts: extractPolicy(visible, sighting.kind),
        capturedAt: sighting.confirmedAt,
        bodySha256: sighting.content.bodySha256,
      }),
    );
  }
  return { policies, alarms };
}

function isPolicyKind(kind: string): kind is PolicyPageKind {
  return Object.hasOwn(POLICY_PAGE_KINDS, kind);
}
