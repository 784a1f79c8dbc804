/**
 * Vendors of chat windows by host and path, and by what a page's own script calls where it puts the address together or leaves
 * it to another. Written from their public addresses and interfaces.
 */
type Widget = { readonly vendor: string; readonly when: RegExp; readonly called?: RegExp };

const WIDGETS: readonly Widget[] = [
  { vendor: "企点", when: /wp\.qiye\.qq\.com\/qidian\/|wpa\.b\.qq\.com\/cgi\/wpa\.php|wpa1\.qq\.com\/\w+\?_type=wpa/ },
  {
    vendor: "美洽",
    when: /static\.meiqia\.com\/(?:dist|widget)\/|chat\.meiqia\.com\//,
    called: /_meiqia\('(?:entid|init|showpanel|withoutbtn)'|_meiqia\("/,
  },
  { vendor: "53KF", when: /tb\.53kf\.com\/code\/|www\d*\.53kf\.com\/webcompany\.php/ },
  {
    vendor: "智齿",
    when: /\.sobot\.com\/chat\/|\.soboten\.com\/chat\//,
    called: /zhichiscript|zhimanager\b|\bzhicustombtn/,
  },
  {
    vendor: "网易七鱼",
    when: /qiyukf\.com\/script\/|qiyukf\.com\/client|@neysf\/qiyu-web-sdk/,
    called: /\bysf\(\s*['"](?:open|config|product|onready|logoff|unread)|\bysf\.(?:open|config|product)\(/,
  },
  { vendor: "Udesk", when: /\.udesk\.cn\/im_client\//, called: /\bud\(\{\s*['"]?(?:code|link|targetselector)/ },
  { vendor: "环信", when: /kefu\.easemob\.com\/webim\//, called: /easemobim\b/ },
  { vendor: "容联七陌", when: /webchat\.7moor\.com\/(?:javascripts\/7moorinit|wapchat)/ },
  { vendor: "百度商桥", when: /qiao\.baidu\.com\/(?:cps\/chat|\/?im\/index|v3\/)/ },
  { vendor: "微语", when: /weiyuai\.cn\/embed\// },
  { vendor: "易聊", when: /\.easyliao\.com/ },
  { vendor: "Crisp", when: /client\.crisp\.chat/, called: /crisp_website_id|\$crisp\s*[.=]/ },
  { vendor: "Tawk.to", when: /embed\.tawk\.to/, called: /\btawk_(?:api|loadstart)\b/ },
  {
    vendor: "LiveChat",
    when: /cdn\.livechatinc\.com\/(?:.{0,40})tracking\.js/,
    called: /__lc\.license|\blivechatwidget\./,
  },
  {
    vendor: "Intercom",
    when: /widget\.intercom\.io|static\.intercomcdn\.com/,
    called: /\bintercomsettings\b|\bintercom\('(?:boot|show)'/,
  },
  {
    vendor: "Zendesk",
    when: /static\.zdassets\.com\/ekr|v2\.zopim\.com/,
    called: /\bze\('(?:webwidget|messenger)|\bzesettings\b/,
  },
  { vendor: "Chatwoot", when: /\/packs\/js\/sdk\.js/, called: /chatwootsdk\.run|chatwootsettings\b|\$chatwoot\b/ },
  { vendor: "Chatra", when: /call\.chatra\.io\/chatra\.js/, called: /\bchatra(?:id|setup)\b/ },
  { vendor: "Tidio", when: /code\.tidio\.co/, called: /\btidiochatapi\b/ },
  { vendor: "Jivo", when: /\.jivosite\.com/, called: /\bjivo_(?:api|init|onloadcallback)\b/ },
  { vendor: "Freshchat", when: /wchat\.freshchat\.com\/js\/widget\.js/, called: /\bfcwidget\./ },
  { vendor: "Smartsupp", when: /\.smartsuppchat\.com/, called: /\b_smartsupp\b|\bsmartsupp\('/ },
  { vendor: "Olark", when: /\.olark\.com/, called: /\bolark\.(?:identify|configure)|olark\('api/ },
  { vendor: "SalesIQ", when: /salesiq\.zohopublic\.com/, called: /\$zoho\.salesiq|\bzoho\.salesiq/ },
  { vendor: "MyLiveChat", when: /mylivechat\.com/ },
];

/** Enough of a script to hold the few lines that load a widget. */
const READ_OF_A_SCRIPT = 20_000;
const ADDRESS =
  /(?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,10}\/[^\s"'`<>\\)]{0,120}|(?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,10}|@neysf\/qiyu-web-sdk/g;

/** The addresses, in the address of a link, script or frame or in a page's own script, from which a support widget comes. */
export function widgetAddresses(code: string): string[] {
  const read = code.slice(0, READ_OF_A_SCRIPT).toLowerCase();
  if (!FROM_ANY.test(read)) return [];
  return (read.match(ADDRESS) ?? []).filter((address) => FROM_ANY.test(address));
}

/** As a page's own script loads them; where it says no address, the words by which it calls one. */
export function widgetsIn(code: string): string[] {
  const named = widgetAddresses(code);
  if (named.length > 0) return named;
  const called = CALLS_ANY.exec(code.slice(0, READ_OF_A_SCRIPT).toLowerCase());
  return called === null ? [] : [called[0]];
}

const FROM_ANY = new RegExp(WIDGETS.map(({ when }) => when.source).join("|"));
const CALLS_ANY = new RegExp(WIDGETS.flatMap(({ called }) => called?.source ?? []).join("|"));
