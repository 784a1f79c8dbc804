import type { ChannelType } from "../../../data/model/policy.ts";

/**
 * How each way of contact is named in normalised text (`value`: its number or address, where one stands), and in links.
 * `needsValue`: the words alone name no way of contact.
 */
export type ChannelCue = { readonly type: ChannelType; readonly when: RegExp; readonly needsValue?: true };

const ID = "[a-z][a-z0-9_-]{4,20}";
/** Digits together, each apart, or in groups. */
const QQ =
  "[1-9]\\d{4,11}(?!\\d)|[1-9](?: \\d){5,10}(?! ?\\d)|[1-9]\\d{2,3} \\d{3} \\d{3,4}(?!\\d)|[零〇一二三四五六七八九]{6,11}";
const GAP = "(?:已?(?:更换|变更|更改|换|改|调整)[为成]:?)?[\\]:\\s为是只仅有唯一]{0,4}";

export const CHANNEL_CUES: readonly ChannelCue[] = [
  {
    type: "phone",
    when: /(?:热线|电话|hotline|telephone|phone|座机|专线|拨打|致电|tel)[^\n。;\d]{0,14}?(?<value>\(0\d{1,3}\) ?\d{3,4}[- ]?\d{4}|(?:\+?86-?)?(?:[48]00[- ]?\d{3,4}[- ]?\d{3,4}|[48]00\d-\d{3}-\d{3}|95\d{2,3}[- ]\d{3,4}|95\d{3,6}|0\d{1,3}[- ]?\d{3,4}[- ]?\d{4}))(?!\d)/g,
  },
  {
    type: "phone",
    when: /(?<![\d-]|(?:传真|fax)[:\s]{0,3})(?<value>400-\d{3,4}-\d{3,4}|400\d-\d{3}-\d{3}|400\d{7}|400 \d{3,4} \d{3,4}|800-\d{3}-\d{4}|0\d{2,3}-\d{3,4}[- ]?\d{4}|95\d{3}(?:-\d{3,4})?(?<=客服(?:中心)?[:\s]{1,2}[\d-]{5,10}))(?![\d-])/g,
  },
  {
    type: "qq_group",
    when: new RegExp(
      `(?:(?<![a-z])q{1,2} ?|[一二三四五1-5](?=群[:\\s])|官方|交流|售后|客服|用户|买家|通知|粉丝|加)群(?:号|聊)?${GAP}(?<value>${QQ})`,
      "g",
    ),
  },
  { type: "qq_group", when: /(?<![a-z])q{1,2} ?群|企鹅群/g },
  {
    type: "qq",
    when: new RegExp(
      `(?:qq|企鹅)(?:客服|同?号码?|在线|留言|咨询|联系|售后)?(?:[一二三四五六1-6](?=:))?${GAP}(?:号)?(?<value>${QQ})|(?:客服[一二三四五六1-6a-f]?:|(?:客服|售后|联系)${GAP}q${GAP}|(?<![a-z0-9])q[:\\s]{1,3})(?<bare>[1-9]\\d{5,10})(?!\\d)`,
      "g",
    ),
  },
  {
    type: "qq",
    when: /(?:客服|联系|售后|在线|官方|咨询|加)qq(?!群)|qq(?:客服|在线|咨询)|打开qq扫一扫|企点|营销qq|客服企鹅/g,
  },
  { type: "wecom", when: new RegExp(`(?:企业微信|企微)(?:客服|号)?${GAP}(?<value>${ID})?`, "g") },
  {
    type: "wechat_official",
    when: /(?:公众号|服务号|订阅号)(?:[:\s]*["[:]\s?|[:\s]{1,2})(?!(?:关于|联系|加入)我们|公司|首页|帮助中心|常见问题|(?:服务|用户)(?:协议|条款)|隐私|友情|扫[码一描]|商务|工作时间|版权|网站)(?<value>(?:\d{1,4}(?=[\u4e00-\u9fff]))?[\u4e00-\u9fffa-z][\u4e00-\u9fffa-z0-9_-]{1,20})|公众号(?:后台)?(?:内|里)?留言|关注(?:官方)?(?:微信)?公众号(?![^,。;]{0,14}领|凭|[:\s"[])/g,
  },
  { type: "wechat_official", when: /(?:微信|官方)(?:公众号|服务号)/g },
  {
    type: "wechat",
    when: new RegExp(
      `(?<!企业)(?:微信(?:号|客服|留言|咨询|联系)?|(?<![a-z])(?:vx|wx|weixin|wechat)(?:号| ?id)?|(?:客服|售后|联系|加)v)(?:处理|咨询|售后|联系|详聊|沟通)?${GAP}(?<value>${ID})`,
      "g",
    ),
  },
  {
    type: "wechat",
    when: /(?<!企业)(?:(?:客服|售后|联系|官方)微信(?!群)|微信(?:号|客服)|(?:添加|加|扫码加?)(?:客服)?微信|微信扫(?:码|一扫)[^,。;\n]{0,2}(?:联系|添加|咨询))/g,
  },
  {
    type: "email",
    when: /(?=[a-z0-9])(?<![a-z0-9._%+-]|不良信息[^,。;\n]{0,8})(?<value>[a-z0-9][a-z0-9._%+-]{0,63}\s?(?:@|[([]at[)\]])\s?[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4})/g,
  },
  {
    type: "ticket",
    when: /(?:提交|提|发|开|填写|创建|发起|在线|客服|售后|服务|的|在)?(?:工单(?:入口)?|站内信(?!通知|形式|公告)|意见反馈(?:表|入口)|提交反馈|留言板|售后申请表|服务单|support tickets?|(?:every|open an?|submit an?|raise an?) (?:support )?ticket|tickets (?:are|will)|(?:by|via|through an?) ticket)/g,
  },
  {
    type: "online_chat",
    when: /(?:在线客服|线上客服|网页客服|(?:联系|咨询|点击|转接?|找)人工客服|(?:找|呼叫|联系)人工(?!智能)|在线咨询|线上咨询|在线服务(?!时间)|客服在线(?!时间)|在线人工|客服窗口|点击.{0,4}客服|点(?:一下)?"(?:联系|在线|人工)?客服"|联系客服按钮|联系在线|悬浮窗|(?:与|和)(?:人工)?客服(?:对话|聊天)|(?:客服|咨询|联系)[^,。;\n]{0,8}右下角|右下角[^,。]{0,6}(?:客服|咨询|聊天|气泡|图标|窗|按钮|浮标|头像)|live (?:chat|support)|livechat|chat with us|(?:online|web) ?chat|网页(?:右下角|聊天))/g,
  },
  {
    type: "telegram",
    when: /(?:telegram|电报|飞机|纸飞机|(?<![a-z])tg)\s?(?:客服|频道|群组?|联系|号)?[:\s]{0,3}@?(?<value>(?!https?|support|channel|group|customer)[a-z][a-z0-9_]{4,31})(?![a-z0-9_./])|t\.me\/(?<bare>[a-z0-9_]{4,32})/g,
  },
  { type: "weibo", when: /(?:新浪|官方)?微博(?:私信)?[:\s@]{1,3}(?<value>[^\s,。;@|/]{2,20})/g, needsValue: true },
  {
    type: "app",
    when: /(?:打开|登录|进入|下载)[^,。;\n]{0,8}app[^,。;\n]{0,24}(?:客服|售后|反馈|投诉|工单)|app\s?(?:内|里|端|客户端|[[\]【】"→>-]{1,3}我的)[^,。;\n]{0,10}(?:客服|联系|反馈|提交|在线|咨询)/g,
  },
  {
    type: "complaint_page",
    when: /(?:投诉(?:按钮|入口|页面|通道|中心(?!电话|热线)|平台(?=投诉))|点击[^,。;\n]{0,8}"?[我要订单]{0,4}投诉"?|(?<=[内可请])发起投诉(?!者|的|后)|"(?:我要)?投诉"按钮|在线投诉|^(?:提交|立即)投诉$|来发卡平台投诉|我要投诉)/g,
  },
  {
    type: "postal",
    when: /(?:通[讯信]地址|邮寄地址|联系地址|办公地址|公司地址|来信(?:请)?寄[至到]?|(?<!兑换|下载|官网|收货|网站|登录|访问|充值|激活|提货|网)地址)[:\s]{1,3}(?<value>(?!www|http)[^\n,。;|(→>]{6,60}?)(?=[\n,。;|(]|\s{0,3}(?:邮编|邮政编码|电话|传真|联系|tel)|$)/g,
    needsValue: true,
  },
];

export const CHANNEL_LINKS: readonly (readonly [ChannelType, RegExp])[] = [
  ["qq", /(?:wpa\.qq\.com\/(?:msgrd|pa)|tencent:\/\/message)[^"]{0,80}?(?:uin=|p=\d:)(\d{5,12})/i],
  ["qq", /(?:wpa\.b\.qq\.com\/cgi\/wpa\.php\?|wp\.qiye\.qq\.com\/qidian\/|wpa1\.qq\.com\/)/i],
  ["qq_group", /(?:qm\.qq\.com\/|jq\.qq\.com\/|qun\.qq\.com\/join)/i],
  ["wecom", /work\.weixin\.qq\.com\/kfid\/(kfc[0-9a-f]{4,20})/i],
  ["email", /^mailto:([^?\s]{3,120})/i],
  ["phone", /^tel:\+?([\d-]{5,20})/i],
  ["telegram", /(?:t\.me\/|tg:\/\/resolve\?domain=)([a-z0-9_]{4,32})/i],
  ["ticket", /\/(?:ticket|workorder|gongdan)/i],
];

/** A sentence without any of these names no way of contact. */
export const CONTACT_NAMED =
  /qq|企鹅|微信|企微|公众号|服务号|订阅号|vx|wx|we(?:chat|ixin)|加v|群|@|400|800|95\d|0\d{2,3}-|电话|热线|专线|座机|拨打|致电|tel|phone|hotline|工单|站内信|反馈|留言|申请表|服务单|ticket|客服|咨询|服务|人工|右下角|chat|聊天|t\.me|飞机|电报|tg|微博|app|投诉|地址|来信|企点|[qv][:\s]/;

/** What leads elsewhere than to support: partners, job adverts, the press, regulators, warnings, ways of paying. */
export const ELSEWHERE =
  /(?:谨防|骗子|冒充|假冒|仿冒|商务(?!之?外|以外)|合作|媒体|招聘|招商|加盟|代理(?!商品|[^,。]{0,4}客服)|对接|别人无法|搜索qq|支付方式|微信支付|qq钱包|停用|停止(?:服务|使用)|停服|弃用|不再使用|被封|已注销|发送二维码|红包|市场监督|消费者协会|输入qq|qq号和|qq密码|填写|绑定|广告|简历|应聘|求职|岗位|作废|已?废弃|不加|别加|不留|请勿|在哪|怎么|如何|忘记)/;
/** A regulator's hotline is not the site's. */
export const REGULATOR = /^(?:12315|12378|12363|12321|12345|110|96110)$/;
/** Mailboxes for work, partners and the press. */
export const NOT_SUPPORT =
  /^(?:hr|jobs?|career|zhaopin|recruit|bd|biz|business|media|press|pr|ads?|marketing|shangwu|hezuo)[\d._-]{0,4}@/;
