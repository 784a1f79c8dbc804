export type HeatedKind = "insult" | "threat" | "marks" | "sweeping";

/** Words that cost more than they bring: a letter is read by somebody who may decide. */
const HEATED: readonly { readonly words: RegExp; readonly kind: HeatedKind }[] = [
  {
    words:
      /骗子|诈骗犯|黑心|黑平台|垃圾|不要脸|无耻|狗东西|王八|畜生|不是人|去死|滚(?![动轮屏烫])|傻[逼比]|脑残|人渣|流氓|强盗|土匪/g,
    kind: "insult",
  },
  {
    words: /曝光你|让你们?倒闭|找人弄|弄死|你们?等着|人肉|上门闹|不得好死/g,
    kind: "threat",
  },
  {
    words: /[!！]{2,}|[?？]{3,}/g,
    kind: "marks",
  },
  {
    words: /所有人都|从来不|每次都|全是|百分之百/g,
    kind: "sweeping",
  },
];

export type Heated = { readonly words: readonly string[]; readonly kind: HeatedKind };

/** Where a letter should be calmer. Empty: nothing to mend. */
export function heatedWords(text: string): readonly Heated[] {
  return HEATED.flatMap(({ words, kind }) => {
    const found = [...new Set(text.match(words) ?? [])];
    return found.length === 0 ? [] : [{ words: found, kind }];
  });
}
