export type Lookup = { readonly kind: "nothing" | "exact" | "similar" | "unknown"; readonly at: readonly number[] };

/** Whoever has typed fewer signs than this is still typing. */
const LEAST = 4;

/** Which of the published contacts is the one asked for: `at` are places in `contacts`. Little asked, nothing said. */
export function lookUp(asked: string, contacts: readonly string[]): Lookup {
  const sought = fold(asked);
  if (sought === "") return { kind: "nothing", at: [] };
  const places = (fits: (contact: string) => boolean) =>
    contacts.flatMap((contact, index) => (fits(fold(contact)) ? [index] : []));
  const same = places((contact) => contact === sought);
  if (same.length > 0) return { kind: "exact", at: same };
  if (sought.length < LEAST) return { kind: "nothing", at: [] };
  const similar = places((contact) => contact.includes(sought));
  return { kind: similar.length > 0 ? "similar" : "unknown", at: similar };
}

/** As people copy them: full-width digits, spaces and dashes between groups, `+86` before a telephone number. */
function fold(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\s()（）—–-]/g, "")
    .replace(/^\+?86(?=1\d{10}$|0\d{9,11}$|400\d{7}$)/, "");
}
