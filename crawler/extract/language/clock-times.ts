import { numberFrom } from "./numbers.ts";

/** A time of day, in minutes from midnight; past 24 hours it belongs to the next day. `end`: how far the words reach. */
export type ClockTime = { readonly minutes: number; readonly grain: "minute" | "hour"; readonly end: number };

const PART =
  "凌晨|半夜|深夜|午夜|清晨|早晨|早上|今早|大早上?|早|上午|中午|午后|下午|傍晚|晚上|晚间|夜里|夜间|夜晚|当晚|晚|夜";
const FIGURE = "\\d{1,2}|[零一二两三四五六七八九十]{1,3}";
const TIME = new RegExp(
  `^[\\s,]{0,2}(?:的)?(${PART})?[\\s的]{0,2}(?:大概|大约|差不多|快|约)?(?:(\\d{1,2}):(\\d{2})(?::\\d{2}(?:\\.\\d+)?)?(?!\\d)|(${FIGURE})[点时](?!券|卡|数|击|间|候|段|常|效|赞|积)(?:钟|整)?(?:(半)|(一刻)|(三刻)|(${FIGURE})分?(?!钟|\\d|点|天|块|元|个|多?小时))?)`,
);
const PART_ONLY = new RegExp(`^(?:的)?(${PART})(?!餐|饭|点|班|会|安|就|已|期)`);

/** The time that stands at the very beginning of `text`; `implied` is a part of day said before it (昨晚). */
export function clockAt(text: string, implied = ""): ClockTime | null {
  const found = TIME.exec(text);
  if (found === null) return null;
  const [whole, said, digits, after, spoken = "", half, quarter, threeQuarters, rest] = found;
  const hour = digits === undefined ? numberFrom(spoken) : Number(digits);
  const minute = minutesOf(after, half, quarter, threeQuarters, rest);
  if (hour === null || minute === null || hour > 24 || minute > 59) return null;
  const exact = [after, half, quarter, threeQuarters, rest].some((each) => each !== undefined);
  return {
    minutes: hourOf(hour, said ?? implied) * 60 + minute,
    grain: exact ? "minute" : "hour",
    end: whole.length,
  };
}

/** A bare part of day (昨天下午) at the beginning of `text`: how far it reaches. */
export function partAt(text: string): number {
  return PART_ONLY.exec(text)?.[0].length ?? 0;
}

function minutesOf(
  after: string | undefined,
  half: string | undefined,
  quarter: string | undefined,
  threeQuarters: string | undefined,
  rest: string | undefined,
): number | null {
  if (half !== undefined) return 30;
  if (quarter !== undefined) return 15;
  if (threeQuarters !== undefined) return 45;
  return after === undefined ? numberFrom(rest ?? "0") : Number(after);
}

/** 晚上8点 is 20; 夜里2点 is 2; 晚上12点 is the midnight that ends the day. */
function hourOf(hour: number, part: string): number {
  if (/午后|下午|傍晚/.test(part)) return hour < 12 ? hour + 12 : hour;
  if (part.includes("中午")) return hour < 4 ? hour + 12 : hour;
  if (/半夜|深夜|夜|晚/.test(part)) return nightHour(hour);
  return part === "凌晨" && hour === 12 ? 0 : hour;
}

function nightHour(hour: number): number {
  if (hour === 12 || hour === 0) return 24;
  if (hour >= 5 && hour < 12) return hour + 12;
  return hour;
}
