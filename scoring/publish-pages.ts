import type { z } from "zod";
import type { Continuity, OfficialContacts } from "../data/model/continuity.ts";
import { compare } from "../data/model/order.ts";
import type { PolicyHistory, PolicyVersion } from "../data/model/policy-history.ts";
import type { PlatformReport } from "../data/model/report.ts";
import type { Instant } from "../data/model/time.ts";
import { groupBy } from "./group-by.ts";

/** What each published platform's pages said, newest version first. Pure. */
export function policyHistories(
  platforms: readonly Pick<PlatformReport, "platform">[],
  versions: readonly PolicyVersion[],
  asOf: Instant,
): PolicyHistory[] {
  const owned = groupBy(versions, ({ platform }) => platform);
  return platforms.map(({ platform: { id } }) => ({
    platform: id,
    asOf,
    versions: [...(owned.get(id) ?? [])].sort(
      (one, other) => compare(other.firstSeen, one.firstSeen) || compare(one.address, other.address),
    ),
  }));
}

/** Every contact value seen on a platform's own pages: so that a reader can tell an official contact from a false one. Pure. */
export function officialContacts(continuities: readonly Continuity[], asOf: Instant): z.infer<typeof OfficialContacts> {
  const contacts = continuities.flatMap(({ platform, channels }) =>
    channels.flatMap(({ spells: _, value, ...rest }) => (value === null ? [] : { platform, ...rest, value })),
  );
  return { asOf, contacts: contacts.sort((one, other) => compare(keyOf(one), keyOf(other))) };
}

function keyOf({ platform, type, value }: { platform: string; type: string; value: string }): string {
  return `${platform} ${type} ${value}`;
}
