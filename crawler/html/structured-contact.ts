const CONTACT = /"(?:telephone|hoursAvailable|email)"\s*:\s*"[^"]{1,120}"/g;

/**
 * The contact lines of a page's own structured data (schema.org), as written there. A page may leave the number it
 * shows to a script; what it tells search engines stands in the page itself and may be quoted.
 */
export function contactInData(scripts: readonly string[]): string {
  return scripts.flatMap((script) => script.match(CONTACT) ?? []).join(" ");
}
