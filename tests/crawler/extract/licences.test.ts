import { describe, expect, it } from "vitest";
import { extractPolicy } from "../../../crawler/extract/extract-policy.ts";
import { visibleText } from "../../../crawler/html/visible-text.ts";

const FIELDS = ["icp", "psb", "valueAddedTelecom", "uscc"] as const;
const U = "91330106673959654P";

describe("licences", () => {
  it.each<[string, Partial<Record<(typeof FIELDS)[number], string | null>>]>([
    ["<p>粤ICP备2026073665号-1</p>", { icp: "粤ICP备2026073665号-1" }],
    ["<p>粤ＩＣＰ备２０２６０７３６６５号－１</p>", { icp: "粤ICP备2026073665号-1" }],
    ["<p>粤ICP备 2026073665 号 — 1</p>", { icp: "粤ICP备2026073665号-1" }],
    ["<p>备案号：沪ICP备13002172</p>", { icp: "沪ICP备13002172" }],
    ["<p><span>蜀ICP备</span><span>2026073665号</span></p>", { icp: "蜀ICP备2026073665号" }],
    ["<p>滇ICP备2026073665号-2A</p>", { icp: "滇ICP备2026073665号-2A" }],
    [
      "<p>黔ICP备2026073665号-3X | 黔公网安备 52010302000311号</p>",
      { icp: "黔ICP备2026073665号-3X", psb: "黔公网安备52010302000311号" },
    ],
    [
      "<p>浙ICP备2026073665号-1浙公网安备33010602009975号浙B2-20260101</p>",
      { icp: "浙ICP备2026073665号-1", psb: "浙公网安备33010602009975号", valueAddedTelecom: "浙B2-20260101" },
    ],
    [
      "<p>浙ICP备2026073665号/浙B2-20260101/公网安备33010602009975号</p>",
      { icp: "浙ICP备2026073665号", psb: "公网安备33010602009975号", valueAddedTelecom: "浙B2-20260101" },
    ],
    ["<tr><td>公安备案号</td><td>33010602009975</td></tr>", { psb: "33010602009975" }],
    ["<p>公安备案号：33010602009975</p>", { psb: "33010602009975" }],
    [
      "<p>京公网安备 11010502030143号 京ICP证040867号 京ICP备20210001号</p>",
      { psb: "京公网安备11010502030143号", valueAddedTelecom: "京ICP证040867号", icp: "京ICP备20210001号" },
    ],
    ["<p>京ICP证040867号 增值电信业务经营许可证：京B2-20210987</p>", { valueAddedTelecom: "京B2-20210987" }],
    ["<p>增值电信业务经营许可证 B1.B2-20210987</p>", { valueAddedTelecom: "B1.B2-20210987" }],
    ["<p>增值电信业务经营许可证 浙 B2 - 20090241</p>", { valueAddedTelecom: "浙B2-20090241" }],
    ["<p>许可证：沪2-20210987</p>", { valueAddedTelecom: null }],
    ["<p>EDI许可证：粤B2-20210987号</p>", { valueAddedTelecom: "粤B2-20210987号" }],
    [`<p>统一社会信用代码：${U}</p>`, { uscc: U }],
    [`<p>统一社会信用代码 ${U.toLowerCase()}</p>`, { uscc: U }],
    [`<p>营业执照<br>统一社会信用代码</p><p>${U}</p>`, { uscc: U }],
    [`<table><tr><td>统一社会信用代码</td><td>91 330106 673959654 P</td></tr></table>`, { uscc: U }],
    [`<p>统一社会信用代码：9133O1O6673959654P</p>`, { uscc: null }],
    [`<p>统一社会信用代码：9133**********654P</p>`, { uscc: null }],
    [`<p>发票抬头填写公司名和税号（如：某某公司 ${U}）</p>`, { uscc: null }],
    [`<p>税号示例：${U}</p>`, { uscc: null }],
    [`<p>例如 ${U}</p>`, { uscc: null }],
    [`<p>供货商：星河科技，统一社会信用代码${U}</p>`, { uscc: null }],
    [
      `<p>支付服务商：星付科技（京B2-20210987）</p><p>粤ICP备2026073665号</p>`,
      { valueAddedTelecom: null, icp: "粤ICP备2026073665号" },
    ],
    [`<p>短信由云信公司提供，其许可证号为京B2-20210987</p>`, { valueAddedTelecom: null }],
    [`<p>谨防假冒网站（粤ICP备2026073661号）</p><p>本站备案：粤ICP备2026073665号</p>`, { icp: "粤ICP备2026073665号" }],
    [`<p>原备案号粤ICP备2026073661号已注销，现备案号：粤ICP备2026073665号</p>`, { icp: "粤ICP备2026073665号" }],
    [`<p>本站由青禾科技有限公司运营，粤ICP备2026073665号</p>`, { icp: "粤ICP备2026073665号" }],
    [`<p>技术支持：云集系统 粤ICP备2026073665号</p>`, { icp: "粤ICP备2026073665号" }],
    [`<p>支持支付宝、微信支付  粤ICP备2026073665号</p>`, { icp: "粤ICP备2026073665号" }],
    [`<p>京ICP备12345678号-1</p>`, { icp: null }],
    [`<p>京公网安备 1101 0502 0301 43号</p>`, { psb: "京公网安备11010502030143号" }],
    [`<p>京公网安备110105020301435号</p>`, { psb: null }],
    [
      `<p>第三方支付安全保障 | 粤ICP备2026073665号-1 | 粤公网安备44010602000001号</p>`,
      { icp: "粤ICP备2026073665号-1", psb: "粤公网安备44010602000001号" },
    ],
    [`<p>友情链接：星河网 粤ICP备2026073661号</p><footer>粤ICP备2026073665号</footer>`, { icp: "粤ICP备2026073665号" }],
    [
      `<footer>客服电话：400-800-1234 ICP备案/许可证号：粤ICP备2026073665号-1</footer>`,
      { icp: "粤ICP备2026073665号-1" },
    ],
    [`<footer>ICP备案号:粤ICP备案2026073665号</footer>`, { icp: "粤ICP备案2026073665号" }],
    [
      `<footer>Copyright©2019-2026 ICP证：粤B2-20210987 粤ICP备2026073665号-12增值电信</footer>`,
      { valueAddedTelecom: "粤B2-20210987", icp: "粤ICP备2026073665号-12" },
    ],
    [
      `<footer>闽ICP备2026073665号<br>营业执照：${U}粤公网安备44010602000001号</footer>`,
      { uscc: U, psb: "粤公网安备44010602000001号" },
    ],
    [`<footer>如有疑问请联系客服  粤ICP备2026073665号</footer>`, { icp: "粤ICP备2026073665号" }],
    [`<footer>如遇问题，粤ICP备2026073665号</footer>`, { icp: "粤ICP备2026073665号" }],
    [
      `<footer>琼ICP备2026073665号-1　琼B2-20210987-1　琼公网安备 46010802000123号</footer>`,
      { icp: "琼ICP备2026073665号-1", valueAddedTelecom: "琼B2-20210987-1", psb: "琼公网安备46010802000123号" },
    ],
    [`<footer>增值电信业务经营许可证：合字B2-20210987</footer>`, { valueAddedTelecom: "B2-20210987" }],
    [`<footer>京ICP备2026073665号-1 京ICP证 160123 号</footer>`, { valueAddedTelecom: "京ICP证160123号" }],
    [
      `<div>主体：青禾（统一社会信用代码：${U}，粤ICP备2026073665号-1，粤B2-20210987）</div>`,
      { uscc: U, icp: "粤ICP备2026073665号-1", valueAddedTelecom: "粤B2-20210987" },
    ],

    [
      "<footer><a href='https://beian.miit.gov.cn'>津ICP备19000123号-5</a> <a href='#'>津公网安备 12010102000123号</a></footer>",
      { icp: "津ICP备19000123号-5", psb: "津公网安备12010102000123号" },
    ],
    [
      "<footer>晋ICP备2023000123号-1丨晋公网安备14010502000123号丨晋B2-20230123</footer>",
      { icp: "晋ICP备2023000123号-1", psb: "晋公网安备14010502000123号", valueAddedTelecom: "晋B2-20230123" },
    ],
    ["<footer>备案号：蒙ICP备2023000123号—2</footer>", { icp: "蒙ICP备2023000123号-2" }],
    [
      `<footer>ICP：甘ICP备2023000123号 / 公安：甘公网安备62010202000123号 / 信用代码：${U}</footer>`,
      { icp: "甘ICP备2023000123号", psb: "甘公网安备62010202000123号", uscc: U },
    ],
    [
      "<ul><li>经营许可证编号</li><li>粤B2-20230123</li><li>备案</li><li>粤ICP备2023000123号</li></ul>",
      { valueAddedTelecom: "粤B2-20230123", icp: "粤ICP备2023000123号" },
    ],
    [`<p>营业执照 ${U} 粤ICP备2023000123号-1</p>`, { uscc: U, icp: "粤ICP备2023000123号-1" }],
    [`<p>统一社会信用代码（税号）：${U}</p>`, { uscc: U }],
    [
      "<p>社会信用代码:" +
        U.replace(/./g, (c) => (c >= "0" && c <= "9" ? String.fromCharCode(c.charCodeAt(0) + 0xfee0) : c)) +
        "</p>",
      { uscc: U },
    ],
    ["<p>© 2021-2026 星河 粤ICP备 2023000123号 - 3</p>", { icp: "粤ICP备2023000123号-3" }],
    ["<p>桂公网安备45010302000123</p>", { psb: "桂公网安备45010302000123" }],
    ["<p>藏ICP备2023000123号-1 青ICP备2023000456号-1</p>", { icp: "藏ICP备2023000123号-1" }],
    ["<p>宁B2-20230123 新B2-20230456</p>", { valueAddedTelecom: "宁B2-20230123" }],
    ["<p>增值电信业务经营许可证（ICP）：沪B2-20230123</p>", { valueAddedTelecom: "沪B2-20230123" }],
    ["<p>备案申请中，暂以陕ICP备XXXXXXXX号显示</p>", { icp: null }],
    ["<p>合作方：星河科技，粤ICP备2023000123号</p><p>本站：粤ICP备2023000456号</p>", { icp: "粤ICP备2023000456号" }],
    ["<p>支付由支付宝、微信提供 | 粤ICP备2023000456号-2</p>", { icp: "粤ICP备2023000456号-2" }],
    ["<p>本站服务器由阿里云提供。粤ICP备2023000456号-2</p>", { icp: "粤ICP备2023000456号-2" }],
    [
      "<footer><span>本站由独角数卡提供支持</span> <a>粤ICP备2023000456号-2</a></footer>",
      { icp: "粤ICP备2023000456号-2" },
    ],
    ["<footer><p>合作伙伴：支付宝 微信支付</p><p>粤ICP备2023000456号-2</p></footer>", { icp: "粤ICP备2023000456号-2" }],
    ["<footer>合作伙伴：支付宝 微信 粤ICP备2023000456号-2</footer>", { icp: "粤ICP备2023000456号-2" }],
    ["<footer>关于我们 供货商入驻 联系我们 粤ICP备2023000456号-2</footer>", { icp: "粤ICP备2023000456号-2" }],
    [
      "<footer>商家入驻 渠道合作 第三方平台声明 粤ICP备2023000456号-2 粤公网安备44010602000001号</footer>",
      { icp: "粤ICP备2023000456号-2" },
    ],
    ["<footer>谨防假冒 粤ICP备2023000456号-2</footer>", { icp: "粤ICP备2023000456号-2" }],
    ["<footer>谨防假冒网站，认准本站备案 粤ICP备2023000456号-2</footer>", { icp: "粤ICP备2023000456号-2" }],
    ["<p>假冒网站的备案号为粤ICP备2023000456号-2</p>", { icp: null }],
    ["<p>增值电信业务经营许可证 京B2-20230123（由合作方星河公司持有）</p>", { valueAddedTelecom: null }],
    ["<p>技术服务商星河公司：京B2-20230123</p>", { valueAddedTelecom: null }],
    [`<p>开票示例：购方税号 ${U}</p>`, { uscc: null }],
    [`<p>发票税号请按此格式填写，例：${U}</p>`, { uscc: null }],
    [`<input placeholder='例如 ${U}'><p>粤ICP备2023000456号</p>`, { uscc: null, icp: "粤ICP备2023000456号" }],
  ])("of %s are the platform's own, as printed", (html, expected) => {
    const { licences } = extractPolicy(visibleText(html), "refund");
    const wanted = FIELDS.filter((field) => field in expected);
    expect(Object.fromEntries(wanted.map((field) => [field, licences[field]?.value ?? null]))).toEqual(expected);
  });
});
