import type { Indicator } from "../contract.ts";
import { notApplicable } from "../findings.ts";

export const humanContact: Indicator = {
  id: "human-contact",
  zh: "人工接通",
  en: "Reaching a human",
  question: "找在线客服，多久能接到真人？",
  formula: "100·Σωₖ·F̃(dₖ)，dₖ = 30 秒、60 秒、5 分钟、10 分钟，ω = .30 .20 .20 .30；只有机器人的按接不通算",
  limits: "要有实际联系的记录（90 天内至少 5 次、分在 3 天以上）；现在没有，所以不评，也不算进总分。",
  measure: () => notApplicable("没有实际联系客服的记录；公开投诉看不出人工多久接通，所以不评"),
};
