/** Home pages as their owners change them: other themes, CDNs, footers; and pages of what is none of these systems. */
export const OTHER_THEMES: readonly {
  readonly software: string | null;
  readonly what: string;
  readonly html: string;
}[] = [
  {
    software: "dujiaoka",
    what: "luna, cdn, footer replaced",
    html: `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>小鱼数卡</title><link rel=stylesheet href="https://cdn.xiaoyu.test/assets/luna/layui/css/layui.css"><link rel=stylesheet href="https://cdn.xiaoyu.test/assets/luna/main.css"></head><body><div class="header"><a href="/">首页</a><a href="https://xiaoyu.test/order-search">查询订单</a></div><div class="notice"><h3>店铺公告</h3><p>客服QQ：1827364509</p></div><script>var goodsMsg={"data":[]}</script><div class="footer">小鱼数卡 版权所有</div></body></html>`,
  },
  {
    software: "dujiaoka",
    what: "unknown theme",
    html: `<!doctype html><html><head><link href="/assets/riniba_02/css/app.css" rel=stylesheet></head><body><nav><a href="/">Home</a><a href="/order-search">订单查询</a></nav><a href="/buy/3">Q币 100</a><a href="/buy/8">月卡</a><footer>自定义</footer></body></html>`,
  },
  {
    software: "dujiaoka",
    what: "hyper minified buy",
    html: `<html><head><link href=/assets/hyper/css/app-creative.min.css rel=stylesheet></head><body class=loading><div class=topnav-navbar><a href=/ class=topnav-logo></a></div><form action=/create-order method=post><input name=email></form><div id=buy_prompt class=modal><div class=modal-body>购买提示</div></div></body></html>`,
  },
  {
    software: "morpho",
    what: "customised",
    html: `<html><head><link rel="stylesheet" href="/assets/morpho/css/theme.min.css"></head><body><div class="swiper-slide">公告</div><a href="/article/refund">退款说明</a><a href="/order/search">查单</a><i class="ci-search"></i><a href="#!">使用条款</a></body></html>`,
  },
  {
    software: "morpho",
    what: "no asset path",
    html: `<html><head><link rel="stylesheet" href="/static/theme.min.css"><link rel="preload" href="/static/icons/cartzilla-icons.woff2"></head><body><header><i class="ci-bell"></i></header><a href="/article/">文章</a><a href="/order/search">查单</a><a href="/buy/2">a</a></body></html>`,
  },
  {
    software: "acg-faka",
    what: "v3 custom theme",
    html: `<html><head><link href="/app/View/User/Theme/Aurora/style.css" rel=stylesheet><script src="/assets/common/js/ready.js?v=3.6.0"></script></head><body><div class="panel"><div class="panel-title">公告</div><div class="panel-body">客服QQ 2837465</div></div><div class="item-list">努力加载中..</div><a href="/user/authentication/login">登录</a></body></html>`,
  },
  {
    software: "acg-faka",
    what: "minimal",
    html: `<html><body><!--start::HOOK--><nav class="nav"><a href="/user/index/query">订单查询</a></nav><!--end::HOOK--></body></html>`,
  },
  {
    software: "mcy-shop",
    what: "variant",
    html: `<html><head><link href="/assets/user/css/oneui.min.css" rel=stylesheet><script src="/assets/common/js/ready.js"></script></head><body><a class="nav-main-link" href="/cart">购物车</a><a href="/item?id=3">商品</a><a href="/terms">服务条款</a></body></html>`,
  },
  {
    software: "zfaka",
    what: "choice",
    html: `<html><head><link href="/res/layui/css/layui.css" rel=stylesheet><link href="/res/css/global.css" rel=stylesheet></head><body><ul class="layui-nav"><li><a href="/product/query">订单查询</a></li></ul><a href="/product/detail/?pid=4">x</a><div class="fly-footer">改过的页脚</div></body></html>`,
  },
  {
    software: "card-system",
    what: "shell",
    html: `<!DOCTYPE html><html><head><meta charset=utf-8><title>云海发卡</title></head><body><div id="app"></div><script>var config={"name":"云海"}</script><a href="/s#/record">查询订单</a><script src=/dist/js/chunk-vendors.1a2b3c4d.js></script><script src=/dist/js/app.1a2b3c4d.js></script></body></html>`,
  },
  {
    software: "card-system",
    what: "cdn shell without links",
    html: `<!DOCTYPE html><html><head></head><body><noscript><strong>We're sorry but web_shop doesn't work properly without JavaScript</strong></noscript><div id=app></div><script src="https://cdn.t.test/dist/js/app.0f0f0f0f.js"></script></body></html>`,
  },
  {
    software: "jingfaka",
    what: "v11 custom",
    html: `<html><body><div class="top">工作时间：9:00 ~ 22:00 <a href="http://wpa.qq.com/msgrd?v=3&uin=2837465">QQ</a></div><a href="/orderquery">订单查询</a><a href="/complaintquery">投诉查询</a><a href="/company/faq.html">常见问题</a><a href="/company/contact">联系我们</a></body></html>`,
  },
  {
    software: "jingfaka",
    what: "shop page",
    html: `<html><head><link href="/static/theme/maowang51/css/style.css" rel=stylesheet></head><body><a href="/details/7F3A2B">x</a><a href="/complaint">投诉</a></body></html>`,
  },
  {
    software: "jingshangcheng",
    what: "SPA",
    html: `<html><head><title>鲸商城PRO</title><script src="/assets/index-2f3a.js"></script></head><body><div id="app"></div></body></html>`,
  },
  {
    software: "jingshangcheng",
    what: "renamed",
    html: `<html><head><title>海豚商城</title></head><body><div id="root"></div><script>fetch('/index/Api/systemConfig');fetch("/shopApi/Shop/info")</script></body></html>`,
  },
  {
    software: "caihong",
    what: "store",
    html: `<html><head><link href="//lib.baomitu.com/twitter-bootstrap/3.4.1/css/bootstrap.min.css" rel=stylesheet></head><body><a href="./?mod=query">查单</a><a href="./?mod=kf">客服</a><a href="./user/regsite.php">开通分站</a><script>$.get("ajax.php?act=getcount")</script></body></html>`,
  },
  {
    software: "caihong",
    what: "fui",
    html: `<html><body class="fui-page"><a href="./?mod=buy&tid=12">x</a><div class="fui-notice">公告</div><img src="http://wpa.qq.com/pa?p=2:2837465:52"></body></html>`,
  },
  {
    software: "qs-faka",
    what: "shell",
    html: `<html><head><script type=module crossorigin src="/web/assets/index-9f8e7d6c.js"></script></head><body><div id="app"></div></body></html>`,
  },
  {
    software: "qs-faka",
    what: "cdn",
    html: `<html><head><link rel="modulepreload" href="https://static.q.test/web/assets/vue-3c2b1a00.js"><script type=module src="https://static.q.test/web/assets/index-3c2b1a00.js"></script></head><body><div id=app></div></body></html>`,
  },
  {
    software: "qs-faka",
    what: "drawn, without its script",
    html: `<html><body><div id="app"><div class="index-wrapper"><div class="home-experience"></div><div class="home-jion"></div><div id="bottom" class="footer"><div class="tiaoz_box"><span>买家服务</span><a>投诉订单</a></div><div class="lxwb_text"><span>平台客服</span><span>Q Q：60918273</span><span>时间：7*24小时</span></div><div class="beoan_box"></div></div></div></div></body></html>`,
  },
  {
    software: "kamifaka",
    what: "shell",
    html: `<html><body><noscript><strong>We're sorry but kamifaka-frontend doesn't work properly without JavaScript enabled.</strong></noscript><div id=app></div><script src=/static/js/app.1a2b3c4d.js></script></body></html>`,
  },
  {
    software: "shequ",
    what: "login links",
    html: `<html><body><a href="/login/101">a</a><a href="/login/102">b</a><a href="/login/103">c</a><a href="/chadan">查单</a><a href="/notice.html">公告</a></body></html>`,
  },
  {
    software: "classic",
    what: "gb2312",
    html: `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"><html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>聚鑫卡盟</title></head><body><table bgcolor=#fff><tr><td><font color=red>公告</font></td></tr></table><a href="product.php?id=3">Q币</a></body></html>`,
  },
  {
    software: "dujiao-next",
    what: "shell",
    html: `<html><head><title>店</title><script type="module" src="/assets/index-1.js"></script></head><body><div id="app"></div><script>window.__API__="/api/v1/public/config"</script><meta name="generator" content="Dujiao-Next"></body></html>`,
  },
  {
    software: "hmyk",
    what: "hmyk",
    html: `<html><head><link href="/assets/template/default/hmyk/style.css" rel=stylesheet></head><body>红盟云卡</body></html>`,
  },
  {
    software: null,
    what: "wordpress",
    html: `<html><head><meta name="generator" content="WordPress 6.5"><link href="/wp-content/themes/astra/style.css" rel=stylesheet></head><body class="home"><a href="/article/hello">hello</a><a href="/shop/cart">Cart</a><a href="/product/1">p</a></body></html>`,
  },
  {
    software: null,
    what: "discuz",
    html: `<html><head><meta charset="gbk"><meta name="generator" content="Discuz! X3.4"></head><body><a href="forum.php?mod=viewthread&tid=12">t</a><a href="home.php?mod=invite&u=1">邀请</a><a href="misc.php?mod=faq">faq</a><a href="member.php?mod=register">注册</a><a href="portal.php?mod=list">x</a></body></html>`,
  },
  {
    software: null,
    what: "discuz search",
    html: `<html><head><meta charset="utf-8"></head><body><a href="search.php?mod=forum&so=1">s</a><a href="home.php?mod=space&do=notice">n</a><a href="plugin.php?id=x">x</a><script>ajaxget('ajax.php?act=1')</script></body></html>`,
  },
  {
    software: null,
    what: "gb2312 company",
    html: `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"><html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>某某机械厂</title></head><body><center><font>公司简介</font></center><a href="product.asp?id=3">产品</a></body></html>`,
  },
  {
    software: null,
    what: "dedecms gbk",
    html: `<html><head><meta charset=gbk></head><body><a href="/plus/list.php?tid=3">列表</a><a href="/plus/search.php">s</a></body></html>`,
  },
  {
    software: null,
    what: "ecshop",
    html: `<html><head><meta charset="utf-8"><meta name="Generator" content="ECSHOP v2.7.3"></head><body><a href="goods.php?id=12">x</a><a href="article.php?id=5">a</a><a href="user.php?act=login">l</a><script>Ajax.call('region.php?act=x')</script></body></html>`,
  },
  {
    software: null,
    what: "layui admin",
    html: `<html><head><link href="/res/layui/css/layui.css" rel=stylesheet><script src="/static/admin/layui.js"></script></head><body><div class="layui-layout"></div><a href="/user/login">l</a></body></html>`,
  },
  {
    software: null,
    what: "fly community (layui)",
    html: `<html><head><link href="/res/layui/css/layui.css" rel=stylesheet><link href="/res/css/global.css" rel=stylesheet></head><body><div class="fly-header layui-bg-black"><a class="fly-logo" href="/">fly社区</a></div><div class="fly-footer">Fly</div><a href="/user/login/">登录</a></body></html>`,
  },
  {
    software: null,
    what: "vue cli shell",
    html: `<html><body><noscript><strong>We're sorry but my-shop doesn't work properly without JavaScript</strong></noscript><div id=app></div><script src=/js/chunk-vendors.1a2b3c4d.js></script><script src=/dist/js/app.1a2b3c4d.js></script><script>var config = {a:1}</script></body></html>`,
  },
  {
    software: null,
    what: "next shop",
    html: `<html><body><div id="__next"><a href="/products/a">A</a><a href="/item/12">x</a></div><script src="/_next/static/chunks/main.js"></script></body></html>`,
  },
  {
    software: null,
    what: "oneui admin template",
    html: `<html><head><link href="/assets/css/oneui.min.css" rel=stylesheet></head><body><a class="nav-main-link" href="#">Dash</a><main class="main-content-boxed"></main></body></html>`,
  },
  {
    software: null,
    what: "cartzilla shop",
    html: `<html><head><link href="/vendor/cartzilla-icons/css.css"></head><body><i class="ci-search"></i><i class="ci-bell"></i><a href="/product/3">x</a></body></html>`,
  },
  {
    software: null,
    what: "hyper admin template",
    html: `<html><head><link href="/assets/css/app-creative.min.css" rel=stylesheet></head><body><div class="topnav-navbar"><a class="topnav-logo">H</a></div></body></html>`,
  },
  {
    software: null,
    what: "hyper assets",
    html: `<html><head><link href="/assets/hyper/css/app.min.css" rel=stylesheet></head><body><div class="topnav-navbar">CRM</div></body></html>`,
  },
  {
    software: null,
    what: "shopify",
    html: `<html><head><script src="https://cdn.shopify.com/s/files/1/0/theme.js"></script></head><body><a href="/products/gift-card">gift</a><a href="/policies/refund-policy">Refund</a></body></html>`,
  },
  {
    software: null,
    what: "fastadmin site",
    html: `<html><head><meta name="author" content="FastAdmin"><link href="/assets/css/frontend.min.css"></head><body><a href="/index/user/login.html">login</a></body></html>`,
  },
  {
    software: null,
    what: "whmcs",
    html: `<html><body><a href="/cart.php?a=add&pid=3">order</a><a href="/submitticket.php">ticket</a><a href="/knowledgebase.php">kb</a></body></html>`,
  },
  {
    software: null,
    what: "company site",
    html: `<html><body><a href="/company/news">公司新闻</a><a href="/company/contact">联系我们</a><a href="/aboutus">关于我们</a></body></html>`,
  },
  {
    software: null,
    what: "blog about dujiaoka",
    html: `<html><head><title>教程：安装发卡系统</title></head><body><article>本文介绍如何安装<a href="https://github.com/assimon/dujiaoka">独角数卡</a>与 acg-faka、鲸发卡、kamifaka 的区别。</article></body></html>`,
  },
  {
    software: null,
    what: "admin login links",
    html: `<html><body><a href="/login/1">会员</a><a href="/login/2">商家</a><a href="/login/3">代理</a></body></html>`,
  },
  {
    software: null,
    what: "laravel order search",
    html: `<html><body><a href="/order-search">Track order</a><a href="/products">Shop</a></body></html>`,
  },
  {
    software: null,
    what: "spa with public api",
    html: `<html><body><div id=app></div><script>fetch("/api/v1/public/config")</script></body></html>`,
  },
];
