/** The syntax that cues are written in: alternatives, and one piece (a character, a class, a group) after another. */

/** How often a piece stands, and how long the quantifier is that says so. */
export type Repeats = { readonly least: number; readonly most: number; readonly length: number };

/** The pieces between the bars that stand in no bracket. */
function alternativesOf(source: string): string[] {
  const branches: string[] = [];
  let from = 0;
  for (let at = 0; at <= source.length; at = endOfPiece(source, at))
    if (at === source.length || source[at] === "|") {
      branches.push(source.slice(from, at));
      from = at + 1;
    }
  return branches;
}

/** The alternatives of a pattern, those within a pair of brackets that holds nothing else among them. */
export function spreadAlternatives(source: string): string[] {
  return alternativesOf(source).flatMap((branch) => {
    if (!branch.startsWith("(?:")) return [branch];
    const end = endOfPiece(branch, 0);
    return end === branch.length ? spreadAlternatives(branch.slice(3, -1)) : [branch];
  });
}

const QUANTIFIER = /(?:([*+?])|\{(\d+)(,(\d*))?\})\??/y;

const ONCE: Repeats = { least: 1, most: 1, length: 0 };

/** How often the piece stands that ends here. */
export function repeatsAt(source: string, at: number): Repeats {
  if (!"*+?{".includes(source[at] ?? " ")) return ONCE;
  QUANTIFIER.lastIndex = at;
  const found = QUANTIFIER.exec(source);
  if (found === null) return ONCE;
  const [{ length }, sign, least = "0", comma, most = ""] = found;
  if (sign !== undefined) return { least: sign === "+" ? 1 : 0, most: sign === "?" ? 1 : Infinity, length };
  if (comma === undefined) return { least: Number(least), most: Number(least), length };
  return { least: Number(least), most: most === "" ? Infinity : Number(most), length };
}

/** Where the character, class or group that begins here ends, without its quantifier. */
export function endOfPiece(source: string, at: number): number {
  const first = source[at];
  if (first === "\\") return at + (source[at + 1] === "u" ? 6 : 2);
  if (first === "[") return at + (/^\[(?:\\.|[^\]\\])*\]/.exec(source.slice(at))?.[0] ?? "[").length;
  if (first !== "(") return at + 1;
  let inner = at + 1;
  while (inner < source.length && source[inner] !== ")") inner = endOfPiece(source, inner);
  if (inner >= source.length) throw new SyntaxError(`Unbalanced ( at ${at} of ${source}`);
  return inner + 1;
}
