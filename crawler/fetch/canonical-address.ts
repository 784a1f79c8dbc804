/** Parameters that tell the site where a visitor came from, and never which page is meant. */
const TRACKING = /^(utm_[a-z]+|spm|scm|gclid|fbclid|msclkid|yclid|hmsr|hmpl|hmcu|hmkw|hmci|share_token|from_source)$/i;

/**
 * One spelling for one page, or `null` when it is not a web address: scheme and host in lower case, no default port, no
 * credentials, no tracking, escapes in upper case. A fragment stays only where it is a route of a one-page site (`#/help`).
 */
export function canonicalAddress(raw: string, base?: string): string | null {
  const trimmed = raw.trim();
  const url = URL.parse(trimmed, base);
  if (url === null || (url.protocol !== "http:" && url.protocol !== "https:") || url.hostname === "") return null;
  url.username = "";
  url.password = "";
  url.hostname = url.hostname.replace(/\.+$/, "");
  url.pathname = undoNeedlessEscapes(url.pathname);
  // Not through searchParams: that would write every other parameter anew, `%20` as `+`.
  const query = url.search
    .slice(1)
    .split("&")
    .filter((pair) => pair !== "" && !TRACKING.test(pair.split("=", 1)[0] ?? ""))
    .join("&");
  // With its mark, since the setter would take a leading "?" of the query for one.
  url.search = query === "" ? "" : `?${undoNeedlessEscapes(query)}`;
  if (!/^#[!/]/.test(url.hash)) url.hash = "";
  return url.href;
}

/** Letters, digits and some signs as themselves (RFC 3986 §2.3), all other escapes in capitals. */
export function undoNeedlessEscapes(text: string): string {
  return text.replace(/%[0-9a-f]{2}/gi, (octet) => {
    const character = String.fromCharCode(Number.parseInt(octet.slice(1), 16));
    return /[a-z0-9_~-]/i.test(character) ? character : octet.toUpperCase();
  });
}
