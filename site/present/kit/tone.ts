/** Words that cost more than they bring: a letter is read by somebody who may decide. */
const HEATED: readonly { readonly words: RegExp; readonly advice: string }[] = [
  {
    words:
      /骗子|诈骗犯|黑心|黑平台|垃圾|不要脸|无耻|狗东西|王八|畜生|不是人|去死|滚|傻[逼比]|脑残|人渣|流氓|强盗|土匪/g,
    advice: "改成事实：几点、做了什么、结果如何。骂人的话会让受理的人跳过这封信，也可能给你自己惹麻烦。",
  },
  {
    words: /曝光你|让你们?倒闭|找人弄|弄死|你们?等着|人肉|上门闹|不得好死/g,
    advice: "不要威胁。写“如届时仍无结果，我将通过支付渠道和 12315 反映”，分量更重。",
  },
  {
    words: /[!！]{2,}|[?？]{3,}/g,
    advice: "一个句号就够了。标点不会加快处理。",
  },
  {
    words: /所有人都|从来不|每次都|全是|百分之百/g,
    advice: "只写你自己的这一单：能证明的，才站得住。",
  },
];

export type Heated = { readonly words: readonly string[]; readonly advice: string };

/** Where a letter should be calmer, and what to say instead. Empty: nothing to mend. */
export function heatedWords(text: string): readonly Heated[] {
  return HEATED.flatMap(({ words, advice }) => {
    const found = [...new Set(text.match(words) ?? [])];
    return found.length === 0 ? [] : [{ words: found, advice }];
  });
}
