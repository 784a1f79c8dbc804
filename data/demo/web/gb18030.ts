/**
 * An HTML page as GB bytes. Node can only decode them, so the table is made by decoding every two-byte pair once. A sign
 * beyond those pairs (©, an emoji) becomes a numeric reference, as browsers and old editors write it.
 */
export function encodeGbPage(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    const pair = code < 0x80 ? [code] : table().get(sign);
    bytes.push(...(pair ?? Buffer.from(`&#${code};`, "ascii")));
  }
  return Uint8Array.from(bytes);
}

let made: ReadonlyMap<string, readonly [number, number]> | null = null;

function table(): ReadonlyMap<string, readonly [number, number]> {
  made ??= makeTable();
  return made;
}

function makeTable(): ReadonlyMap<string, readonly [number, number]> {
  const decoder = new TextDecoder("gb18030");
  const pairs = new Map<string, readonly [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const sign = trail === 0x7f ? "" : decoder.decode(Uint8Array.of(lead, trail));
      if ([...sign].length === 1 && sign !== "\ufffd") pairs.set(sign, [lead, trail]);
    }
  }
  return pairs;
}
