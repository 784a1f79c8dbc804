import { analyse } from "chardet";

export type Decoded = {
  readonly text: string;
  /** The decoder's name, e.g. `utf-8`, `gb18030`. */
  readonly encoding: string;
  /** Which sign decided. */
  readonly rule: "bom" | "http" | "meta" | "utf-8" | "detected" | "fallback";
};

/**
 * Bytes to text, by the first sign that holds: byte order mark, HTTP charset, `<meta>`, being valid UTF-8, the look of the
 * bytes. A sign whose text would be full of replacement characters lies, and the next is heard.
 */
export function decode(bytes: Uint8Array, contentType: string): Decoded {
  const signs: readonly { readonly rule: Decoded["rule"]; readonly label: string | null }[] = [
    { rule: "bom", label: byteOrderMark(bytes) },
    { rule: "http", label: /charset\s*=\s*["']?([^"';\s]+)/i.exec(contentType)?.[1] ?? null },
    { rule: "meta", label: declaredInside(bytes) },
    { rule: "utf-8", label: "utf-8" },
  ];
  for (const { rule, label } of signs) {
    const decoded = label === null ? null : tryDecode(bytes, label, rule);
    if (decoded !== null && isPlausible(decoded.text)) return decoded;
  }
  const detected = detect(bytes);
  const guess = detected === null ? null : tryDecode(bytes, detected, "detected");
  return guess ?? { text: new TextDecoder().decode(bytes), encoding: "utf-8", rule: "fallback" };
}

/** Share of the characters beyond ASCII that could not be decoded; 0 for a clean text. */
export function garbledShare(text: string): number {
  if (!text.includes("\ufffd")) return 0;
  let foreign = 0;
  let lost = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit > 0x7f) foreign += 1;
    if (unit === 0xfffd) lost += 1;
  }
  // One broken character in an English page is not the whole page.
  return lost / Math.max(foreign, text.length / 50);
}

/** A page with a few broken characters is still what it says it is. */
const GARBLED_LIMIT = 0.05;

function isPlausible(text: string): boolean {
  return garbledShare(text) <= GARBLED_LIMIT;
}

function tryDecode(bytes: Uint8Array, label: string, rule: Decoded["rule"]): Decoded | null {
  const encoding = decoderFor(label);
  return encoding === null ? null : { text: new TextDecoder(encoding).decode(bytes), encoding, rule };
}

/**
 * The decoder for a label. All names of GBK go to `gb18030`, which reads every GBK text alike and is the one of the two
 * that Node reads without error. `null` for a label nobody knows.
 */
function decoderFor(label: string): string | null {
  const name = label.trim().toLowerCase();
  if (
    /^(gb2312|gb_2312(-80)?|gb2312-80|gbk|x-gbk|gb18030|cp936|ms936|windows-936|936|chinese|csgb2312|iso-ir-58|euc-cn)$/.test(
      name,
    )
  ) {
    return "gb18030";
  }
  if (name === "utf8" || name === "utf-8" || name === "unicode-1-1-utf-8") return "utf-8";
  return KNOWN_LABELS.has(name) ? name : null;
}

const KNOWN_LABELS: ReadonlySet<string> = new Set([
  "big5",
  "big5-hkscs",
  "cn-big5",
  "x-x-big5",
  "utf-16le",
  "utf-16be",
  "shift_jis",
  "euc-jp",
  "euc-kr",
  "iso-8859-1",
  "latin1",
  "ascii",
  "us-ascii",
  "windows-1252",
]);

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return null;
}

/** The charset a page names in its first 1 024 bytes: in `<meta>`, or in an XML declaration. */
function declaredInside(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 1024))
    .toString("latin1")
    .replace(/<!--[\s\S]*?-->/g, "");
  const label =
    /<meta\b[^>]*?charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(head)?.[1] ??
    /^\s*<\?xml\b[^>]*?encoding\s*=\s*["']([\w:.-]+)/i.exec(head)?.[1] ??
    null;
  // Whoever could read this declaration octet by octet has no UTF-16 before him.
  return label !== null && /^utf-?16/i.test(label) ? "utf-8" : label;
}

const SAMPLE_BYTES = 64 * 1024;

/** The likeliest encoding by the look of the bytes; Chinese ones first, since all we read is Chinese. */
function detect(bytes: Uint8Array): string | null {
  const matches = analyse(bytes.subarray(0, SAMPLE_BYTES));
  const chinese = matches.find((match) => match.name === "GB18030" || match.name === "Big5");
  return chinese?.name ?? matches.find((match) => decoderFor(match.name) !== null)?.name ?? null;
}
