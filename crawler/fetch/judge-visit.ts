import type { Outcome } from "../../data/model/capture.ts";
import type { Page, PageRequest, Verdict } from "../contract.ts";
import { hasEmptyRoot } from "../discover/readable.ts";
import { decode, garbledShare } from "../html/decode.ts";
import { describeDirectives, robotsDirectives } from "../html/robots-directives.ts";
import { mediaType } from "./answer.ts";
import { PRODUCT_TOKEN } from "./identity.ts";
import { judgePage } from "./judge-page.ts";
import type { Fetched } from "./over-http.ts";

/** The owner's eye: a source knows its own walls, `judgePage` those of any site. */
export type Judge = (page: Page, request: PageRequest) => Verdict;

const UNREADABLE = 0.3;

type Judged = Pick<Fetched, "outcome" | "detail" | "encoding">;

/** Pure: how a visit ended once somebody has looked at the page. */
export function judgeVisit(request: PageRequest, fetched: Fetched, judge: Judge): Judged {
  const { outcome, detail, body, headers, finalAddress } = fetched;
  if (body === null) return { outcome, detail };
  const contentType = headers["content-type"] ?? "";
  const { text, ...read } = decode(body, contentType);
  const encoding = `${read.encoding} (${read.rule})`;
  const page: Page = { address: finalAddress, kind: request.kind, contentType: mediaType(headers), text };
  if (outcome !== "ok") {
    // Some walls answer 403 or 503 and show a puzzle.
    const isPuzzle = (outcome === "refused" || outcome === "server_error") && judgePage(page) === "challenge";
    return { outcome: isPuzzle ? "challenge" : outcome, detail, encoding };
  }
  if (garbledShare(text) > UNREADABLE) return { outcome: "bad_encoding", detail: contentType, encoding };
  const verdict = isShellToFill(request, page) ? "ok" : OUTCOME_OF[judge(page, request)];
  if (verdict !== "ok") return { outcome: verdict, detail: `HTTP ${fetched.status}`, encoding };
  const asked = describeDirectives(robotsDirectives(page, headers, PRODUCT_TOKEN));
  return { outcome: "ok", detail: [detail, asked].filter((each) => each !== "").join("; "), encoding };
}

/** Not missing: a platform's page that its scripts would fill. Who reads it sees that, and takes another way. */
function isShellToFill({ owner, via }: PageRequest, page: Page): boolean {
  return owner.startsWith("platform:") && via === "http" && hasEmptyRoot(page.text) && judgePage(page) === "missing";
}

const OUTCOME_OF: Readonly<Record<Verdict, Outcome>> = {
  content: "ok",
  missing: "soft_404",
  login_wall: "login_wall",
  challenge: "challenge",
  rate_limited: "rate_limited",
  refused: "refused",
};
