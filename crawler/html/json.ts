const NAME = String.raw`[\w$.]{1,200}`;
const GAP = String.raw`\s{0,20}`;
/** `name(…)`, `name(…);`, `try{name(…);}catch(e){};`, after a comment that some servers put there as a guard. */
const ENVELOPE = new RegExp(
  `^(?:/\\*[^*]{0,40}\\*/)?${GAP}(?:try${GAP}\\{)?${GAP}${NAME}${GAP}\\(([^]*)\\)${GAP};?${GAP}(?:\\}${GAP}catch${GAP}\\(\\w{0,20}\\)${GAP}\\{${GAP}\\}${GAP};?)?$`,
);

/** The value in a body of JSON, plain or in the envelope of JSONP; `undefined` where there is none. Pure. */
export function readJson(text: string): unknown {
  const trimmed = text.trim();
  const inner = /^[[{"]/.test(trimmed) ? trimmed : (ENVELOPE.exec(trimmed)?.[1] ?? trimmed);
  try {
    return JSON.parse(inner);
  } catch {
    return undefined;
  }
}
