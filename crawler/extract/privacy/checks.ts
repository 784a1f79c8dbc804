const CARD_BEFORE = /(?:卡|工行|建行|农行|中行|招行|账[户号]|打到|转到|汇到)[^,。;!?\n\d]{0,8}$/;
const CARD_AFTER = /^(?:[这那]张|的)?[^,。]{0,2}卡/;

/** A bank number carries a check digit (Luhn); one typed wrong is still taken where its form or the words call it a card. */
export function isBankNumber(value: string, before: string, after: string): boolean {
  const digits = value.replace(/\D/g, "");
  if (digits.length < 16 || digits.length > 19) return false;
  if (passesLuhn(digits) || /^62\d\d[ -]\d{4}[ -]/.test(value)) return true;
  return CARD_BEFORE.test(before) || CARD_AFTER.test(after);
}

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits.charAt(digits.length - 1 - at));
    const doubled = at % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
