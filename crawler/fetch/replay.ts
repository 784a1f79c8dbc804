import { basename } from "node:path";
import { type Bytes, openBytes } from "../../data/archive/warc/bytes.ts";
import { parseResponse, withoutChunks } from "../../data/archive/warc/http-block.ts";
import { BrokenWarc, readRecordAt } from "../../data/archive/warc/read-records.ts";
import { readZip } from "../../data/archive/warc/zip.ts";
import type { Instant } from "../../data/model/time.ts";
import { type Answer, failed, type Headers, LIMITS, mediaType, type Query, type Send } from "./answer.ts";
import { canonicalAddress } from "./canonical-address.ts";
import { decompress } from "./decompress.ts";
import { type Fetched, fetchOverHttp } from "./over-http.ts";
import type { Doors } from "./page-requests.ts";
import { indexAnswers, type Kept } from "./replay-index.ts";

/** Somebody's visits to the web, read from a WARC or WACZ file in the place of the web. */
export type Replay = {
  /** Answers as the file has them; what it does not have is `unreachable`, and says which file that was. */
  readonly send: Send;
  /** A page that wants a browser is taken as it was saved. */
  readonly render: (address: string, doors: Doors) => Promise<Fetched>;
  /** When the newest answer for an address was given; `null`: the file has none. */
  readonly answeredAt: (address: string) => Instant | null;
  readonly addresses: number;
  /** The newest answer of all; `null` in a file without answers. */
  readonly newest: Instant | null;
  /** Why the file could not be read to its end; what came before is there. */
  readonly brokenOff: string | null;
  readonly close: () => void;
};

export function openReplay(path: string): Replay {
  const file = openBytes(path);
  const { answers, newest, brokenOff } = readWarcs(file);
  const keptAt = (address: string) => answers.get(canonicalAddress(address) ?? address);
  return {
    send: async (query) => {
      const kept = keptAt(query.address);
      return kept === undefined ? failed("unreachable", `not in ${basename(path)}`) : answerFrom(kept, query);
    },
    render: (address, { document }) => fetchOverHttp(address, document),
    answeredAt: (address) => keptAt(address)?.date ?? null,
    addresses: answers.size,
    newest,
    brokenOff,
    close: () => file.close(),
  };
}

/** A WACZ is a zip with WARCs in it; anything else is taken for a WARC. */
function readWarcs(file: Bytes): ReturnType<typeof indexAnswers> {
  if (file.read(0, 4).toString("latin1") !== "PK\u0003\u0004") return indexAnswers([file]);
  try {
    const members = readZip(file).filter(({ name }) => /^archive\/[^/]+\.warc(\.gz)?$/.test(name));
    return indexAnswers(members.map(({ bytes }) => bytes));
  } catch (error) {
    if (!(error instanceof BrokenWarc)) throw error;
    return { answers: new Map(), newest: null, brokenOff: error.message };
  }
}

async function answerFrom(kept: Kept, query: Query): Promise<Answer> {
  const { status, headers, wire } = readAnswer(kept);
  const type = mediaType(headers);
  if (query.accepts !== undefined && status === 200 && type !== "" && !query.accepts.test(type)) {
    return failed("wrong_type", type, status, headers);
  }
  if (wire.length > LIMITS.decodedBytes) return failed("too_large", `${wire.length} B`, status, headers);
  const decoded = await decompress(wire, headers["content-encoding"] ?? "", LIMITS);
  switch (decoded.kind) {
    case "bytes":
      return { kind: "answered", status, headers, body: decoded.bytes, latencyMs: 0, answeredAt: kept.date };
    case "too_large":
      return failed("too_large", `> ${LIMITS.decodedBytes} B`, status, headers);
    case "broken":
      // Some writers keep bodies unpacked and leave the header that says they are packed.
      return { kind: "answered", status, headers, body: wire, latencyMs: 0, answeredAt: kept.date };
    default:
      return decoded satisfies never;
  }
}

function readAnswer(kept: Kept): { readonly status: number; readonly headers: Headers; readonly wire: Uint8Array } {
  const record = readRecordAt(kept.file, kept.place);
  if (record.type === "resource") {
    const headers = { "content-type": record.fields["content-type"] ?? "" };
    return { status: 200, headers, wire: record.block };
  }
  const head = parseResponse(record.block);
  const whole = kept.payload === null ? head : parseResponse(readRecordAt(kept.payload.file, kept.payload.place).block);
  const { status, headers } = head ?? whole ?? { status: 200, headers: {} };
  const framing = whole?.headers ?? {};
  const body = whole?.body ?? new Uint8Array();
  const isChunked = (framing["transfer-encoding"] ?? "").toLowerCase().includes("chunked");
  // A revisit repeats the headers, but how the body is packed is known where the body lies.
  const packing = framing["content-encoding"];
  const told = packing === undefined ? headers : { ...headers, "content-encoding": packing };
  return { status, headers: told, wire: isChunked ? withoutChunks(body) : body };
}
