import type { OTHER_THEMES } from "./other-themes.ts";

/** Other versions and builds of the open systems, their footers, assets and hooks removed or replaced. */
export const MORE_THEMES: typeof OTHER_THEMES = [
  {
    software: "dujiaoka",
    what: "1.x, one page for all goods",
    html: `<html><head><link href="/assets/style/main.css" rel=stylesheet></head><body><div class="sh-header"><a href="/searchOrder">订单查询</a></div><form action="/postOrder" method=post><select name=tid></select></form></body></html>`,
  },
  {
    software: "dujiaoka",
    what: "layui without its footer",
    html: `<html><head><link href="https://cdn.xiaoyu.test/layui/css/layui.css" rel=stylesheet></head><body><div class="sh-header"><a href="https://xiaoyu.test/order-search">查单</a></div><table class=layui-table><tr><td><a href="https://xiaoyu.test/buy/3">购买</a></table><div class="sh-footer"></div></body></html>`,
  },
  {
    software: "dujiaoka",
    what: "unicorn without its assets",
    html: `<html><body><header><a href="/order-search">Search</a></header><div class=category-menus></div><div id=goodsTabContent class=tab-content><a href="/buy/9">x</a></div></body></html>`,
  },
  {
    software: "acg-faka",
    what: "first version, hooks removed",
    html: `<html><head><script src="https://cdn.t.test/assets/static/pay.js?v=1.2"></script></head><body><div id=app><a href="/user/index/query">查订单</a><a href="https://chat.t.test/">在线客服</a></div></body></html>`,
  },
  {
    software: "acg-faka",
    what: "scripts joined, other names",
    html: `<html><body><nav><a href="/user/authentication/login?goto=/">登录</a></nav><a href="/item/12">x</a><script src="/assets/user/js/_index.js?v=3"></script></body></html>`,
  },
  {
    software: "mcy-shop",
    what: "footer filled in",
    html: `<html><body><main><div class="block block-notice"><div class="content-notice">公告</div></div><a href="/item?id=5"><div class="ribbon-item-price">9</div></a></main><footer><a href="https://beian.miit.gov.cn/">备案</a></footer><script src="/assets/common/js/base.js"></script></body></html>`,
  },
  {
    software: "qs-faka",
    what: "hashes of another build",
    html: `<html><head><title>晨星</title><script type="module" crossorigin src="/web/assets/index-6b6fbd51.js"></script><link rel="modulepreload" href="/web/assets/libs-d79b82a8.js"></head><body><div id="app"></div></body></html>`,
  },
];
