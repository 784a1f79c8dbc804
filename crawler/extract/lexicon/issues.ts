import type { Issue } from "../../../data/model/taxonomy.ts";
import type { CueTable } from "../language/cues.ts";
import { CONDUCT_CUES } from "./issues-of-conduct.ts";
import { DELAY_CUES } from "./issues-of-delays.ts";
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
  ...DELAY_CUES,
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
    out_of_order:
      "(?:app|软件|网站|网页|页面|程序)(?:老是?|总是?|一直|天天|动不动|经常|又)?[^,。!?;\\n]{0,3}(?:闪退|崩溃|乱弹|弹广告|白屏)|(?:发票|开票)[^。!?;\\n]{0,14}(?:不重开|一律不|报不了|改不了)|(?:改不了|修改不了|没法改)(?:密码|手机号|绑定)|(?:点|按)[^,。!?;\\n]{0,6}就?(?:白屏|闪退)|强制看|(?:广告|弹窗)[^,。!?;\\n]{0,10}关不|导出[^,。!?;\\n]{0,4}(?:少|不|失败)|功能优化中|(?:弹|跳)(?:出)?[^,。!?;\\n]{0,4}(?:广告|小广告)|没(?:有)?(?:注销|销户)(?:入口|按钮|选项)",
    cannot_leave: "(?:注销|销户)[^,。!?;\\n]{0,6}(?:不了|不掉|不让|失败|没有入口|找不到)",
  },
};
