/** Days that people name instead of dating. Months and days of the solar year. */
const SOLAR: Readonly<Record<string, readonly [number, number]>> = {
  元旦: [1, 1],
  情人节: [2, 14],
  妇女节: [3, 8],
  三八节: [3, 8],
  愚人节: [4, 1],
  劳动节: [5, 1],
  五一: [5, 1],
  青年节: [5, 4],
  儿童节: [6, 1],
  六一: [6, 1],
  "618": [6, 18],
  六一八: [6, 18],
  教师节: [9, 10],
  国庆: [10, 1],
  双十一: [11, 11],
  双11: [11, 11],
  双十二: [12, 12],
  双12: [12, 12],
  平安夜: [12, 24],
  圣诞: [12, 25],
  跨年夜: [12, 31],
  植树节: [3, 12],
  女神节: [3, 8],
  建军节: [8, 1],
  万圣节: [10, 31],
  光棍节: [11, 11],
};

/** Festivals of the lunar year, 2015 to 2035: MMDD of each year in turn. */
const LUNAR: Readonly<Record<string, string>> = {
  春节: "0219 0208 0128 0216 0205 0125 0212 0201 0122 0210 0129 0217 0207 0126 0213 0202 0123 0211 0131 0219 0208",
  端午: "0620 0609 0530 0618 0607 0625 0614 0603 0622 0610 0531 0619 0609 0528 0616 0605 0624 0612 0601 0620 0610",
  七夕: "0820 0809 0828 0817 0807 0825 0814 0804 0822 0810 0829 0819 0808 0826 0816 0805 0824 0812 0801 0820 0810",
  中秋: "0927 0915 1004 0924 0913 1001 0921 0910 0929 0917 1006 0925 0915 1003 0922 0912 1001 0919 0908 0927 0916",
  重阳: "1021 1009 1028 1017 1007 1025 1014 1004 1023 1011 1029 1018 1008 1026 1016 1005 1024 1012 1001 1020 1009",
};
const FIRST_LUNAR_YEAR = 2015;

/** Days from the Spring Festival. */
const AROUND_NEW_YEAR: Readonly<Record<string, number>> = { 大年初一: 0, 除夕: -1, 大年三十: -1, 年三十: -1, 元宵: 14 };

const MS_PER_DAY = 86_400_000;

/** Longest names first. */
export const FESTIVAL_NAMES = [...Object.keys(SOLAR), ...Object.keys(LUNAR), ...Object.keys(AROUND_NEW_YEAR), "清明"]
  .sort((a, b) => b.length - a.length)
  .join("|");

/** The UTC midnight of a festival's date in a year; `null` for a year that the tables do not hold. */
export function festivalIn(year: number, name: string): number | null {
  const solar = SOLAR[name];
  if (solar !== undefined) return Date.UTC(year, solar[0] - 1, solar[1]);
  if (name === "清明") return Date.UTC(year, 3, qingming(year));
  const around = AROUND_NEW_YEAR[name];
  if (around === undefined) return lunarIn(year, LUNAR[name]);
  const newYear = lunarIn(year, LUNAR["春节"]);
  return newYear === null ? null : newYear + around * MS_PER_DAY;
}

function lunarIn(year: number, days: string | undefined): number | null {
  const day = days?.split(" ")[year - FIRST_LUNAR_YEAR];
  return day === undefined ? null : Date.UTC(year, Number(day.slice(0, 2)) - 1, Number(day.slice(2)));
}

/** The usual approximation of the solar term, good for this century. */
function qingming(year: number): number {
  const y = year % 100;
  return Math.floor(y * 0.2422 + 4.81) - Math.floor(y / 4);
}
