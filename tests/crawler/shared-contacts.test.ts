import { describe, expect, it } from "vitest";
import { sharedContacts } from "../../crawler/shared-contacts.ts";
import type { Continuity } from "../../data/model/continuity.ts";
import { PlatformId } from "../../data/model/ids.ts";
import { MaskedText } from "../../data/model/quote.ts";
import { Instant } from "../../data/model/time.ts";
import { policy } from "../scoring/support/builders.ts";
import { platform } from "../support/builders.ts";

const excerpt = { start: 0, end: 2, text: MaskedText.parse("客服") };
const page = (id: string, type: "qq" | "online_chat" | "email", value: string | null) =>
  policy(
    { channels: [{ type, value, hours: null, excerpt }] },
    { platform: PlatformId.parse(id), address: `http://${id}.test/` },
  );
const shops = [platform({ name: "甲演示卡盟" }), platform({ name: "乙演示卡盟", id: PlatformId.parse("yi") })];

const shop = (id: string, home: string) => platform({ id: PlatformId.parse(id), name: id, home });
const AT = Instant.parse("2026-03-01T02:00:00Z");
const continuity = ({ platform: owner, value }: { platform: PlatformId; value: string }): Continuity => ({
  platform: owner,
  channels: [{ type: "qq", value, address: "http://yi.test/", firstSeen: AT, lastSeen: AT, goneSince: AT, spells: [] }],
  months: [],
  lastAnswered: AT,
  silentSince: null,
});

describe("a contact that stands on the pages of two platforms", () => {
  it("is one alarm for each of them, naming the other", () => {
    const pages = [page("jia", "qq", "60918273"), page("jia", "qq", "60918273"), page("yi", "qq", "60918273")];
    const alarms = sharedContacts(pages, shops, []);
    expect(alarms.map(({ owner }) => owner)).toEqual(["platform:jia", "platform:yi"]);
    expect(alarms[0]?.message).toContain("「乙演示卡盟」");
  });

  it("is no alarm where it is only named, or is anybody's app", () => {
    expect(sharedContacts([page("jia", "qq", null), page("yi", "qq", null)], shops, [])).toEqual([]);
    expect(sharedContacts([page("jia", "online_chat", "x"), page("yi", "online_chat", "x")], shops, [])).toEqual([]);
  });

  it("is an alarm also where the other has taken it off its pages since", () => {
    const once = continuity({ platform: PlatformId.parse("yi"), value: "60918273" });
    const alarms = sharedContacts([page("jia", "qq", "60918273")], shops, [once]);
    expect(alarms.map(({ owner, message }) => [owner, message.includes("「乙演示卡盟」")])).toEqual([
      ["platform:jia", true],
    ]);
  });

  it("is an alarm for an address at the other's own domain, and none for one's own", () => {
    const all = [shop("jia", "http://www.jia.test/"), shop("yi", "http://yi.test/")];
    const pages = [page("jia", "email", "kf@mail.yi.test"), page("yi", "email", "kf@yi.test")];
    expect(sharedContacts(pages, all, []).map(({ owner }) => owner)).toEqual(["platform:jia"]);
  });
});
