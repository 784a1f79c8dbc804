/** What a sentence may leave open. Each slot is written `{slot}` in the word tables. */
export type Slots = Readonly<
  Record<"good" | "short" | "game" | "yuan" | "half" | "order" | "day" | "clock" | "shop" | "days" | "wait", string>
>;

/** The sentence with its slots filled. A slot without a value is a slip in the tables, so it crashes. */
export function fill(sentence: string, slots: Slots): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = new Map<string, string>(Object.entries(slots)).get(name);
    if (value === undefined) throw new RangeError(`no slot ${name} in: ${sentence}`);
    return value;
  });
}
