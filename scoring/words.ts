/** A sentence made from figures, in both languages: the figures of one are those of the other. */
export type Told = { readonly statement: string; readonly english: string };

/** `47%`, without decimals: no share here is known better. */
export function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

/** `30 秒`, `5 小时`, `3.5 天`. */
export function duration(hours: number): string {
  if (hours < 1 / 60) return `${Math.max(1, Math.round(hours * 3600))} 秒`;
  if (hours < 1) return `${Math.max(1, Math.round(hours * 60))} 分钟`;
  return hours < 72 ? `${trim(hours)} 小时` : `${trim(hours / 24)} 天`;
}

/** `30 seconds`, `5 hours`, `3.5 days`. */
export function durationInEnglish(hours: number): string {
  if (hours < 1 / 60) return some(Math.max(1, Math.round(hours * 3600)), "second");
  if (hours < 1) return some(Math.max(1, Math.round(hours * 60)), "minute");
  return hours < 72 ? some(trim(hours), "hour") : some(trim(hours / 24), "day");
}

/** `1 complaint`, `2 complaints`. */
export function some(count: number | string, one: string, many = `${one}s`): string {
  return `${count} ${String(count) === "1" ? one : many}`;
}

/** At most one decimal, none when it is zero. */
export function trim(value: number): string {
  return String(Math.round(value * 10) / 10);
}

export const NO_COMPLAINTS: Told = {
  statement: "未见公开投诉，不等于服务好",
  english: "No public complaints found; that is not proof of good service",
};

/** There may be complaints: too young, too old, or without what the question asks for. */
export const NOTHING_COUNTS: Told = {
  statement: "还没有可以计入的投诉",
  english: "There is no complaint yet that could be counted",
};

/** `只有 4 条有效投诉（至少要 10 条）`: rounded down, so that it never reads as enough. */
export function tooFew(have: number, needed: number): Told {
  return {
    statement: `只有 ${Math.floor(have)} 条有效投诉（至少要 ${needed} 条）`,
    english: `Only ${some(Math.floor(have), "usable complaint")} (at least ${needed} needed)`,
  };
}
