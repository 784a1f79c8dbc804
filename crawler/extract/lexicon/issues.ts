import type { Issue } from "../../../data/model/taxonomy.ts";
import type { CueTable } from "../language/cues.ts";
import { CONDUCT_CUES } from "./issues-of-conduct.ts";
import { DELIVERY_CUES } from "./issues-of-delivery.ts";
import { GOODS_CUES } from "./issues-of-goods.ts";
import { MONEY_CUES } from "./issues-of-money.ts";
import { PROMISE_CUES } from "./issues-of-promises.ts";
import { SUPPORT_CUES } from "./issues-of-support.ts";

/** What people say when it happened to them. An issue without cues does not compile; `other` is what has none. */
export const ISSUE_CUES: CueTable<Issue> = {
  ...DELIVERY_CUES,
  ...GOODS_CUES,
  ...MONEY_CUES,
  ...PROMISE_CUES,
  ...SUPPORT_CUES,
  ...CONDUCT_CUES,
  other: {},
};
