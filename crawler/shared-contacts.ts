import type { Alarm } from "../data/model/alarm.ts";
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
 * One alarm for each contact that stands on the pages of several platforms: a footer copied with somebody else's number, or
 * two shops of one owner. Which of them, only a person can tell. Pure.
 */
export function sharedContacts(policies: readonly Policy[], platforms: readonly Platform[]): Alarm[] {
  const seen = policies.flatMap((policy) =>
    policy.facts.channels.flatMap(({ type, value }) =>
      value === null || !PERSONAL.has(type) ? [] : { key: `${type} ${value}`, type, value, policy },
    ),
  );
  return [...Map.groupBy(seen, ({ key }) => key).values()].flatMap((same) => {
    const owners = [...new Map(same.map((each) => [each.policy.platform, each])).values()];
    if (owners.length < 2) return [];
    return owners.map(({ type, value, policy }): Alarm => {
      const others = owners.filter((each) => each.policy.platform !== policy.platform);
      const names = others.map(
        (each) => platforms.find(({ id }) => id === each.policy.platform)?.name ?? each.policy.platform,
      );
      return {
        owner: `platform:${policy.platform}`,
        address: policy.address,
        kind: "value",
        message: `${CHANNEL_TYPES[type]} ${value} 也写在${names.map((name) => `「${name}」`).join("、")}的页面上：请核对是不是抄来的页脚。`,
        at: policy.capturedAt,
      };
    });
  });
}
