import type { Outcome } from "../../data/model/capture.ts";
import type { Page, PagePart, PageRequest, Verdict } from "../contract.ts";
import { readable } from "../discover/readable.ts";
import { decode, garbledShare } from "../html/decode.ts";
import { describeDirectives, robotsDirectives } from "../html/robots-directives.ts";
import { showsNothing } from "../html/shell.ts";
import { mediaType } from "./answer.ts";
import { PRODUCT_TOKEN } from "./identity.ts";
import { isShellPage, judgePage } from "./judge-page.ts";
import type { Fetched } from "./over-http.ts";

/** The owner's eye: a source knows its own walls, `judgePage` those of any site. */
export type Judge = (page: Page, request: PageRequest) => Verdict;

const UNREADABLE = 0.3;

type Judged = Pick<Fetched, "outcome" | "detail" | "encoding" | "text">;

/** Pure: how a visit ended once somebody has looked at the page. */
export function judgeVisit(request: PageRequest, fetched: Fetched, judge: Judge): Judged {
  const { outcome, detail, body, headers, finalAddress } = fetched;
  if (body === null) return { outcome, detail };
  const contentType = headers["content-type"] ?? "";
  const { text, ...read } = decode(body, contentType);
  const encoding = `${read.encoding} (${read.rule})`;
  const page: Page = {
    address: finalAddress,
    kind: request.kind,
    contentType: mediaType(headers),
    text: asRead(request, mediaType(headers), text),
    parts: partsOf(fetched),
  };
  if (outcome !== "ok") {
    // Some walls answer 403 or 503 and show a puzzle.
    const isPuzzle = (outcome === "refused" || outcome === "server_error") && judgePage(page) === "challenge";
    return { outcome: isPuzzle ? "challenge" : outcome, detail, encoding };
  }
  if (garbledShare(text) > UNREADABLE) return { outcome: "bad_encoding", detail: contentType, encoding };
  const verdict = OUTCOME_OF[verdictOn(page, request, judge)];
  if (verdict !== "ok") return { outcome: verdict, detail: `HTTP ${fetched.status}`, encoding };
  const asked = describeDirectives(robotsDirectives(page, headers, PRODUCT_TOKEN));
  return { outcome: "ok", detail: [detail, asked].filter((each) => each !== "").join("; "), encoding, text };
}

function verdictOn(page: Page, request: PageRequest, judge: Judge): Verdict {
  const verdict = judge(page, request);
  switch (request.via) {
    case "http":
      // Whoever knows a site may yet not know that it is drawn by scripts by now.
      return verdict === "content" && isShellPage(page) ? "shell" : verdict;
    case "browser":
      // Its scripts have run: what it shows now, or has received, is what there is.
      return verdict === "shell" && (page.parts?.length || !showsNothing(page.text)) ? "content" : verdict;
    default:
      return request.via satisfies never;
  }
}

/** What a platform's page carries in its scripts is read with it: such a page is no empty shell. */
function asRead({ owner }: PageRequest, contentType: string, text: string): string {
  return owner.startsWith("platform:") && contentType.includes("html") ? readable({ contentType, text }) : text;
}

/** As text, what a page received in the browser and could read. */
function partsOf({ parts = [] }: Fetched): PagePart[] {
  return parts.flatMap(({ kind, address, fetched: { body, headers, outcome } }) => {
    if (kind !== "xhr" || body === null || outcome !== "ok") return [];
    const { text } = decode(body, headers["content-type"] ?? "");
    return { address, contentType: mediaType(headers), text };
  });
}

const OUTCOME_OF: Readonly<Record<Verdict, Outcome>> = {
  content: "ok",
  shell: "shell",
  missing: "soft_404",
  login_wall: "login_wall",
  challenge: "challenge",
  rate_limited: "rate_limited",
  refused: "refused",
};
