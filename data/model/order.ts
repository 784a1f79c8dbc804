/** The order of two texts by their UTF-16 units: the same in every locale. Negative, zero or positive, as `sort` wants it. */
export function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
