/** As browsers do: elements nested deeper are not there, what they hold is. */
export const MOST_DEPTH = 512;

/** Elements that end by themselves or hold nothing: they do not pile up. */
const NEVER_DEEP: ReadonlySet<string> = new Set(
  "area base br col embed hr img input link meta source track wbr p li dt dd option optgroup td th tr tbody thead tfoot".split(
    " ",
  ),
);
const TAG = /<(\/?)([a-z][a-z\d-]{0,30})\b[^>]{0,400}>/gi;

/** Markup without the tags that are nested deeper than `MOST_DEPTH`: what parses a page takes time by its depth squared. Pure. */
export function flatten(markup: string): string {
  let depth = 0;
  return markup.replace(TAG, (tag, closes: string, name: string) => {
    if (NEVER_DEEP.has(name.toLowerCase()) || tag.endsWith("/>")) return tag;
    depth = Math.max(0, depth + (closes === "" ? 1 : -1));
    return depth < MOST_DEPTH || (closes === "" && depth === MOST_DEPTH) ? tag : "";
  });
}
