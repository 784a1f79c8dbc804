/** As browsers do: elements nested deeper are not there, what they hold is. */
export const MOST_DEPTH = 512;

/** Elements that end by themselves or hold nothing: they do not pile up. */
const NEVER_DEEP: ReadonlySet<string> = new Set(
  "area base br col embed hr img input link meta source track wbr p li dt dd option optgroup td th tr tbody thead tfoot".split(
    " ",
  ),
);
/** So many tags are read in no time, however they are nested. */
const FEW_TAGS = 4 * MOST_DEPTH;
const TAG = /<(\/?)([a-z][a-z\d-]{0,30})\b[^>]{0,400}>/gi;

/** Markup without the tags that are nested deeper than `MOST_DEPTH`: what parses a page takes time by its depth squared. Pure. */
export function flatten(markup: string): string {
  if (!hasManyTags(markup)) return markup;
  let depth = 0;
  let isDeep = false;
  const flat = markup.replace(TAG, (tag, closes: string, name: string) => {
    if (NEVER_DEEP.has(name.toLowerCase()) || tag.endsWith("/>")) return tag;
    depth = Math.max(0, depth + (closes === "" ? 1 : -1));
    const kept = closes === "" ? depth <= MOST_DEPTH : depth < MOST_DEPTH;
    isDeep ||= !kept;
    return kept ? tag : "";
  });
  return isDeep ? flat : markup;
}

function hasManyTags(markup: string): boolean {
  let count = 0;
  for (let at = markup.indexOf("<"); at >= 0 && count <= FEW_TAGS; at = markup.indexOf("<", at + 1)) {
    if (markup.charAt(at + 1) !== "/") count += 1;
  }
  return count > FEW_TAGS;
}
