/** A complaint site's own number, often of eleven digits and in the look of a mobile number, is public. */
const NAMED =
  /(?:(?:投诉|黑猫|举报|申诉|消费保|电诉宝)[^,。;!?\n\d]{0,6}(?:编号|单号|id|sn)|(?:投诉|举报)号码?|黑猫|\/view\/|(?<![a-z])sn)(?:分别)?(?:[是为叫])?[^a-z0-9\u4e00-\u9fff]{0,3}$/;
const NUMBERED = /(?<![\u4e00-\u9fff])编号(?:[是为])?[^a-z0-9\u4e00-\u9fff]{0,3}$/;
const NAMED_AFTER = /^(?:号|的|这[个条单])(?:投诉|举报)(?:单|编号|[,。;!?\n ]|$)|^[ (,]{0,2}(?:投诉)?编号/;
/** One of several numbers is named with the first of them. */
const OTHERS = /(?:\d{11}[、,和及与/ ]{1,2}){1,8}$/;

/** Whether the words around a number say that it is a complaint's. */
export function isComplaintNumber(value: string, before: string, after: string): boolean {
  const words = before.replace(OTHERS, "");
  if (NAMED.test(words)) return true;
  return /^1\d{10}$/.test(value) && (NUMBERED.test(words) || NAMED_AFTER.test(after));
}
