/** Vendors of chat windows by host and path. Written from their public addresses. */
type Widget = { readonly vendor: string; readonly when: RegExp };

const WIDGETS: readonly Widget[] = [
  { vendor: "企点", when: /wp\.qiye\.qq\.com\/qidian\/|wpa\.b\.qq\.com\/cgi\/wpa\.php|wpa1\.qq\.com\/\w+\?_type=wpa/ },
  { vendor: "美洽", when: /static\.meiqia\.com\/(?:dist|widget)\/|chat\.meiqia\.com\// },
  { vendor: "53KF", when: /tb\.53kf\.com\/code\/|www\d*\.53kf\.com\/webcompany\.php/ },
  { vendor: "智齿", when: /\.sobot\.com\/chat\/|\.soboten\.com\/chat\// },
  { vendor: "网易七鱼", when: /qiyukf\.com\/script\/|qiyukf\.com\/client|@neysf\/qiyu-web-sdk/ },
  { vendor: "Udesk", when: /\.udesk\.cn\/im_client\// },
  { vendor: "环信", when: /kefu\.easemob\.com\/webim\// },
  { vendor: "容联七陌", when: /webchat\.7moor\.com\/(?:javascripts\/7moorinit|wapchat)/ },
  { vendor: "百度商桥", when: /qiao\.baidu\.com\/(?:cps\/chat|\/?im\/index|v3\/)/ },
  { vendor: "微语", when: /weiyuai\.cn\/embed\// },
  { vendor: "易聊", when: /\.easyliao\.com/ },
  { vendor: "Crisp", when: /client\.crisp\.chat/ },
  { vendor: "Tawk.to", when: /embed\.tawk\.to/ },
  { vendor: "LiveChat", when: /cdn\.livechatinc\.com\/(?:.{0,40})tracking\.js/ },
  { vendor: "Intercom", when: /widget\.intercom\.io|static\.intercomcdn\.com/ },
  { vendor: "Zendesk", when: /static\.zdassets\.com\/ekr|v2\.zopim\.com/ },
  { vendor: "Chatwoot", when: /\/packs\/js\/sdk\.js|chatwootsdk/ },
  { vendor: "Chatra", when: /call\.chatra\.io\/chatra\.js/ },
  { vendor: "Tidio", when: /code\.tidio\.co/ },
  { vendor: "Jivo", when: /\.jivosite\.com/ },
  { vendor: "Freshchat", when: /wchat\.freshchat\.com\/js\/widget\.js/ },
  { vendor: "Smartsupp", when: /\.smartsuppchat\.com/ },
  { vendor: "Olark", when: /\.olark\.com/ },
  { vendor: "SalesIQ", when: /salesiq\.zohopublic\.com/ },
  { vendor: "MyLiveChat", when: /mylivechat\.com/ },
];

/** Enough of a script to hold the few lines that load a widget. */
const READ_OF_A_SCRIPT = 20_000;
const ADDRESS =
  /(?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,10}\/[^\s"'`<>\\)]{0,120}|(?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,10}|@neysf\/qiyu-web-sdk/g;

/** The addresses, in a page's own script or in the address of a script or frame, from which a support widget comes. */
export function widgetAddresses(code: string): string[] {
  const read = code.slice(0, READ_OF_A_SCRIPT).toLowerCase();
  if (!WIDGETS.some(({ when }) => when.test(read))) return [];
  return (read.match(ADDRESS) ?? []).filter((address) => WIDGETS.some(({ when }) => when.test(address)));
}
