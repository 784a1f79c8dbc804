import { describe, expect, it } from "vitest";
import { sharedContacts } from "../../crawler/shared-contacts.ts";
import { PlatformId } from "../../data/model/ids.ts";
import { MaskedText } from "../../data/model/quote.ts";
import { policy } from "../scoring/support/builders.ts";
import { platform } from "../support/builders.ts";

const excerpt = { start: 0, end: 2, text: MaskedText.parse("客服") };
const page = (id: string, type: "qq" | "online_chat", value: string | null) =>
  policy(
    { channels: [{ type, value, hours: null, excerpt }] },
    { platform: PlatformId.parse(id), address: `http://${id}.test/` },
  );
const shops = [platform({ name: "甲演示卡盟" }), platform({ name: "乙演示卡盟", id: PlatformId.parse("yi") })];

describe("a contact that stands on the pages of two platforms", () => {
  it("is one alarm for each of them, naming the other", () => {
    const pages = [page("jia", "qq", "60918273"), page("jia", "qq", "60918273"), page("yi", "qq", "60918273")];
    const alarms = sharedContacts(pages, shops);
    expect(alarms.map(({ owner }) => owner)).toEqual(["platform:jia", "platform:yi"]);
    expect(alarms[0]?.message).toContain("「乙演示卡盟」");
  });

  it("is no alarm where it is only named, or is anybody's app", () => {
    expect(sharedContacts([page("jia", "qq", null), page("yi", "qq", null)], shops)).toEqual([]);
    expect(sharedContacts([page("jia", "online_chat", "x"), page("yi", "online_chat", "x")], shops)).toEqual([]);
  });
});
