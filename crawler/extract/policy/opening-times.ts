import type { Excerpt } from "../../../data/model/quote.ts";
import { type Hours, hoursIn } from "../language/hours.ts";
import { excerptOf, type PolicyText, type Sentence } from "./policy-text.ts";
import { NOT_SERVICE, SERVICE } from "./service-hours.ts";

/** Hours that a phrase states for service, in the style of OpenStreetMap: `Mo-Fr 09:00-18:00; PH off`, `7x24`, `24h`. */
export function openingTimes(page: PolicyText): { readonly value: string; readonly excerpt: Excerpt }[] {
  return page.sentences.flatMap((sentence) => {
    const hours = hoursIn(sentence.words);
    if (hours.length === 0 || NOT_SERVICE.test(sentence.words) || !isOfService(sentence)) return [];
    return [{ value: openStreetMap(hours, sentence.words), excerpt: excerptOf(page, sentence.start, sentence.end) }];
  });
}

/** Said of service, or so bare that nothing else is meant. */
function isOfService({ words }: Sentence): boolean {
  if (SERVICE.test(words)) return true;
  return !OF_SOMETHING.test(words) && words.replace(/\([^)]*\)|[\d:\s~至到一二三四五六七八九十点-]/g, "").length <= 14;
}

/** 上架时间, 考试时间. */
const OF_SOMETHING = /(?!每[天日]|营业)[\u4e00-\u9fff]{2}时[间段]/;

function openStreetMap(hours: readonly Hours[], words: string): string {
  const holidays = /(?:法定|节)假日[^,。;]{0,4}(?:除外|休息|不上班|顺延)/.test(words) ? "; PH off" : "";
  if (hours.some((each) => each.hours === "24x7"))
    return /7\s?天?\s?[x*/]?\s?24|24\s?[x*/]\s?7|全年无休/.test(words) ? "7x24" : "24h";
  const [first = "", ...rest] = hours
    .map((each) => each.hours)
    .join(",")
    .split(",")
    .map(shortDays);
  const days = /^\S+(?= )/.exec(first)?.[0];
  const joined = [first, ...rest.map((each) => (days === undefined ? each : each.replace(`${days} `, "")))].join(",");
  return joined + holidays;
}

/** `Mon-Fri 10:00-02:00` as `Mo-Fr 10:00-26:00`. */
function shortDays(hours: string): string {
  const short = hours.replace(/\b(Mo|Tu|We|Th|Fr|Sa|Su)[a-z]\b/g, "$1");
  return short.replace(/(\d{2}:\d{2})-(\d{2})(:\d{2})$/, (_, from: string, hour: string, minutes: string) => {
    const late = `${hour}${minutes}` <= from ? String(Number(hour) + 24) : hour;
    return `${from}-${late}${minutes}`;
  });
}
