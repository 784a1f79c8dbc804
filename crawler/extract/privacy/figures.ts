/** Each way of writing or saying a digit, and the digit. */
const SAID: ReadonlyMap<string, string> = new Map(
  [..."零0〇0洞0一1壹1幺1二2贰2两2三3叁3四4肆4五5伍5六6陆6七7柒7拐7八8捌8九9玖9勾9ニ2ハ8ミ3".matchAll(/(.)(\d)/g)].map(
    ([, spoken = "", digit = ""]): [string, string] => [spoken, digit],
  ),
);
/** Letters that are put for the digit they look like. */
const LOOKS_LIKE: ReadonlyMap<string, string> = new Map([
  ["o", "0"],
  ["i", "1"],
  ["l", "1"],
]);

/** For a class in a pattern: every sign that says a digit. */
export const SPOKEN = [...SAID.keys()].join("");

/** The digit that a sign says or looks like; `""` where it says none. */
export function digitOf(sign: string): string {
  if (sign >= "0" && sign <= "9") return sign;
  return SAID.get(sign) ?? LOOKS_LIKE.get(sign) ?? "";
}

const SPOKEN_RUN = new RegExp(`[${SPOKEN}]{3}`);
const SPELT_RUN = new RegExp(`[${SPOKEN}\\d](?:[ -]?[${SPOKEN}\\d]){6,24}`, "g");
/** The same text with Chinese digits in long runs written as figures, letter for letter. */
export function inFigures(text: string): string {
  if (!SPOKEN_RUN.test(text.replace(/[ -]/g, ""))) return text;
  return text.replace(SPELT_RUN, figures);
}

function figures(run: string): string {
  return [...run].map((each) => SAID.get(each) ?? each).join("");
}

export function countDigits(value: string): number {
  return value.replace(/\D/g, "").length;
}
