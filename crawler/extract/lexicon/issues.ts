import type { Issue } from "../../../data/model/taxonomy.ts";
import type { CueTable } from "../language/cues.ts";
import { CONDUCT_CUES } from "./issues-of-conduct.ts";
import { DELIVERY_CUES } from "./issues-of-delivery.ts";
import { DESCRIPTION_CUES } from "./issues-of-descriptions.ts";
import { GOODS_CUES } from "./issues-of-goods.ts";
import { MONEY_CUES } from "./issues-of-money.ts";
import { PROMISE_CUES } from "./issues-of-promises.ts";
import { REFUND_CUES } from "./issues-of-refunds.ts";
import { SUPPORT_CUES } from "./issues-of-support.ts";

/** What people say when it happened to them. An issue without cues does not compile. */
export const ISSUE_CUES: CueTable<Issue> = {
  ...DELIVERY_CUES,
  ...GOODS_CUES,
  ...DESCRIPTION_CUES,
  ...MONEY_CUES,
  ...REFUND_CUES,
  ...PROMISE_CUES,
  ...SUPPORT_CUES,
  ...CONDUCT_CUES,
  other: {
    no_invoice:
      "(?:不给|拒绝|拒不|不肯|没法|不能|不支持|无法|不)开(?:具)?(?:发票|票)|(?:发票|收据|开票)[^,。!?;\\n]{0,8}(?:不给|开不|不开|拒|没开|暂不|拖|要不到)",
    cannot_leave: "(?:注销|销户)[^,。!?;\\n]{0,6}(?:不了|不掉|不让|失败|没有入口|找不到)",
  },
};
