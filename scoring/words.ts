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

/** At most one decimal, none when it is zero. */
export function trim(value: number): string {
  return String(Math.round(value * 10) / 10);
}

export const NO_COMPLAINTS = "未见公开投诉，不等于服务好";

/** There may be complaints: too young, too old, or without what the question asks for. */
export const NOTHING_COUNTS = "还没有可以计入的投诉";

/** `只有 4 条有效投诉（至少要 10 条）`: rounded down, so that it never reads as enough. */
export function tooFew(have: number, needed: number): string {
  return `只有 ${Math.floor(have)} 条有效投诉（至少要 ${needed} 条）`;
}
