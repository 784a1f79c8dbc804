/** What an index says of one answer in a WARC file. */
export type IndexEntry = {
  readonly address: string;
  /** `2026-11-20T04:00:00Z`. */
  readonly date: string;
  readonly mime: string;
  readonly status: number | null;
  readonly digest: string | null;
  readonly offset: number;
  readonly length: number;
  readonly filename: string;
};

/** The index as replay tools search it: one line an answer, sorted octet by octet. */
export function cdxjOf(entries: readonly IndexEntry[]): string {
  return entries
    .map(lineOf)
    .sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)))
    .map((line) => `${line}\n`)
    .join("");
}

function lineOf({ address, date, mime, status, digest, offset, length, filename }: IndexEntry): string {
  // Numbers are strings here, as indexers have always written them.
  const said = {
    url: address,
    ...(digest === null ? {} : { digest }),
    mime,
    offset: String(offset),
    length: String(length),
    ...(status === null ? {} : { status: String(status) }),
    filename,
  };
  return `${surt(address)} ${date.replaceAll(/\D/g, "")} ${JSON.stringify(said)}`;
}

/** An address turned round so that a site's pages sort together: `com,example)/path?a=1&b=2`. */
export function surt(address: string): string {
  const url = URL.parse(address.toLowerCase().replace(/^(https?:\/\/)www\d*\./, "$1"));
  if (url === null || !/^https?:$/.test(url.protocol)) return address;
  url.searchParams.sort();
  const port = url.port === "" ? "" : `:${url.port}`;
  return `${url.hostname.split(".").reverse().join(",")}${port})${url.pathname}${url.search}`;
}
