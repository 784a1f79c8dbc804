import type { SoftwareId } from "./software-names.ts";

/** A sign of a software on its pages: how much it weighs, and what it is in words. */
export type Mark = readonly [weight: number, pattern: RegExp, words: string];

/**
 * 5 would settle it alone: a name that nothing else carries. 3 or 4 is a path, class or variable that few others have; 1 or 2
 * speaks for it only together with others. Paths of assets are looked for without their host: many shops use a CDN. Facts
 * from the public repositories of each; written by us.
 */
export const MARKS: Readonly<Record<SoftwareId, readonly Mark[]>> = {
  dujiaoka: [
    [5, /github\.com\/assimon\/dujiaoka/i, "链接到 assimon/dujiaoka"],
    [4, /powered by[^<]{0,40}(?:<[^>]*>)?[^<]{0,20}(?:独角数卡|dujiaoka)|name: 独角数卡/i, "Powered by 独角数卡"],
    [4, /\/assets\/(?:hyper|luna|unicorn|hyperx|hyper_row|neon)\//i, "素材 /assets/{hyper,luna,unicorn}/"],
    [3, /(?:goodsMsg|tipsCon)\s*=/, "脚本变量 goodsMsg/tipsCon"],
    [3, /\/order-search\b/i, "链接 /order-search"],
    [
      2,
      /id=["']?notice-modal|hyper-(?:footer|badge)|topnav-logo|home-page-title|query-m\b|sh-(?:header|footer)/i,
      "主题的类名",
    ],
    [2, /\/buy\/\d+/i, "商品 /buy/{id}"],
    [2, /category-menus|goodsTabContent/, "商品标签页 goodsTabContent"],
    [1, /dujiaoka_session|dujiaoka/i, "名字 dujiaoka"],
  ],
  morpho: [
    [6, /(?:themes?|assets|vendor)\/morpho\b|morpho(?:::|\/(?:css|js|assets))/i, "主题 morpho 的素材"],
    [4, /cartzilla-icons/i, "图标 cartzilla-icons"],
    [4, /id=["']?(?:heroSlider|topbarPrev)\b/, "轮播 heroSlider/topbarPrev"],
    [5, /github\.com\/hiouttime\/dujiaoka|t\.me\/riniba/i, "链接到 hiouttime/dujiaoka"],
    [2, /\bci-(?:search|bell|chevron-(?:left|right)|sun)\b/, "图标类 ci-*"],
    [2, /\/order\/search\b/i, "链接 /order/search"],
    [3, /\/order-search\b/i, "链接 /order-search"],
    [1, /goodsTabContent/, "商品标签页 goodsTabContent"],
    [1, /\/(?:article\/|buy\/\d+)/i, "链接 /article/、/buy/{id}"],
  ],
  "dujiao-next": [
    [6, /dujiao[-_ ]?next|独角数卡[-_ ]?next/i, "名字 dujiao-next"],
    [3, /\/api\/v1\/public\//, "接口 /api/v1/public/"],
  ],
  "acg-faka": [
    [5, /navbar-acg|acg[-_]?faka|alt=["']?ACG Logo/i, "导航 navbar-acg"],
    [4, /\/user\/index\/query\b/i, "查单 /user/index/query"],
    [4, /\/user\/authentication\/(?:login|register)/i, "登录 /user/authentication/login"],
    [4, /<!--\s*(?:start|end)::HOOK\s*-->/i, "注释 start::HOOK"],
    [4, /\/user\/api\/index\//, "接口 /user/api/index/"],
    [4, /Pay\.get(?:Category|Commodity)|\/assets\/static\/pay\.js/i, "脚本 pay.js"],
    [3, /\/assets\/user\/js\/(?:trade|treasure|_index)\b/i, "脚本 /assets/user/js/trade"],
    [3, /异次元发卡/, "名字 异次元发卡"],
    [2, /\/assets\/common\/js\/(?:ready|_)\.js/i, "脚本 /assets/common/js/ready.js"],
    [2, /\/assets\/user\/css\/(?:index|_index)\.css/i, "样式 /assets/user/css/index.css"],
    [2, /努力加载中/, "列表 努力加载中"],
    [1, /["'=]\/item\/\d+/i, "商品 /item/{id}"],
  ],
  "mcy-shop": [
    [5, /\bmcy-(?:icon|shop)\b|萌次元/i, "图标 mcy-icon"],
    [4, /\/assets\/user\/controller\/index\//i, "脚本 /assets/user/controller/index/"],
    [3, /\/assets\/user\/(?:css|js)\/oneui/i, "样式 oneui"],
    [3, /ribbon-item-(?:price|stock)|(?:content|block)-notice\b/, "类名 content-notice"],
    [3, /by\s*(?:<[^>]*>)?\s*lizhipay/i, "by lizhipay"],
    [2, /\/assets\/common\/js\/(?:ready|base)\.js/i, "脚本 /assets/common/js/ready.js"],
    [2, /\/item\?id=\d+/i, "商品 /item?id="],
    [2, /nav-main-link|main-content-boxed/, "类名 nav-main-link"],
    [1, /\/shop\/cart\b/i, "购物车 /shop/cart"],
  ],
  zfaka: [
    [5, /github\.com\/(?:zlkbdotnet|zfaka)\/|zlkb\.net|资料空白/i, "链接到 zlkbdotnet/zfaka"],
    [4, /powered by[^<]{0,40}(?:<[^>]*>)?[^<]{0,20}zfaka|zfaka平台/i, "Powered by ZFAKA"],
    [4, /\/templates\/(?:hyacinth|hibiscus|choice|shadan)\//i, "模板 /templates/hyacinth/"],
    [3, /\/res\/(?:layui|mods|css\/global)/i, "素材 /res/layui/"],
    [3, /\/product\/query\b/i, "查单 /product/query"],
    [2, /\bfly-(?:header|footer|logo|nav)\b/, "类名 fly-header"],
    [2, /\/product\/detail\/?\?pid=/i, "商品 /product/detail?pid="],
    [1, /\/member\/(?:login|register)/i, "登录 /member/login"],
  ],
  "card-system": [
    [5, /\/s#\/(?:record|report)\b/i, "链接 /s#/record、/s#/report"],
    [5, /web_shop doesn't work/i, "web_shop doesn't work"],
    [4, /\/plugins\/theme_\w+\//i, "素材 /plugins/theme_*/"],
    [4, /风铃发卡|card-system|fakaxitong\.com/i, "名字 风铃发卡"],
    [3, /id=["']?progress-timeout\b/, "progress-timeout"],
    [2, /\/dist\/js\/(?:app|chunk-vendors)\.[0-9a-f]{6,}\.js/i, "脚本 /dist/js/app.*.js"],
    [2, /\bvar config\s*=\s*\{/, "脚本变量 config"],
    [1, /quill-html|id=["']?bkg\b/, "quill-html"],
  ],
  jingfaka: [
    [5, /鲸发卡|jingfaka/i, "名字 鲸发卡"],
    [5, /\/static\/theme\/maowang\d*\//i, "素材 /static/theme/maowang51/"],
    [4, /\/index\/plugin\/risk/i, "风控公示 /index/plugin/risk"],
    [3, /\/company\/(?:faq|news|notice|settlement|contact)\b/i, "链接 /company/*"],
    [3, /\/complaintquery\b/i, "链接 /complaintquery"],
    [2, /\/orderquery\b/i, "查单 /orderquery"],
    [2, /\/(?:liebiao|details|links)\/[0-9A-Za-z]+/, "店铺 /links/、/details/"],
    [1, /\/aboutus\b/i, "链接 /aboutus"],
  ],
  jingshangcheng: [
    [6, /鲸商城/, "名字 鲸商城"],
    [5, /\/index\/Api\/(?:systemConfig|indexArticle)/i, "接口 /index/Api/systemConfig"],
    [4, /jingsoft/i, "名字 jingsoft"],
    [3, /\/shopApi\//, "接口 /shopApi/"],
    [2, /\/article\/alias\/forbid-sale/i, "禁售目录 /article/alias/forbid-sale"],
  ],
  caihong: [
    [
      4,
      /(?:\?|&|&amp;)mod=(?:buy|query|cart|kf|wapkf|help|about|gywm|article|articlelist|invite|gift|fenlei|so|faka)\b/i,
      "链接 ?mod=",
    ],
    [4, /user\/regsite\.php/i, "开通分站 user/regsite.php"],
    [4, /ajax\.php\?act=/i, "接口 ajax.php?act="],
    [3, /\bhashsalt\s*=/, "脚本变量 hashsalt"],
    [3, /assets\/(?:faka|store|simple|appui|classic)\/(?:css|js|images?|img|picture)\//i, "素材 assets/faka/"],
    [2, /彩虹(?:代刷|云商城|自助下单)|代刷网|自助下单/, "名字 自助下单"],
    [2, /\b(?:fui-(?:page|notice|content)|foxui)\b/, "类名 fui-*"],
    [2, /user\/(?:login|reg|workorder|faq)\.php/i, "登录 user/login.php"],
    [1, /lib\.baomitu\.com|cdn\.bootcdn\.net|cdn\.staticfile\.(?:org|net)|s\d\.pstatp\.com/i, "公共 CDN"],
    [1, /wpa\.qq\.com\/pa\?p=2/i, "QQ 图标 wpa.qq.com/pa?p=2"],
  ],
  "qs-faka": [
    [
      5,
      /\/web\/assets\/(?:index|vue|libs|ui|icons|plugins|wangeditor|others|echarts)-[\w-]+\.(?:js|css)/i,
      "脚本 /web/assets/index-*.js",
    ],
    [5, /骑士寄售|qs-faka/i, "名字 骑士寄售"],
    [3, /site_info_(?:qq|icp)/, "配置 site_info_qq"],
    [2, /\/order\?tsc?x?=1/, "投诉 /order?ts=1"],
  ],
  kamifaka: [
    [6, /kamifaka/i, "名字 kamifaka"],
    [4, /佰阅/, "名字 佰阅"],
    [2, /\/static\/user\/js\/app\./i, "脚本 /static/user/js/app.*.js"],
    [1, /\/static\/js\/(?:vendor|styles|app)\.[0-9a-f]{6,}\.js/i, "脚本 /static/js/vendor.*.js"],
  ],
  hmyk: [
    [6, /红盟云卡|hmyk|hongmengyunka/i, "名字 红盟云卡"],
    [1, /fastadmin/i, "名字 fastadmin"],
  ],
  shequ: [
    [4, /(?:\/login\/\d+["' >][\s\S]{0,600}?){3}/i, "商品链接都是 /login/{id}"],
    [4, /\/api\/web\/getGoodsList/i, "接口 /api/web/getGoodsList"],
    [3, /\/(?:gonghuo|chadan)\b/i, "链接 /gonghuo、/chadan"],
    [3, /亿乐|乐购社区|玖伍社区|九五社区|云夜卡/, "名字 社区"],
  ],
  classic: [
    [3, /charset\s*=\s*["']?(?:gb2312|gbk|gb18030)/i, "编码 gb2312"],
    [5, /jhs_config|juheshe\.cn|kycard\.cn|全开源卡盟/i, "聚合建站"],
    [1, /XHTML 1\.0 Transitional/i, "XHTML 1.0"],
    [1, /卡盟/, "卡盟"],
    [1, /<(?:font|center)\b|\bbgcolor\s*=/i, "老式标签"],
    [1, /[\w/]\.(?:asp|aspx|php)\b/i, "链接 .asp/.php"],
  ],
};
