import type { Indicator } from "../contract.ts";
import { notApplicable } from "../findings.ts";

export const complaintExposure: Indicator = {
  id: "complaint-exposure",
  zh: "按规模折算的投诉量",
  en: "Complaints by size of business",
  question: "相对它的用户量，投诉算多吗？",
  formula: "有带日期和出处的用户量或订单量时，按伽马–泊松后验在同行中的百分位",
  limits: "没有可靠的规模数字就不评：大平台投诉多，不等于服务差。",
  measure: () => notApplicable("没有带日期和出处的用户量或订单量，投诉条数不按多少评分"),
};
