export type Direction = "ascending" | "descending";

const collator = new Intl.Collator("zh-CN");

/** Numbers by size, words by the phone book. Unknown (an empty string) comes last in either direction: it is not a small number. */
export function compareValues(one: string, other: string, direction: Direction): number {
  if (one === "" || other === "") return Number(one === "") - Number(other === "");
  const [a, b] = [Number(one), Number(other)];
  const rising = Number.isNaN(a) || Number.isNaN(b) ? collator.compare(one, other) : a - b;
  return direction === "ascending" ? rising : -rising;
}
