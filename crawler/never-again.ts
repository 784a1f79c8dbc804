import type { Archive } from "../data/archive/archive.ts";
import type { Forgotten } from "../data/forgotten.ts";
import type { Registry } from "../data/registry.ts";
import { mediaType } from "./fetch/answer.ts";
import { decode } from "./html/decode.ts";
import { writeKeptReading } from "./kept-reading.ts";
import { sourceOf } from "./source-of.ts";
import { withheldOf } from "./withhold-pages.ts";

/** The archive, which takes no page in that tells of somebody who is forgotten: only what else the page says. */
export function withoutForgotten(archive: Archive, registry: Registry, forgotten: Forgotten): Archive {
  return {
    ...archive,
    append(capture, body, deflated) {
      const source = sourceOf(capture.owner, registry);
      if (body === null || source === null || capture.kind === "robots") return archive.append(capture, body, deflated);
      const { address, kind, headers, fetchedAt: at } = capture;
      const { text } = decode(body, headers["content-type"] ?? "");
      const page = { address, kind, contentType: mediaType(headers), text };
      const found = withheldOf(page, source, forgotten, at);
      if (found === null) return archive.append(capture, body, deflated);
      const instead = found.instead === null ? null : writeKeptReading(found.instead);
      return archive.appendWithheld(capture, body, { reason: "request", at }, instead);
    },
  };
}
