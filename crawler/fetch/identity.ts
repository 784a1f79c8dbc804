/** The name robots.txt files address us by. */
export const PRODUCT_TOKEN = "KaxinBot";

const VERSION = "0.1";

/** Who we say we are: `KaxinBot/0.1 (+contact)`. `contact` is an address or a page where a site's owner can reach a person. */
export function userAgent(contact: string | undefined): string {
  return `${PRODUCT_TOKEN}/${VERSION} (${contact === undefined ? "no contact given" : `+${contact}`})`;
}
