/** What a new source is called. */
type Named = { readonly id: string; readonly name: string; readonly origin: string };

/** `jia-tousu` → `jiaTousu` */
export function constantFor(id: string): string {
  return id
    .replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase())
    .replace(/^\d/, (digit) => `source${digit}`);
}

/** The adapter of a site that lists its complaints on a page of HTML: what is to be changed stands on top. */
export function adapterFor({ id, name, origin }: Named): string {
  return `import {
  type ComplaintDraft,
  type ComplaintSource,
  NOTHING_READ,
  type Page,
  type Reading,
  type Verdict,
} from "../contract.ts";
import { amountOf, fieldList, momentOf } from "../html/printed.ts";
import { allOf, type HtmlElement, maybeTextOf, PageShapeError, parseHtml, textOf } from "../html/select.ts";

/** 列表页里一条投诉的位置，和它里面各项的位置（CSS 选择器）。照真页面改。 */
const ROW = "li.complaint";
const TITLE = ".title";
const MERCHANT = ".merchant";
const POSTED = ".posted";
const WORDS = ".words";
const STATE = ".state";
const AMOUNT = ".amount";
const ISSUES = ".issues";
const REPLIED = ".replied";
/** 有的条目可以没有。一页上一条也没有，多半是来源改了写法：说一声，其余照读。 */
const OPTIONAL = [STATE, AMOUNT, ISSUES, REPLIED];
/** 通往下一页的链接。 */
const NEXT = "a.next";

/** ${name} (${origin}): its open list of complaints. Never seen live. */
export const ${constantFor(id)}: ComplaintSource = {
  id: "${id}",
  // 一页上合理的条数；在外面就成警报，什么也不丢。
  expects: { list: { complaints: [1, 200] } },
  leadsFrom: ["list"],

  start: ({ origin }) => [{ address: new URL("/", origin).href, kind: "list", via: "http" }],

  // 墙不是错误：遇到登录、验证就停，写成警报。
  judge(page): Verdict {
    if (allOf(parseHtml(page.text), ROW).length > 0) return "content";
    if (/验证码|安全验证/.test(page.text)) return "challenge";
    return /请先登录|登录后查看/.test(page.text) ? "login_wall" : "content";
  },

  parse(page): Reading {
    const document = parseHtml(page.text);
    const rows = allOf(document, ROW);
    if (rows.length === 0) throw new PageShapeError(ROW, 0, "投诉");
    const next = allOf(document, NEXT).flatMap(({ attribs }) => {
      const address = URL.parse(attribs["href"] ?? "", page.address);
      return address === null ? [] : [{ address: address.href, kind: "list", via: "http" as const }];
    });
    const missed = OPTIONAL.filter((each) => rows.every((row) => maybeTextOf(row, each) === null));
    const remarks = missed.map((each) => \`「\${ROW} \${each}」一条也没有，其余照读：请看来源是不是改了这一列的名字。\`);
    return { ...NOTHING_READ, complaints: rows.map((row) => draftOf(row, page)), next, remarks };
  },
};

function draftOf(row: HtmlElement, page: Page): ComplaintDraft {
  const number = row.attribs["data-id"];
  if (number === undefined) throw new PageShapeError(\`\${ROW}[data-id]\`, 0, "投诉的编号");
  const posted = textOf(row, POSTED);
  const postedAt = momentOf(posted);
  if (postedAt === null) throw new PageShapeError(POSTED, 1, \`日期，而不是「\${posted}」\`);
  const replied = maybeTextOf(row, REPLIED);
  return {
    number,
    address: new URL(\`#\${number}\`, page.address).href,
    merchantId: null,
    merchantAsNamed: textOf(row, MERCHANT),
    title: textOf(row, TITLE),
    narrative: textOf(row, WORDS),
    truncated: false,
    view: "detail",
    postedAt,
    state: maybeTextOf(row, STATE) ?? "",
    events: [
      { actor: "consumer", kind: "posted", at: postedAt, text: "" },
      ...(replied === null
        ? []
        : [{ actor: "merchant" as const, kind: "replied" as const, at: momentOf(replied), text: "" }]),
    ],
    rating: null,
    amountCny: amountOf(maybeTextOf(row, AMOUNT) ?? ""),
    timely: null,
    issueField: fieldList(maybeTextOf(row, ISSUES) ?? ""),
    issueCodes: [],
    demandField: [],
    author: null,
    removed: false,
  };
}
`;
}

/** An invented page that the adapter reads, to be replaced by a saved one without anybody's personal data. */
export const EXAMPLE_PAGE = `<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>投诉列表（虚构的例子）</title></head><body>
<ul>
<li class="complaint" data-id="20260001"><span class="title">充值没到账</span><span class="merchant">云杉演示卡盟</span>
<span class="posted">2026-03-01 10:00:00</span><p class="words">充值两天没有到账，客服一直不回复，要求退款。</p>
<span class="state">处理中</span><span class="amount">98元</span><span class="issues">未到账、客服不回复</span></li>
<li class="complaint" data-id="20260002"><span class="title">卡密打不开</span><span class="merchant">云杉演示卡盟</span>
<span class="posted">2026-03-02 11:30:00</span><p class="words">卡密打不开，联系以后当天就换了新的。</p>
<span class="state">已回复</span><span class="replied">2026-03-02 12:00:00</span></li>
</ul><a class="next" href="/?page=2">下一页</a>
</body></html>
`;
