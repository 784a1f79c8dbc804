/** A text in signs, figures and the names of platforms being one sign each. */
export type Signs = {
  readonly codes: Uint16Array;
  /** Where in the text each sign begins. */
  readonly starts: Uint32Array;
};

/** What tells texts apart but says nothing of what happened: which platform, which figure. */
const NAME_OR_FIGURE =
  /([\u4e00-\u9fff]{2}(?:卡盟|数卡|发卡网?|点卡)|(?<![a-z\d])[a-z]{2}\d{2,}|\d{3,}卡盟)|\d+(?:\.\d+)?/g;
const NAME = "@".charCodeAt(0);
const FIGURE = "0".charCodeAt(0);

export function signsIn(text: string): Signs {
  const codes = new Uint16Array(text.length);
  const starts = new Uint32Array(text.length);
  let size = 0;
  let at = 0;
  const note = (code: number, start: number) => {
    codes[size] = code;
    starts[size] = start;
    size += 1;
  };
  for (const found of text.matchAll(NAME_OR_FIGURE)) {
    for (; at < found.index; at += 1) note(text.charCodeAt(at), at);
    note(found[1] === undefined ? FIGURE : NAME, at);
    at += found[0].length;
  }
  for (; at < text.length; at += 1) note(text.charCodeAt(at), at);
  return { codes: codes.subarray(0, size), starts: starts.subarray(0, size) };
}

/** Signs in the longest run that is looked at. */
export const LONGEST_RUN = 3;

/** Every run of one to three signs, written. */
export function runsOf({ codes }: Signs): string[] {
  const runs: string[] = [];
  for (let place = 0; place < codes.length; place += 1)
    for (let end = place + 1; end <= Math.min(place + LONGEST_RUN, codes.length); end += 1)
      runs.push(String.fromCharCode(...codes.subarray(place, end)));
  return runs;
}
