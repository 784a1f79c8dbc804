import type { SoftwareId } from "../../../crawler/discover/software-names.ts";

/**
 * Home pages as the default templates of each software render them: short pages of our own, made of the paths, classes and
 * variables that its public repository shows. `cdn` stands before every asset, as many operators have it.
 */
export type Template = {
  readonly software: SoftwareId;
  readonly theme: string;
  readonly render: (shop: Shop) => string;
};
type Shop = { readonly name: string; readonly cdn: string };

const NOTICE = "本站卡密售出后不退不换，质保七天，问题卡请当天联系客服处理。";
const FOOTER = `客服QQ：60918273 <a href="https://beian.miit.gov.cn/">虚ICP备2021000001号</a>`;
const page = (title: string, head: string, body: string) =>
  `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>${title}</title>${head}</head><body>${body}</body></html>`;
const css = (...paths: readonly string[]) => paths.map((path) => `<link rel="stylesheet" href="${path}">`).join("");
const js = (...paths: readonly string[]) => paths.map((path) => `<script src="${path}"></script>`).join("");
const goods = (href: (id: number) => string) =>
  [3, 5, 8, 12, 20, 21].map((id) => `<a href="${href(id)}">游戏点卡 ${id} 元</a>`).join("");

export const TEMPLATES: readonly Template[] = [
  {
    software: "dujiaoka",
    theme: "hyper",
    render: ({ name, cdn }) =>
      page(
        `首页 | ${name}`,
        css(`${cdn}/assets/hyper/css/icons.min.css`, `${cdn}/assets/hyper/css/app-creative.min.css`),
        `<div class="navbar-custom topnav-navbar"><a href="/" class="topnav-logo">${name}</a><a class="nav-link" href="/order-search">订单查询</a></div>
<div id="notice-modal" class="modal fade"><div class="modal-body">${NOTICE}</div></div>
<h4 class="page-title">主页</h4>${goods((id) => `/buy/${id}`)}
<footer class="footer hyper-footer"><div class="text-md-right footer-links d-none d-md-block">${FOOTER}</div></footer>
${js(`${cdn}/assets/hyper/js/vendor.min.js`)}`,
      ),
  },
  {
    software: "dujiaoka",
    theme: "luna",
    render: ({ name, cdn }) =>
      page(
        `首页 | ${name}`,
        css(`${cdn}/assets/luna/layui/css/layui.css`),
        `<div class="main"><div class="main-box"><div class="cate"></div><div class="goods-list"></div></div></div>
<div class="footer"><div style="text-align: center">${FOOTER}</div></div><div class="query-m"><a href="/order-search">查单</a></div>
<script>let title = "站点公告", tipsCon = '<p>${NOTICE}</p>', goodsMsg = [{"id":1,"gp_name":"点卡","goods":[{"id":7,"gd_name":"点卡"},{"id":9,"gd_name":"月卡"}]}];</script>`,
      ),
  },
  {
    software: "dujiaoka",
    theme: "unicorn",
    render: ({ name }) =>
      page(
        `${name}`,
        "",
        `<header class="header sticky-top"><a class="nav-link" href="http://jia.test/order-search">订单查询</a></header>
<div class="notice"><div class="jumbotron"><h4>站点公告：</h4><div>${NOTICE}</div></div></div>
<div class="category-menus"></div><div id="goodsTabContent">${goods((id) => `http://jia.test/buy/${id}`)}</div><footer>${FOOTER}</footer>`,
      ),
  },
  {
    software: "morpho",
    theme: "morpho",
    render: ({ name, cdn }) =>
      page(
        `首页 | ${name}`,
        css(`${cdn}/assets/morpho/icons/cartzilla-icons.min.css`, `${cdn}/assets/morpho/css/theme.min.css`),
        `<div class="swiper-wrapper"><div class="swiper-slide text-truncate">${NOTICE}</div></div><button id="topbarPrev"><i class="ci-chevron-left"></i></button>
<nav><a class="nav-link" href="/article/after-sale">售后说明</a><a class="btn" href="/order-search"><i class="ci-search"></i></a></nav>
<div class="swiper" id="heroSlider"><i class="ci-bell"></i><span>公告</span><div class="notice-content">${NOTICE}</div></div>
<div id="goodsTabContent">${goods((id) => `/buy/${id}`)}</div>
<footer class="footer"><a href="#!">用户隐私</a><a href="#!">使用条款</a>${FOOTER}</footer>`,
      ),
  },
  {
    software: "acg-faka",
    theme: "Cartoon 3",
    render: ({ name, cdn }) =>
      page(
        `购物 - ${name}`,
        `${css(`${cdn}/assets/user/css/index.css`)}${js(`${cdn}/assets/common/js/ready.js`)}<!--start::HOOK--><!--end::HOOK-->`,
        `<nav class="navbar navbar-expand-lg navbar-acg"><a class="navbar-brand" href="/">${name}</a><a class="nav-link" href="/user/index/query">订单查询</a>
<a class="nav-link" target="_blank" href="https://wpa.qq.com/msgrd?v=1&uin=60918273">在线客服</a><a href="/user/authentication/login">登录</a></nav>
<div class="panel"><div class="panel-header">公告</div><div class="panel-body">${NOTICE}</div></div><div class="item-list">努力加载中..</div>
<footer>虚ICP备2021000001号</footer>`,
      ),
  },
  {
    software: "acg-faka",
    theme: "Cartoon 2",
    render: ({ name }) =>
      page(
        name,
        `${css("/assets/static/css/i.css?v=2")}${js("/assets/static/pay.js?v=2")}`,
        `<div id="app"><nav class="navbar"><a class="nav-link" href="/user/index/query">查订单</a><a class="nav-link" href="https://wpa.qq.com/msgrd?v=1&uin=60918273">在线客服</a></nav>
<div class="card"><div class="card-header"><p class="card-title">公告</p></div><div class="card-block">${NOTICE}</div></div></div>
<script>Pay.getCategory(list => {})</script>`,
      ),
  },
  {
    software: "mcy-shop",
    theme: "默认",
    render: ({ name, cdn }) =>
      page(
        name,
        `${css(`${cdn}/assets/user/css/oneui.min.css`)}${js(`${cdn}/assets/common/js/ready.js`)}`,
        `<div id="page-container" class="main-content-boxed"><a class="nav-main-link" href="/search"><svg class="mcy-icon"></svg>订单查询</a>
<div class="block block-notice"><div class="content-notice"><div class="notice-title">公告</div><div>${NOTICE} 客服QQ：60918273</div></div></div>
${goods((id) => `/item?id=${id}`)}<footer id="page-footer"><a href="https://beian.miit.gov.cn/">虚ICP备2021000001号</a></footer></div>`,
      ),
  },
  {
    software: "zfaka",
    theme: "hyacinth",
    render: ({ name }) =>
      page(
        name,
        css("/res/layui/css/layui.css"),
        `<div class="fly-header layui-bg-black"><a href="/product/query">查询订单</a><a href="/member/login/">登入</a></div>
<div class="layui-card"><div class="layui-card-header">公告</div><div class="layui-card-body">${NOTICE}</div></div>${goods((id) => `/product/detail?pid=${id}`)}
<div class="fly-footer"><p>客服QQ：60918273</p><p>Powered by <a href="https://github.com/zlkbdotnet/zfaka/">ZFAKA 2.0</a></p></div>${js("/res/layui/layui.js")}`,
      ),
  },
  {
    software: "card-system",
    theme: "Material",
    render: ({ name }) =>
      `<!DOCTYPE html><html lang=zh-CN><head><meta charset=utf-8><title>${name}</title><link href=/dist/css/app.5b0fe343.css rel=stylesheet></head><body><noscript><strong>We're sorry but web_shop doesn't work properly without JavaScript enabled.</strong></noscript><div id=progress><div id=progress-timeout style="display: none"><p>推荐浏览器</p></div></div><div id=app></div><div id=bkg></div><script>var config = {"url":"http://jia.test","shop":{"name":"${name}","qq":"60918273","ann":"<p>${NOTICE}</p>"},"categories":[]};</script><script src=/dist/js/app.ee0efba0.js></script></body></html>`,
  },
  {
    software: "card-system",
    theme: "Classic",
    render: ({ name, cdn }) =>
      page(
        name,
        css(`${cdn}/plugins/theme_classic/pc.min.css?v=3`),
        `<section class="page_top"><a href="/s#/record" class="reg_btn">查询订单</a><a class="btn" href="/s#/report">投诉订单</a></section>
<p><b>卖家QQ </b><span>60918273</span><a href="//wpa.qq.com/msgrd?v=1&uin=60918273&site=fakaxitong.com&menu=yes">咨询卖家</a></p>
<script type=text/javascript>var config = {"shop":{"name":"${name}","qq":"60918273","ann":"${NOTICE}"}};</script>`,
      ),
  },
  {
    software: "jingfaka",
    theme: "v11",
    render: ({ name, cdn }) =>
      page(
        name,
        css(`${cdn}/static/theme/maowang51/css/style.css`),
        `<a href="/orderquery">订单查询</a><a href="/company/contact">联系我们</a><a href="/company/notice">系统公告</a><a href="/company/faq">常见问题</a><a href="/complaintquery">投诉查询</a>
<footer>工作时间：9:00 ~ 22:00 <a href="http://wpa.qq.com/msgrd?v=3&uin=60918273&site=qq&menu=yes">客服QQ</a></footer>`,
      ),
  },
  {
    software: "jingshangcheng",
    theme: "PRO",
    render: ({ name }) =>
      page(
        `${name}`,
        `<script type="module" src="/assets/index-4d2f.js"></script>`,
        `<div id="app"></div><script>window.__base="jingsoft";</script><!-- Powered by 鲸商城PRO -->`,
      ),
  },
  {
    software: "caihong",
    theme: "faka",
    render: ({ name, cdn }) =>
      page(
        name,
        css(`${cdn}/assets/faka/css/css7.css`),
        `<ul id="nav"><li><a href="./">商品首页</a></li><li><a href="./?mod=query">订单查询</a></li><li><a href="./?mod=about">关于我们</a></li><li><a href="./?mod=help">帮助中心</a></li></ul>
<a href="./user/login.php">登录</a><div class="gg"><h3>公告</h3><p>${NOTICE}</p></div>${goods((id) => `./?mod=buy&tid=${id}`)}
<a href="http://wpa.qq.com/msgrd?v=3&uin=60918273&site=qq&menu=yes"><img src="http://wpa.qq.com/pa?p=2:60918273:52"></a><div class="footer"><div class="copyright">Copyright ${name}</div></div>`,
      ),
  },
  {
    software: "caihong",
    theme: "store",
    render: ({ name }) =>
      page(
        name,
        css("assets/store/css/foxui.css"),
        `<div class="fui-page-group"><div class="fui-content"><div class="fui-notice"><div class="text">${NOTICE}</div></div></div>
<div class="footer"><a href="./?mod=kf">客服</a><a href="./?mod=query">订单</a><a href="./user/">会员中心</a></div></div><script>var hashsalt=[]; $.get("ajax.php?act=gettool")</script>`,
      ),
  },
  {
    software: "qs-faka",
    theme: "web",
    render: ({ name, cdn }) =>
      page(
        name,
        `<script type="module" crossorigin src="${cdn}/web/assets/index-6b6fbd51.js"></script>`,
        `<div id="app"></div>`,
      ),
  },
  {
    software: "kamifaka",
    theme: "dist",
    render: ({ name }) =>
      page(
        name,
        css("/static/css/styles.2fd03cef.css"),
        `<noscript><strong>We're sorry but kamifaka doesn't work properly without JavaScript enabled.</strong></noscript><div id="app"></div>${js("/static/js/app.792e9226.js")}`,
      ),
  },
  {
    software: "classic",
    theme: "聚合建站",
    render: ({ name }) =>
      `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd"><html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312" /><title>${name} 卡盟</title></head>
<body bgcolor="#ffffff"><table width="960"><tr><td><a href="/gonggao.php?id=3">网站公告</a> <a href="/lianxi.php">联系我们</a> <a href="/bangzhu.php">帮助中心</a></td></tr><tr><td>客服QQ：60918273</td></tr></table></body></html>`,
  },
  {
    software: "shequ",
    theme: "乐购",
    render: ({ name }) =>
      page(
        name,
        "",
        `<a href="/notice.html">网站公告</a><a href="/chadan">查单</a><a href="/gonghuo">供货</a>${goods((id) => `/login/${id}`)}<p>客服QQ：60918273</p>`,
      ),
  },
];
