import type { Page, Verdict } from "../contract.ts";
import { isShell } from "../html/shell.ts";

/**
 * What an ordinary page is, where nobody knows its site better: content, or one of the masks that come with status 200.
 * The more a page says, the less it is suspected: a policy may well speak of captchas and logins, and sites behind a shield
 * carry its scripts on every page.
 */
export function judgePage(page: Page): Verdict {
  if (!/html/.test(page.contentType)) return "content";
  const markup = page.text.slice(0, MOST_MARKUP);
  const title = /<title\b[^>]{0,200}>([^<]{0,300})/i.exec(markup)?.[1]?.trim() ?? "";
  const words = roughText(markup);
  const look: Look = { address: page.address, markup, title, words };
  return SIGNS.find(({ upTo, shows }) => words.length <= upTo && shows(look))?.verdict ?? "content";
}

/** A page of any site that shows nothing until its scripts have run. Pages that say much are known at a glance. */
export function isShellPage(page: Page): boolean {
  if (!/html/.test(page.contentType)) return false;
  const markup = page.text.slice(0, MOST_MARKUP);
  return roughText(markup).length <= SHORT && isShell(markup);
}

type Look = {
  readonly address: string;
  readonly markup: string;
  readonly title: string;
  /** All its words, or more than are `SHORT`. */
  readonly words: string;
};

const MOST_MARKUP = 300_000;
/** Characters without white space: a notice, a page with little but its menu, any page. */
const BARE = 150;
const SHORT = 400;
const ANY = MOST_MARKUP;
const EMPTY = 7;

const CHALLENGE_MARKS =
  /cf-chl|challenge-platform|cf-turnstile|acw_sc__v2|aliyun_waf|geetest|tcaptcha|yunsuo_session|g-recaptcha|h-captcha|__jsl_clearance|_guard\/auto\.js/i;
const CHALLENGE_WORDS =
  /just a moment|checking your browser|人机验证|安全验证|滑动验证|拖动滑块|完成验证|浏览器安全检查|正在进行安全检测|请输入验证码|verify you are human/i;
const RATE_LIMIT_WORDS = /(访问|操作|请求|刷新)(过于|太|过)(频繁|快)|too many requests|请稍后再(试|访问)/i;
const REFUSAL_WORDS =
  /access denied|403 forbidden|访问被(拒绝|拦截|禁止)|拒绝访问|请求被(拦截|阻断)|网站防火墙|禁止访问|ip.{0,8}(被封|黑名单|禁止)/i;
/** A test that any browser passes by running it: a script that leaves a cookie and comes again. */
const LEAVES_COOKIE = /document\.cookie\s*=/;
const COMES_AGAIN = /\blocation(\.href)?\s*(=|\.(reload|replace|assign)\b)/;
const OUTER_SCRIPT = /<script\b[^>]{0,500}\bsrc\s*=/i;
const LOGIN_PATH = /\/(user\/|member\/|account\/)?(login|signin|sign-in|passport)([/.?#]|$)|\/\/passport\./i;
const LOGIN_FIELD = /<input\b[^>]{0,500}type\s*=\s*["']?password/i;
const LOGIN_WORDS = /登录|登陆|log ?in|sign ?in/i;
const NEEDS_LOGIN_WORDS = /请先登[录陆]|登[录陆]后(才能|方可|可以?)?(查看|访问|浏览|继续)|您(还没有|尚未)登[录陆]/;
const MISSING_TITLE = /(^|\D)404(\D|$)|not found|页面不存在|找不到/i;
const MISSING_WORDS =
  /404notfound|页面(不存在|找不到|已删除|丢失|走丢)|找不到(该|您|你|相关|这个)?.{0,8}(页面|网页|内容)|(文章|内容|信息|商品|帖子|该页|店铺)(不存在|已(被)?删除|已下架)|您?访问的(页面|内容|网址)不存在|站点(不存在|已关闭|创建成功)|没有找到站点|(?:page|file|template|route|module|controller|action|resource)(?:notfound|(?:does)?notexist)|(?:模[块板]|模板文件|控制器|方法|路由|接口)不存在/i;

const PICTURE_OR_TURN = /<img\b[^>]{0,500}\bsrc\s*=|<meta\b[^>]{0,200}http-equiv\s*=\s*["']?refresh/i;

/** The first that shows, on a page of no more than `upTo` characters, is taken. */
const SIGNS: readonly { readonly verdict: Verdict; readonly upTo: number; readonly shows: (look: Look) => boolean }[] =
  [
    {
      verdict: "login_wall",
      upTo: ANY,
      shows: ({ address, markup }) => LOGIN_PATH.test(address) && LOGIN_FIELD.test(markup),
    },
    { verdict: "challenge", upTo: SHORT, shows: ({ title }) => CHALLENGE_WORDS.test(title) },
    {
      verdict: "challenge",
      upTo: BARE,
      shows: ({ markup, words }) => CHALLENGE_MARKS.test(markup) || CHALLENGE_WORDS.test(words),
    },
    { verdict: "rate_limited", upTo: BARE, shows: ({ title, words }) => RATE_LIMIT_WORDS.test(title + words) },
    { verdict: "refused", upTo: BARE, shows: ({ title, words }) => REFUSAL_WORDS.test(title + words) },
    { verdict: "login_wall", upTo: BARE, shows: ({ words }) => NEEDS_LOGIN_WORDS.test(words) },
    {
      verdict: "login_wall",
      upTo: SHORT,
      shows: ({ markup, title }) => LOGIN_FIELD.test(markup) && LOGIN_WORDS.test(title),
    },
    { verdict: "missing", upTo: SHORT, shows: ({ title }) => MISSING_TITLE.test(title) },
    { verdict: "missing", upTo: BARE, shows: ({ words }) => MISSING_WORDS.test(words) },
    {
      verdict: "challenge",
      upTo: EMPTY,
      shows: ({ markup }) => LEAVES_COOKIE.test(markup) && COMES_AGAIN.test(markup) && !OUTER_SCRIPT.test(markup),
    },
    { verdict: "shell", upTo: SHORT, shows: ({ markup }) => isShell(markup) },
    // What shows pictures only, or sends its visitors on, is there.
    { verdict: "missing", upTo: EMPTY, shows: ({ markup }) => !PICTURE_OR_TURN.test(markup) },
  ];

/**
 * What a visitor would read, roughly: no tags, scripts, styles or white space. One pass, whatever the markup, that ends once
 * a page is no longer `SHORT`.
 */
function roughText(markup: string): string {
  const pieces: string[] = [];
  let at = 0;
  let letters = 0;
  while (at < markup.length && letters <= SHORT) {
    const open = markup.indexOf("<", at);
    const end = open < 0 ? markup.length : open;
    if (end > at) {
      const piece = markup.slice(at, end).replace(/&nbsp;|\s/g, "");
      pieces.push(piece);
      letters += piece.length;
    }
    at = open < 0 ? end : endOfTag(markup, open);
  }
  return pieces.join("");
}

const SILENT = /<(script|style|noscript|title|template)/iy;

function endOfTag(markup: string, open: number): number {
  if (markup.startsWith("<!--", open)) return after(markup, "-->", open);
  SILENT.lastIndex = open;
  const silent = SILENT.exec(markup)?.[1];
  if (silent === undefined) return after(markup, ">", open);
  return after(markup, ">", after(markup, `</${silent.toLowerCase()}`, open) - 1);
}

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found + mark.length;
}
