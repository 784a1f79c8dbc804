/** Ways in which owners show a notice and a contact on a home page. */
export const SHOWN: readonly { readonly how: string; readonly html: string }[] = [
  {
    how: "modal",
    html: `<div id="notice-modal" class="modal"><div class="modal-body">发货后概不退换</div></div><footer><a href="http://wpa.qq.com/msgrd?v=3&uin=1827364509">联系站长</a></footer>`,
  },
  {
    how: "marquee",
    html: `<marquee>欢迎光临，卡密问题加QQ 1827364509</marquee>`,
  },
  {
    how: "announce",
    html: `<section class="announcement-bar"><span>系统通知：国庆正常发货</span></section><div class="kefu-float"><a href="https://t.me/kefu_jia">TG</a></div>`,
  },
  {
    how: "panel title",
    html: `<div class="card"><div class="card-header">📢 店铺公告</div><div class="card-body">今日上新</div></div><div class="card"><div class="card-header">联系客服</div><div class="card-body">微信 kefu_jia01</div></div>`,
  },
  {
    how: "links",
    html: `<nav><a href="/p/1">公告</a><a href="/p/2">联系我们</a><a href="/p/3">帮助中心</a></nav>`,
  },
  {
    how: "icon links",
    html: `<a href="/gg" title="最新公告"><i class="i-bell"></i></a><a href="/kf" aria-label="在线客服"><i></i></a>`,
  },
  {
    how: "layui carousel",
    html: `<blockquote class="layui-elem-quote">温馨提示：本站自动发货</blockquote><div class="fixed-right"><a href="tencent://message/?uin=1827364509">QQ</a></div>`,
  },
  {
    how: "old",
    html: `<table><tr><td bgcolor="#eee"><b>网站公告</b></td></tr><tr><td>新版上线</td></tr><tr><td>客服QQ：1827364509</td></tr></table>`,
  },
  {
    how: "inline script notice",
    html: `<script>layer.open({title:'公告',content:'下单前必看：售后24小时内反馈'})</script><footer>QQ群 612093847</footer>`,
  },
  {
    how: "sidebar news",
    html: `<div class="side"><h3>最新消息</h3><ul><li><a href="/news/12">关于调价的通知</a></li></ul></div><div>客服热线 400-000-2233</div>`,
  },
  {
    how: "widget",
    html: `<div class="swiper"><div class="swiper-slide">通知：今晚维护</div></div><script src="https://static.meiqia.com/dist/meiqia.js"></script>`,
  },
  {
    how: "qr",
    html: `<div class="notice-box">购买须知</div><div><img src="/kf.png" alt="客服微信二维码"></div>`,
  },
];
