import type { ComplaintSource, PageRequest } from "./contract.ts";
import type { Fetched } from "./fetch/over-http.ts";
import { decode } from "./html/decode.ts";

/** Leaves out what its source says must not be kept, before anything is stored or handed on. */
export function dropPersonal(
  adapter: Pick<ComplaintSource, "drop"> | null | undefined,
  { kind }: Pick<PageRequest, "kind">,
  fetched: Fetched,
): Fetched {
  const { body, headers, finalAddress: address } = fetched;
  if (!adapter?.drop || body === null) return fetched;
  const printed = headers["content-type"] ?? "";
  const contentType = printed.split(";")[0]?.trim().toLowerCase() ?? "";
  const text = adapter.drop({ address, kind, contentType, text: decode(body, printed).text });
  return {
    ...fetched,
    headers: { ...headers, "content-type": `${contentType}; charset=utf-8` },
    body: Buffer.from(text),
    text,
  };
}
