import { z } from "zod";
import { BodyHash } from "./ids.ts";
import { Instant } from "./time.ts";

/**
 * How a visit ended. Only `ok` (and `not_modified`, which stands for an earlier `ok`) may ever feed a score;
 * all others are facts about access, not about a platform.
 */
export const OUTCOMES = {
  ok: "抓取成功",
  not_modified: "没有变化",
  gone: "页面不存在",
  soft_404: "空页面（返回 200）",
  shell: "页面由脚本绘制，没有文字",
  robots_denied: "按 robots.txt 不抓",
  robots_unreachable: "robots.txt 读不到，暂不抓",
  login_wall: "需要登录",
  challenge: "遇到验证，停止",
  refused: "服务器拒绝",
  rate_limited: "被限速，稍后再来",
  server_error: "服务器出错",
  too_large: "内容过大",
  bad_encoding: "内容无法解码",
  wrong_type: "内容类型不符",
  too_many_redirects: "跳转过多",
  timeout: "超时",
  dns: "域名解析失败",
  tls: "证书无效",
  unreachable: "连接不上",
  blocked_address: "地址不允许访问",
  browser_missing: "需要浏览器而本机没有",
  browser_failed: "浏览器出错",
} as const;
export type Outcome = keyof typeof OUTCOMES;
export const OUTCOMES_EN: Readonly<Record<Outcome, string>> = {
  ok: "read",
  not_modified: "unchanged",
  gone: "not found",
  soft_404: "an empty page (status 200)",
  shell: "drawn by scripts, without text",
  robots_denied: "robots.txt says no",
  robots_unreachable: "robots.txt unreadable, not asked",
  login_wall: "wants a log-in",
  challenge: "met a check, stopped",
  refused: "refused by the server",
  rate_limited: "rate limited, later",
  server_error: "server error",
  too_large: "too large",
  bad_encoding: "cannot be decoded",
  wrong_type: "of another type",
  too_many_redirects: "too many redirects",
  timeout: "timed out",
  dns: "name not found",
  tls: "bad certificate",
  unreachable: "cannot connect",
  blocked_address: "address not allowed",
  browser_missing: "needs a browser, none here",
  browser_failed: "the browser failed",
};

const outcome = z.enum(Object.keys(OUTCOMES) as [Outcome, ...Outcome[]]);

/** What passed on the wire, kept as evidence. Nothing is derived from it: no two visits are alike in it. */
export const Exchange = z.strictObject({
  /**
   * The request's first line and headers as they were sent; of a redirected visit, those of the last. After them stands what
   * was posted, an octet a letter.
   */
  request: z.string().nullable(),
  /** The address that the name was resolved to and that answered. */
  connectedTo: z.string().nullable(),
  /** From asking to the last byte, or to giving up. */
  tookMs: z.int().nonnegative(),
});
export type Exchange = z.infer<typeof Exchange>;

export const WITHHOLDINGS = { retention: "保留期已过", request: "应本人要求" } as const;
export type WithholdingReason = keyof typeof WITHHOLDINGS;

/** What is left to say of a body that is not kept any longer: a tombstone. */
export const Withheld = z.strictObject({
  /** Digest of the body as it came. */
  sha256: BodyHash,
  reason: z.enum(Object.keys(WITHHOLDINGS) as [WithholdingReason, ...WithholdingReason[]]),
  at: Instant,
});
export type Withheld = z.infer<typeof Withheld>;

/** One archived visit: what was asked, when, how it ended, and which body came. Never changed once written. */
export const Capture = z.strictObject({
  address: z.string(),
  /** The address that answered, after redirects. */
  finalAddress: z.string(),
  /** Whose page: `source:<id>` or `platform:<id>`. */
  owner: z.string().regex(/^(source|platform):[a-z0-9-]+$/),
  /** What kind of page the owner expects there, e.g. `feed`, `complaint`, `refund`. */
  kind: z.string(),
  fetchedAt: Instant,
  via: z.enum(["http", "browser", "import"]),
  outcome,
  /** HTTP status; `null` when no answer came. */
  status: z.int().nullable(),
  /** What a person needs to know when it is not `ok`. */
  detail: z.string(),
  headers: z.record(z.string(), z.string()),
  redirects: z.array(z.strictObject({ address: z.string(), status: z.int() })),
  /** `null` when there is no body. Of a body that is withheld: the masked reading that stands for it, if any does. */
  bodySha256: BodyHash.nullable(),
  /** The body that came is not kept any longer. */
  withheld: Withheld.nullable().default(null),
  /** How the body was read as text and which sign decided, e.g. `gb18030 (meta)`; `null`: nobody read it as text. */
  encoding: z.string().nullable().default(null),
  /** `null`: not over the wire, or archived before this was kept. */
  exchange: Exchange.nullable().default(null),
  /**
   * The page whose scripts asked for it, or of which it tells, in the browser; both visits bear the same `fetchedAt`. `null`: a
   * page in its own right.
   */
  askedBy: z.string().nullable().default(null),
});
export type Capture = z.infer<typeof Capture>;

/** A visit as it came: what the archive adds to it is left out. */
export const Visited = Capture.omit({ bodySha256: true, withheld: true }).strip();
export type Visited = z.infer<typeof Visited>;
