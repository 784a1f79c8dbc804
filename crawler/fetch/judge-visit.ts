import type { Outcome } from "../../data/model/capture.ts";
import type { Page, PageRequest, Verdict } from "../contract.ts";
import { decode, garbledShare } from "../html/decode.ts";
import { describeDirectives, robotsDirectives } from "../html/robots-directives.ts";
import { mediaType } from "./answer.ts";
import { PRODUCT_TOKEN } from "./identity.ts";
import { judgePage } from "./judge-page.ts";
import type { Fetched } from "./over-http.ts";

/** The owner's eye: a source knows its own walls, `judgePage` those of any site. */
export type Judge = (page: Page, request: PageRequest) => Verdict;

const UNREADABLE = 0.3;

/** Pure: how a visit ended once somebody has looked at the page. */
export function judgeVisit(request: PageRequest, fetched: Fetched, judge: Judge): Pick<Fetched, "outcome" | "detail"> {
  const { outcome, detail, body, headers, finalAddress } = fetched;
  if (body === null) return { outcome, detail };
  const contentType = headers["content-type"] ?? "";
  const { text } = decode(body, contentType);
  const page: Page = { address: finalAddress, kind: request.kind, contentType: mediaType(headers), text };
  if (outcome !== "ok") {
    // Some walls answer 403 or 503 and show a puzzle.
    const isPuzzle = (outcome === "refused" || outcome === "server_error") && judgePage(page) === "challenge";
    return isPuzzle ? { outcome: "challenge", detail } : { outcome, detail };
  }
  if (garbledShare(text) > UNREADABLE) return { outcome: "bad_encoding", detail: contentType };
  const verdict = OUTCOME_OF[judge(page, request)];
  if (verdict !== "ok") return { outcome: verdict, detail: `HTTP ${fetched.status}` };
  const asked = describeDirectives(robotsDirectives(page, headers, PRODUCT_TOKEN));
  return { outcome: "ok", detail: [detail, asked].filter((each) => each !== "").join("; ") };
}

const OUTCOME_OF: Readonly<Record<Verdict, Outcome>> = {
  content: "ok",
  missing: "soft_404",
  login_wall: "login_wall",
  challenge: "challenge",
  rate_limited: "rate_limited",
  refused: "refused",
};
