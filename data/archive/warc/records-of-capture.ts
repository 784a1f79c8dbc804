import type { Capture } from "../../model/capture.ts";
import type { Instant } from "../../model/time.ts";
import { requestHead, responseHead } from "./http-block.ts";
import { digestOf, nameRecord, type RecordDraft, type WarcRecord, warcFields } from "./record.ts";

/** The record of a file that first brought a body, for others to point to. */
type FirstSeen = { readonly id: string; readonly address: string; readonly date: Instant };

/** What earlier records of the same file hold: bodies by digest, and which digest an address showed last. */
export type Written = {
  readonly bodies: Map<string, FirstSeen>;
  readonly digests: Map<string, string>;
};

export const NOTHING_WRITTEN = (): Written => ({ bodies: new Map(), digests: new Map() });

const SAME_PAYLOAD = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest";
const NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified";
const AN_ANSWER = "application/http; msgtype=response";

/**
 * One archived visit as WARC records: each hop that redirected, the question and its answer, and what the archive knows of
 * the visit besides. Notes in `written` what later visits may point back to.
 */
export function recordsOfCapture(capture: Capture, body: Uint8Array | null, written: Written): WarcRecord[] {
  const answer = capture.withheld === null ? answersOf(capture, body, written) : standInsOf(capture, body);
  const answers = [...hopsOf(capture), ...answer];
  const last = answers.at(-1);
  const exchanges = answers.flatMap((answer) => {
    if (answer.type === "resource" || answer.type === "conversion") return [answer];
    return [requestFor(answer, answer === last ? (capture.exchange?.request ?? null) : null), answer];
  });
  const about = nameRecord({
    type: "metadata",
    date: capture.fetchedAt,
    fields: [
      ["WARC-Target-URI", capture.finalAddress],
      ...(last === undefined ? [] : [["WARC-Concurrent-To", `<${last.id}>`] as const]),
      ["Content-Type", "application/warc-fields"],
    ],
    block: warcFields([
      ["owner", capture.owner],
      ["kind", capture.kind],
      ["asked-for", capture.address],
      ...(capture.askedBy === null ? [] : [["asked-by", capture.askedBy] as const]),
      ["via", capture.via],
      ["outcome", capture.outcome],
      ["status", String(capture.status ?? "none")],
      ["detail", capture.detail],
      ["encoding", capture.encoding ?? "none"],
      ...tombstoneOf(capture),
      ...(capture.exchange === null ? [] : [["took-ms", String(capture.exchange.tookMs)] as const]),
    ]),
  });
  return [...exchanges, about];
}

/** Of a redirect the archive keeps its status and where it led. */
function hopsOf({ redirects, finalAddress, fetchedAt }: Capture): WarcRecord[] {
  return redirects.map(({ address, status }, index) => {
    const location = redirects[index + 1]?.address ?? finalAddress;
    return answerRecord(address, fetchedAt, responseHead(status, { location }, 0), new Uint8Array());
  });
}

function answersOf(capture: Capture, body: Uint8Array | null, written: Written): WarcRecord[] {
  const { status, finalAddress: address, fetchedAt, headers } = capture;
  if (capture.via === "import" || status === null) return body === null ? [] : [resourceRecord(capture, body)];
  if (capture.outcome === "not_modified") return [notModified(capture, status, written)];
  const isRedirect = status >= 300 && status < 400;
  if (body === null) {
    if (!isRedirect) return [];
    return [
      answerRecord(address, fetchedAt, responseHead(status, headers, 0), new Uint8Array(), connectionOf(capture)),
    ];
  }
  const digest = digestOf(body);
  const first = written.bodies.get(digest);
  const head = responseHead(status, headers, body.byteLength);
  written.digests.set(address, digest);
  if (first !== undefined && body.byteLength > 0) {
    return [revisit(capture, SAME_PAYLOAD, head, [["WARC-Payload-Digest", digest], ...pointingTo(first)])];
  }
  const record = answerRecord(address, fetchedAt, head, body, connectionOf(capture));
  written.bodies.set(digest, { id: record.id, address, date: fetchedAt });
  return [record];
}

function connectionOf({ exchange }: Capture): RecordDraft["fields"] {
  const to = exchange?.connectedTo ?? null;
  return to === null ? [] : [["WARC-IP-Address", to]];
}

function answerRecord(
  address: string,
  date: Instant,
  head: Uint8Array,
  body: Uint8Array,
  connection: RecordDraft["fields"] = [],
): WarcRecord {
  return nameRecord({
    type: "response",
    date,
    fields: [
      ["WARC-Target-URI", address],
      ...connection,
      ["WARC-Payload-Digest", digestOf(body)],
      ["Content-Type", AN_ANSWER],
    ],
    block: Buffer.concat([head, body]),
  });
}

function notModified(capture: Capture, status: number, { digests, bodies }: Written): WarcRecord {
  const digest = digests.get(capture.finalAddress);
  const first = digest === undefined ? undefined : bodies.get(digest);
  const known: RecordDraft["fields"] =
    digest === undefined || first === undefined ? [] : [["WARC-Payload-Digest", digest], ...pointingTo(first)];
  return revisit(capture, NOT_MODIFIED, responseHead(status, capture.headers, null), known);
}

function pointingTo({ id, address, date }: FirstSeen): RecordDraft["fields"] {
  return [
    ["WARC-Refers-To", `<${id}>`],
    ["WARC-Refers-To-Target-URI", address],
    ["WARC-Refers-To-Date", date],
  ];
}

function revisit(capture: Capture, profile: string, block: Uint8Array, known: RecordDraft["fields"]): WarcRecord {
  const fields: RecordDraft["fields"] = [
    ["WARC-Target-URI", capture.finalAddress],
    ...connectionOf(capture),
    ["WARC-Profile", profile],
    ...known,
    ["Content-Type", AN_ANSWER],
  ];
  return nameRecord({ type: "revisit", date: capture.fetchedAt, fields, block });
}

function tombstoneOf({ withheld }: Capture): RecordDraft["fields"] {
  if (withheld === null) return [];
  return [
    ["withheld-payload-digest", `sha256:${withheld.sha256}`],
    ["withheld-reason", withheld.reason],
    ["withheld-at", withheld.at],
  ];
}

/** What is left of a page that is withheld: the masked reading of it, which WARC calls a conversion. */
function standInsOf(capture: Capture, body: Uint8Array | null): WarcRecord[] {
  if (body === null) return [];
  const fields: RecordDraft["fields"] = [
    ["WARC-Target-URI", capture.finalAddress],
    ["WARC-Payload-Digest", digestOf(body)],
    ["Content-Type", "application/json"],
  ];
  return [nameRecord({ type: "conversion", date: capture.fetchedAt, fields, block: body })];
}

/** What was imported came from a file, and the log of a page from a browser; neither came over HTTP. */
function resourceRecord(capture: Capture, body: Uint8Array): WarcRecord {
  return nameRecord({
    type: "resource",
    date: capture.fetchedAt,
    fields: [
      ["WARC-Target-URI", capture.finalAddress],
      ["WARC-Payload-Digest", digestOf(body)],
      ["Content-Type", capture.headers["content-type"] ?? "application/octet-stream"],
    ],
    block: body,
  });
}

function requestFor(answer: WarcRecord, sent: string | null): WarcRecord {
  const address = answer.fields.find(([name]) => name === "WARC-Target-URI")?.[1] ?? "";
  return nameRecord({
    type: "request",
    date: answer.date,
    fields: [
      ["WARC-Target-URI", address],
      ["WARC-Concurrent-To", `<${answer.id}>`],
      ["Content-Type", "application/http; msgtype=request"],
    ],
    block: requestHead(address, sent),
  });
}
