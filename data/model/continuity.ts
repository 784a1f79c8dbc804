import { z } from "zod";
import { PlatformId } from "./ids.ts";
import { ChannelType } from "./policy.ts";
import { Instant } from "./time.ts";

/** `present`: a page showed it. `absent`: its page was read without it. `unanswered`: its page, or its chat window, did not come. */
const ChannelState = z.enum(["present", "absent", "unanswered"]);
export type ChannelState = z.infer<typeof ChannelState>;

/** A way to reach a platform, through all visits to the platform's own pages. */
export const ChannelHistory = z.strictObject({
  type: ChannelType,
  /** As published by the platform; `null`: only named. */
  value: z.string().nullable(),
  /** The page on which it was seen last. */
  address: z.string(),
  firstSeen: Instant,
  lastSeen: Instant,
  /** Since when it has been missing, once it was missing in two visits at least seven days apart. */
  goneSince: Instant.nullable(),
  /** The series of looks: one entry for each run of days in the same state. */
  spells: z.array(z.strictObject({ state: ChannelState, from: Instant, to: Instant, looks: z.int().positive() })),
});
export type ChannelHistory = z.infer<typeof ChannelHistory>;

/** Whether support is still there, month by month (Shanghai). */
export const Continuity = z.strictObject({
  platform: PlatformId,
  channels: z.array(ChannelHistory),
  months: z.array(
    z.strictObject({
      /** `2026-03` */
      month: z.string().regex(/^\d{4}-\d{2}$/),
      /** Days on which its pages were asked for. */
      looks: z.int().positive(),
      /** Of these: days on which any page came, and on which a way to reach somebody was there. */
      answered: z.int().nonnegative(),
      reachable: z.int().nonnegative(),
    }),
  ),
  lastAnswered: Instant.nullable(),
  /** 失联: since when no page has come, once that was so in two visits at least seven days apart. */
  silentSince: Instant.nullable(),
});
export type Continuity = z.infer<typeof Continuity>;

/** `contacts.json` of the publication: every value seen on a platform's own pages, never one from a complaint. */
const OfficialContact = z.strictObject({
  platform: PlatformId,
  type: ChannelType,
  value: z.string(),
  address: z.string(),
  firstSeen: Instant,
  lastSeen: Instant,
  goneSince: Instant.nullable(),
});
export const OfficialContacts = z.strictObject({ asOf: Instant, contacts: z.array(OfficialContact) });
