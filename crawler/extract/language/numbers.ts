const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  壹: 1,
  二: 2,
  贰: 2,
  两: 2,
  俩: 2,
  三: 3,
  叁: 3,
  仨: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
};
const UNITS: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };
const LARGE: Readonly<Record<string, number>> = { 万: 10_000, w: 10_000, k: 1000, 千: 1000, 百: 100, 十: 10 };

export const CHINESE_NUMERAL = "[零〇一壹二贰两俩三叁仨四肆五伍六陆七柒八捌九玖十拾百佰千仟万半]";

/** `1,280.5`, `1.2万`, `3k`, `1万2`, `两百五`, `一千二`, `半`: the number it says, or `null`. Text is normalised. */
export function numberFrom(written: string): number | null {
  const text = written.replace(/[\s,]/g, "");
  if (text === "") return null;
  if (/^\d/.test(text)) return arabic(text);
  if (text === "半") return 0.5;
  return chinese(text);
}

function arabic(text: string): number | null {
  const found = /^(\d+(?:\.\d+)?)(?:([万wk千百十])(?:(\d)(?!\d))?)?/.exec(text);
  if (found === null) return null;
  const scale = LARGE[found[2] ?? ""] ?? 1;
  // 1万2 is 12 000: a digit after a unit counts a tenth of it.
  return round(Number(found[1]) * scale + (Number(found[3] ?? 0) * scale) / 10);
}

function chinese(text: string): number | null {
  if (/^[零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖]{2,}$/.test(text)) return spelt(text);
  const [upper, lower, ...rest] = text.split("万");
  if (rest.length > 0 || upper === undefined) return null;
  if (lower === undefined) return belowTenThousand(upper);
  const high = belowTenThousand(upper);
  if (high === null) return null;
  if (lower === "") return high * 10_000;
  const alone = DIGITS[lower];
  const low = alone === undefined ? belowTenThousand(lower) : alone * 1000;
  return low === null ? null : high * 10_000 + low;
}

/** 三零五: digit by digit. */
function spelt(text: string): number | null {
  const digits = [...text].map((each) => DIGITS[each]);
  return digits.some((each) => each === undefined) ? null : Number(digits.join(""));
}

function belowTenThousand(text: string): number | null {
  if (text === "" || /[^零〇一壹二贰两俩三叁仨四肆五伍六陆七柒八捌九玖十拾百佰千仟]/.test(text)) return null;
  let total = 0;
  let pending: number | null = null;
  let lastUnit = 10;
  for (const character of text) {
    const digit = DIGITS[character];
    const unit = UNITS[character];
    if (unit !== undefined) total += (pending ?? 1) * unit;
    lastUnit = digit === 0 ? 10 : (unit ?? lastUnit);
    pending = digit ?? null;
  }
  return total + lastDigit(pending ?? 0, total, lastUnit);
}

/** 两百五 is 250: a last digit without a unit counts a tenth of the unit before it. */
function lastDigit(digit: number, total: number, lastUnit: number): number {
  return total > 0 ? digit * (lastUnit / 10) : digit;
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
