import type { Alarm } from "../data/model/alarm.ts";
import type { Continuity } from "../data/model/continuity.ts";
import type { PlatformId } from "../data/model/ids.ts";
import type { Platform } from "../data/model/platform.ts";
import { CHANNEL_TYPES, type ChannelType, type Policy } from "../data/model/policy.ts";

/** A number or name that belongs to one desk; a platform in the app of another is nothing strange. */
const PERSONAL: ReadonlySet<ChannelType> = new Set([
  "phone",
  "qq",
  "qq_group",
  "wechat",
  "wechat_official",
  "wecom",
  "email",
  "telegram",
]);

/**
 * One alarm for each contact on a platform's pages that stands, or once stood, on the pages of another, or is an address
 * at another's own domain: a footer copied with somebody else's number, or two shops of one owner. Which, only a person
 * can tell. Pure.
 */
export function sharedContacts(
  policies: readonly Policy[],
  platforms: readonly Platform[],
  continuities: readonly Continuity[],
): Alarm[] {
  const ownersOf = Map.groupBy(sightings(policies, continuities), ({ key }) => key);
  const nameOf = (id: PlatformId) => `「${platforms.find((each) => each.id === id)?.name ?? id}」`;
  return onceEach(policies).flatMap(({ key, type, value, policy }) => {
    const others = [...new Set((ownersOf.get(key) ?? []).map((each) => each.platform))].filter(
      (id) => id !== policy.platform,
    );
    const host = type === "email" ? landlordOf(value, policy.platform, platforms) : null;
    const message =
      others.length > 0
        ? `${CHANNEL_TYPES[type]} ${value} 也写在${others.map(nameOf).join("、")}的页面上：请核对是不是抄来的页脚。`
        : host === null
          ? null
          : `${CHANNEL_TYPES[type]} ${value} 是${nameOf(host)}网站的地址：请核对是不是抄来的页脚。`;
    const { address, capturedAt: at } = policy;
    return message === null ? [] : { owner: `platform:${policy.platform}`, address, kind: "value", message, at };
  });
}

type Sighting = { readonly key: string; readonly platform: PlatformId };

/** Every contact that any platform's pages show or have shown. */
function sightings(policies: readonly Policy[], continuities: readonly Continuity[]): Sighting[] {
  const now = policies.flatMap(({ platform, facts }) => facts.channels.map((channel) => ({ platform, channel })));
  const ever = continuities.flatMap(({ platform, channels }) => channels.map((channel) => ({ platform, channel })));
  return [...now, ...ever].flatMap(({ platform, channel: { type, value } }) =>
    value === null || !PERSONAL.has(type) ? [] : { key: `${type} ${value}`, platform },
  );
}

type Contact = { readonly key: string; readonly type: ChannelType; readonly value: string; readonly policy: Policy };

/** Each contact of a platform once, with the first of its pages that shows it. */
function onceEach(policies: readonly Policy[]): Contact[] {
  const contacts = policies.flatMap((policy) =>
    policy.facts.channels.flatMap(({ type, value }): Contact[] =>
      value === null || !PERSONAL.has(type) ? [] : [{ key: `${type} ${value}`, type, value, policy }],
    ),
  );
  return [
    ...new Map(contacts.toReversed().map((each) => [`${each.policy.platform} ${each.key}`, each])).values(),
  ].reverse();
}

/** The other platform at whose domain an e-mail address is. */
function landlordOf(address: string, own: PlatformId, platforms: readonly Platform[]): PlatformId | null {
  const domain = address.slice(address.indexOf("@") + 1);
  const lord = platforms.find(({ home }) => home !== null && isAt(domain, home));
  const ownHome = platforms.find(({ id }) => id === own)?.home ?? null;
  return lord === undefined || lord.id === own || (ownHome !== null && isAt(domain, ownHome)) ? null : lord.id;
}

function isAt(domain: string, home: string): boolean {
  const host = URL.parse(home)?.hostname.replace(/^www\./, "");
  return host !== undefined && (domain === host || domain.endsWith(`.${host}`));
}
