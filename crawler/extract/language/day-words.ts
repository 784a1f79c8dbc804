import { workdaysBefore } from "../../../data/model/workdays.ts";
import { FESTIVAL_NAMES, festivalIn } from "./festivals.ts";
import { numberFrom } from "./numbers.ts";

export const MS_PER_DAY = 86_400_000;

/** A day as words name it: the UTC midnight of its date in Shanghai. `part`: a part of day the words hold (昨晚). */
export type NamedDay = {
  readonly midnight: number;
  readonly grain: "year" | "month" | "week" | "day";
  readonly part?: string;
};
/** What opens a date, and which day it is, seen from the day of writing; `null`: no such day. */
export type DayRule = {
  readonly find: RegExp;
  readonly read: (found: readonly (string | undefined)[], today: number) => NamedDay | null;
};

const FIGURE = "\\d{1,2}|二十[一二三四五六七八九]?|三十一?|十[一二三四五六七八九]?|[一二两三四五六七八九]";
const COUNT = "\\d{1,3}|[一二两三四五六七八九十百]{1,4}|半";
const LUNAR = "(?<!农历|阴历|旧历|古历)(?<!农历|阴历)";
const YEAR = "(?:(\\d{4}|\\d{2}|[一二][零〇一二三四五六七八九]{3}|大前|今|去|前|明|本|当)年的?\\s?)";

export const DAY_RULES: readonly DayRule[] = [
  {
    find: /(?<![\d.a-z/号_-])(?<!号[:码 ]{1,2})((?:19|20)\d{2})[-/.](\d{1,2})[-/.](\d{1,2})(?![\d.%元块]|[-/]\d)[日号]?/g,
    read: ([, year, month, day]) => dated(Number(year), Number(month), Number(day)),
  },
  {
    find: /(?<![\d.a-z/号v_-])(?<!(?:[a-z]|安卓|鸿蒙|系统|版本|固件) ?)([12]\d|3[0-5])([-/.])(\d{1,2})\2(\d{1,2})(?![\d.%元块号楼]|[-/]\d|\s?(?:个|天|版|元|折|系统))/g,
    read: ([, year, , month, day]) => dated(2000 + Number(year), Number(month), Number(day)),
  },
  {
    find: new RegExp(
      `${LUNAR}(?<![\\d.])${YEAR}?(${FIGURE})月(?![卡租费薪饼亮供嫂球])(?:份)?(?:的)?(?:(初|底|末|上旬|中旬|下旬|中)(?!国)|(${FIGURE})[日号]|(\\d{1,2})(?![\\d.:个元块万%天月张次点折年]|\\s?(?:个|元|块|天)))?`,
      "g",
    ),
    read: ([, year, month, part, day, bare], today) => monthDay(year, month, day ?? bare, part, today),
  },
  {
    find: /(?<![\d.号:a-z-])(?<!号码)(20\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d|[a-z元块-])/g,
    read: ([, year, month, day]) => dated(Number(year), Number(month), Number(day)),
  },
  {
    find: new RegExp(
      `(?:${YEAR}\\s?)?(?<![\\d一二三四五六七八九])(${FESTIVAL_NAMES})(?![\\d一二三四五六七八九年]|元(?!旦)|块|折)(?:节)?(?!第|次日|后[天第]|卡盟|商城|发卡|小?店)(?:前夕|前|当天|那天|当晚|期间)?`,
      "g",
    ),
    read: ([, year, name = ""], today) => festival(year, name, today),
  },
  {
    find: /(上上个?|上个?|本|这个?|当|下个?)月(?![卡租费薪饼亮供])(?:(初|底|末|中)|的?(\d{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])[日号])?/g,
    read: ([, which = "", part, day], today) => relativeMonth(which, part, day, today),
  },
  {
    find: /(?<![\d一二三四五六七八九十每])(大前|今|去|前|明|本)年(?:(初|底|末))?(?![卡费级终])/g,
    read: ([, which = "", part], today) => relativeYear(which, part, today),
  },
  {
    find: /(?<![今去前明本\d])年(初|底)(?!始)/g,
    read: ([, part], today) => yearEnd(part, today),
  },
  {
    find: /大前[天日]|(?<!大)前[天日晚](?!后)|大后天|(?<!大)后天|昨[天日儿晚夜]|今[天日儿晚晨早](?!后)|明[天日儿晚早]/g,
    read: ([word = ""], today) => dayWord(word, today),
  },
  {
    find: /(?<![每逢]|[-~至到、])(上上个?|上个?|这个?|本|下个?)?(?:周|星期|礼拜)([一二三四五六日天末])(?![-~至到、一二三四五六日]|周?[至到]|日?常|期)/g,
    read: ([, which = "", day = ""], today) => weekday(which, day, today),
  },
  {
    find: /(上上个?|上个?|这个?|本)(?:周|星期|礼拜)(?![一二三四五六日天末年])/g,
    read: ([, which = ""], today) => ({ midnight: mondayOf(today) - weeksBack(which) * 7 * MS_PER_DAY, grain: "week" }),
  },
  {
    find: new RegExp(
      `(?<![\\d.第满前每内超近])(${COUNT})(个)?(半)?(?:个)?(天|日|周|星期|礼拜|月|年|工作日)(半)?(?:之|以)?前(?![\\d台十]|.{0,2}(?:必须|务必|须|需|应当))`,
      "g",
    ),
    read: ([, count = "", , halfBefore, unit = "", halfAfter], today) =>
      ago(count, halfBefore !== undefined || halfAfter !== undefined, unit, today),
  },
  {
    find: /(?<![\d.月第年周尾编型座服靠近廿卅初十二三-])(\d{1,2}|二十[一二三四五六七八九]?|三十一?|十[一二三四五六七八九]?|[一二三四五六七八九])(?:号(?!电池|楼|线|店|客服|码|院|机|卡|公馆|门|台|桌|房|单|铺|文|令|链|通道|服|上(?!午)|位|人|的?客|主|称|个|段|是)|日(?![内后前游均常之]|以|无|本|报))/g,
    read: ([, day], today) => dayOfMonth(day, today),
  },
  {
    find: /(?<![\d.a-z/号:-])(\d{1,2})([/.-])(\d{1,2})(?=[日号]|\s{1,2}\d{1,2}:\d{2}|(?:凌晨|早上|上午|中午|下午|晚上?)(?:\d|[一二两三四五六七八九十]))[日号]?(?!节)/g,
    read: ([, month, , day], today) => latest((year) => dated(year, Number(month), Number(day)), today),
  },
  {
    find: /^\s*(\d{1,2})[/-](\d{1,2})\s*$|(?<![\d.a-z/号:-])(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?![\d-]|\s?(?:个|天|小时|分钟|元|块|张|工作|周|月))/g,
    read: ([, month, day, padded, paddedDay], today) =>
      latest((year) => dated(year, Number(month ?? padded), Number(day ?? paddedDay)), today),
  },
];

function dated(year: number, month: number, day: number): NamedDay | null {
  const midnight = Date.UTC(year, month - 1, day);
  const real = month >= 1 && month <= 12 && day >= 1 && new Date(midnight).getUTCDate() === day;
  return real && year >= 1970 && year <= 2099 ? { midnight, grain: "day" } : null;
}

/** A day without a year is the latest one that does not lie after the day of writing. */
function latest(inYear: (year: number) => NamedDay | null, today: number): NamedDay | null {
  const now = new Date(today).getUTCFullYear();
  for (let year = now; year > now - 8; year -= 1) {
    const day = inYear(year);
    if (day !== null && day.midnight <= today) return day;
  }
  return null;
}

function yearFrom(written: string, today: number): number | null {
  const now = new Date(today).getUTCFullYear();
  const back = { 大前: 3, 今: 0, 去: 1, 前: 2, 明: -1, 本: 0, 当: 0 }[written];
  if (back !== undefined) return now - back;
  const year = numberFrom(written.replaceAll("〇", "零"));
  return year === null ? null : year < 100 ? 2000 + year : year;
}

function monthDay(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  part: string | undefined,
  today: number,
): NamedDay | null {
  const months = numberFrom(month ?? "");
  const days = day === undefined ? null : numberFrom(day);
  if (months === null || months < 1 || months > 12) return null;
  const inYear = (each: number) => (days === null ? monthPart(each, months, part) : dated(each, months, days));
  if (year === undefined)
    return days === null && part === undefined && month?.length === 1 && /[一二两三四五六七八九]/.test(month)
      ? null
      : latest(inYear, today);
  const years = yearFrom(year, today);
  return years === null || years < 1970 || years > 2099 ? null : inYear(years);
}

function monthPart(year: number, month: number, part: string | undefined): NamedDay {
  if (part === "初") return { midnight: Date.UTC(year, month - 1, 1), grain: "day" };
  if (part === "底" || part === "末") return { midnight: Date.UTC(year, month, 0), grain: "day" };
  return { midnight: Date.UTC(year, month - 1, 1), grain: "month" };
}

function festival(year: string | undefined, name: string, today: number): NamedDay | null {
  const on = (each: number): NamedDay | null => {
    const midnight = festivalIn(each, name);
    return midnight === null ? null : { midnight, grain: "day" };
  };
  if (year === undefined) return latest(on, today);
  const years = yearFrom(year, today);
  return years === null ? null : on(years);
}

function relativeMonth(
  which: string,
  part: string | undefined,
  day: string | undefined,
  today: number,
): NamedDay | null {
  const back = which.startsWith("上上") ? 2 : which.startsWith("上") ? 1 : which.startsWith("下") ? -1 : 0;
  const date = new Date(today);
  const month = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - back, 1));
  const days = day === undefined ? null : numberFrom(day);
  const [year, number] = [month.getUTCFullYear(), month.getUTCMonth() + 1];
  return days === null ? monthPart(year, number, part) : dated(year, number, days);
}

function relativeYear(which: string, part: string | undefined, today: number): NamedDay | null {
  const year = yearFrom(which, today);
  if (year === null) return null;
  if (part === undefined) return { midnight: Date.UTC(year, 0, 1), grain: "year" };
  return monthPart(year, part === "初" ? 1 : 12, undefined);
}

function yearEnd(part: string | undefined, today: number): NamedDay | null {
  return latest((year) => monthPart(year, part === "初" ? 1 : 12, undefined), today);
}

const DAYS_AWAY: readonly (readonly [string, number])[] = [
  ["大前", -3],
  ["前", -2],
  ["昨", -1],
  ["明", 1],
  ["大后", 3],
  ["后", 2],
];

function dayWord(word: string, today: number): NamedDay {
  const away = DAYS_AWAY.find(([start]) => word.startsWith(start))?.[1] ?? 0;
  const part = /[晚夜晨早]$/.exec(word)?.[0];
  const midnight = today + away * MS_PER_DAY;
  return part === undefined ? { midnight, grain: "day" } : { midnight, grain: "day", part };
}

function weekday(which: string, day: string, today: number): NamedDay {
  const place = day === "末" ? 5 : "一二三四五六日".indexOf(day === "天" ? "日" : day);
  const midnight = mondayOf(today) + (place - weeksBack(which) * 7) * MS_PER_DAY;
  // 周五 on a Wednesday is last Friday.
  return { midnight: which === "" && midnight > today ? midnight - 7 * MS_PER_DAY : midnight, grain: "day" };
}

function weeksBack(which: string): number {
  if (which.startsWith("上上")) return 2;
  return which.startsWith("上") ? 1 : which.startsWith("下") ? -1 : 0;
}

function mondayOf(today: number): number {
  return today - ((new Date(today).getUTCDay() + 6) % 7) * MS_PER_DAY;
}

function ago(written: string, andHalf: boolean, unit: string, today: number): NamedDay | null {
  const whole = numberFrom(written);
  if (whole === null || whole <= 0) return null;
  const count = whole + (andHalf ? 0.5 : 0);
  const date = new Date(today);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  const months = unit === "月" ? count : unit === "年" ? count * 12 : null;
  if (months !== null) {
    const last = new Date(Date.UTC(year, month - Math.floor(months) + 1, 0)).getUTCDate();
    const midnight = Date.UTC(year, month - Math.floor(months), Math.min(day, last));
    return { midnight: midnight - (months % 1) * 30 * MS_PER_DAY, grain: "day" };
  }
  if (unit === "工作日") return { midnight: workdaysBefore(today, Math.floor(count)), grain: "day" };
  const days = /周|星期|礼拜/.test(unit) ? count * 7 : count;
  return { midnight: today - Math.floor(days) * MS_PER_DAY, grain: "day" };
}

function dayOfMonth(written: string | undefined, today: number): NamedDay | null {
  const day = numberFrom(written ?? "");
  if (day === null) return null;
  const date = new Date(today);
  for (let back = 0; back < 3; back += 1) {
    const month = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - back, 1));
    const named = dated(month.getUTCFullYear(), month.getUTCMonth() + 1, day);
    if (named !== null && named.midnight <= today) return named;
  }
  return null;
}
