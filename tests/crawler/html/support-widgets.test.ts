import { describe, expect, it } from "vitest";
import { extractPolicy } from "../../../crawler/extract/extract-policy.ts";
import { visibleText } from "../../../crawler/html/visible-text.ts";

/** The public addresses of every vendor of chat windows that we know. */
const ADDRESSES = [
  "https://static.meiqia.com/dist/meiqia.js",
  "https://chat.meiqia.com/dist/standalone.html?eid=123",
  "https://tb.53kf.com/code/code/10123/1",
  "https://tb.53kf.com/code/client/ab12/2",
  "https://tb.53kf.com/code/app/ab12/2",
  "https://www11.53kf.com/webCompany.php?arg=1",
  "https://www.sobot.com/chat/frame/js/entrance.js?sysNum=0123456789abcdef0123456789abcdef",
  "https://chat.sobot.com/chat/frame/v2/entrance.js?sysnum=0123",
  "https://tenant.sobot.com/chat/frame/js/entrance.js?sysNum=01",
  "https://abc.soboten.com/chat/h5/v6/index.html?sysnum=01",
  "https://qiyukf.com/script/0123456789abcdef0123456789abcdef.js",
  "https://abc.qiyukf.com/client?k=1",
  "https://abc.s2.udesk.cn/im_client/?web_plugin_id=12",
  "https://abc.udesk.cn/im_client/?web_plugin_id=12",
  "https://assets-cli.s4.udesk.cn/im_client/js/udeskApi.js",
  "https://assets-cli.udesk.cn/im_client/js/udeskApi.js",
  "https://kefu.easemob.com/webim/easemob.js?tenantId=1",
  "https://12.kefu.easemob.com/webim/im.html?configId=1",
  "https://webchat.7moor.com/javascripts/7moorInit.js?accessId=1",
  "https://ykf-webchat.7moor.com/javascripts/7moorInit.js?accessId=1",
  "https://webchat.7moor.com/wapchat.html?accessId=1",
  "https://p.qiao.baidu.com/cps/chat?siteId=1&userId=2",
  "https://p.qiao.baidu.com//im/index?siteid=1&ucid=2",
  "https://qiao.baidu.com/v3/?module=default",
  "https://www.weiyuai.cn/embed/bytedesk-web.js",
  "https://group.easyliao.com/live.js",
  "https://client.crisp.chat/l.js",
  "https://embed.tawk.to/5f/default",
  "https://cdn.livechatinc.com/tracking.js",
  "https://widget.intercom.io/widget/abc",
  "https://static.intercomcdn.com/intercom.js",
  "https://static.zdassets.com/ekr/snippet.js?key=1",
  "https://v2.zopim.com/?abc",
  "https://app.chatwoot.com/packs/js/sdk.js",
  "https://call.chatra.io/chatra.js",
  "https://code.tidio.co/abc.js",
  "https://code.jivosite.com/widget/abc",
  "https://wchat.freshchat.com/js/widget.js",
  "https://www.smartsuppchat.com/loader.js",
  "https://static.olark.com/jsclient/loader0.js",
  "https://salesiq.zohopublic.com/widget",
  "https://www.mylivechat.com/chatinline.aspx?hccid=1",
  "https://wp.qiye.qq.com/qidian/2850000000/0123456789abcdef",
  "https://wpa.b.qq.com/cgi/wpa.php?key=abc",
  "https://wpa1.qq.com/AbC?_type=wpa&qidian=true",
];

const typesOn = (html: string) =>
  extractPolicy(visibleText(`<p>甲演示卡盟</p>${html}`), "support").channels.map(({ type }) => type);

describe("a chat window of a vendor", () => {
  it.each(ADDRESSES)(
    "%s is seen in a script, in a frame, in a script that loads it, and behind a picture",
    (address) => {
      const ways = [
        `<script async src="${address.replace("https:", "")}"></script>`,
        `<iframe src="${address}"></iframe>`,
        `<script>var s=document.createElement("script");s.src="${address}";document.head.appendChild(s)</script>`,
        `<a href="${address}"><img src="/k.png"></a>`,
      ];
      const type = /\.qq\.com/.test(address) ? /^(?:qq|online_chat)$/ : /^online_chat$/;
      for (const way of ways) expect(typesOn(way)[0]).toMatch(type);
    },
  );

  it.each([
    `var BASE_URL="https://kf.jia.test";g.src=BASE_URL+"/packs/js/sdk.js";g.onload=function(){window.chatwootSDK.run({websiteToken:"x",baseUrl:BASE_URL})}`,
    "window.chatwootSettings={position:'right'}",
    "_MEIQIA('entId', 10086);",
    "ysf('open', {templateId: 1})",
    'ud({"code":"1a2b","link":"/im"})',
    "window.$crisp=[];window.CRISP_WEBSITE_ID=id;",
    "var Tawk_API=Tawk_API||{};",
    "window.__lc=window.__lc||{};window.__lc.license=1;",
    "window.intercomSettings={app_id:id}",
  ])("is seen by what a script calls: %s", (code) => {
    expect(typesOn(`<script>${code}</script>`)).toEqual(["online_chat"]);
    expect(typesOn(`<button onclick="${code.replaceAll('"', "'")}">在</button>`)).toEqual(["online_chat"]);
  });

  it("is not the address of who made the theme", () => {
    const link = '<a href="https://t.me/riniba">@riniba</a>';
    expect(typesOn(`<p>© All rights reserved. Made by ${link}</p>`)).toEqual([]);
    expect(typesOn(`<p>联系我们 ${link}</p>`)).toEqual(["telegram"]);
  });

  it("is not every script that names a function like theirs", () => {
    expect(typesOn("<script>function ud(a){return a} ud(1); ysf(2); var crisp=1;</script>")).toEqual([]);
  });

  it.each([
    "https://www.meiqia.com/about",
    "https://qiao.baidu.com/",
    "https://t.53kf.com/price.html",
    "https://crisp.chat/",
  ])("is not the vendor's own page %s", (address) => {
    expect(typesOn(`<a href="${address}">伙伴</a><script src="${address}"></script>`)).toEqual([]);
  });
});
