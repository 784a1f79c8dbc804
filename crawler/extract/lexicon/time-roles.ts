import type { TimeRole } from "../../../data/model/policy.ts";

/** A role, told more closely where the words allow it: `response/avg_wait`, `claim/forfeit`. */
export type RoleCue = { readonly role: TimeRole; readonly kind?: string; readonly when: RegExp };

const cue = (role: TimeRole, when: RegExp, kind?: string): RoleCue =>
  kind === undefined ? { role, when } : { role, kind, when };

/** Who speaks before the time: what follows is then done by the platform's people, not asked of the buyer. */
export const STAFF =
  /(?:客服|我们|平台|专员|坐席|工程师|技术(?:人员|部)?|部门|财务|本站|系统|人员|主管|经理|本店|小二|团队|中心|商家|卖家|店家|将|会)[^,]{0,8}$/;
export const SELLER = /(?:商家|卖家|商户|店家|供货商|店铺|处理订单)/;

/** Said right after the time: what is done in it. The first to come counts. */
export const AFTER: readonly RoleCue[] = [
  cue("no_reason", /无理由|无条件(?:退|换)/),
  cue(
    "warranty",
    /(?:掉|失效|坏|封|找回|被封)[^,]{0,8}(?:补|退|赔|换)|^(?:均|都|可|一律)?(?:免费|无条件)(?:包)?[补换]|(?:质保|保修|保用|包售后|包补|包换|包赔|售后(?:$|服务|保障|期))/,
  ),
  cue("timeout", /(?:未|没|不)(?:支付|付款)|自动(?:关闭|取消|确认|失效)|订单(?:失效|关闭|取消)/),
  cue("response", /通过好友|有人(?:联系|回|接|应|处理|对接)/, "first_response"),
  cue("response", /接入|接通|接听|接起|转接?人工/, "pickup"),
  cue(
    "response",
    /响应|回复|答复|应答|回应|回覆|回覆|受理|接待|(?:联系|通知|回访|致电|联络)(?:您|你|用户|买家|客户)|[与跟和](?:您|你)[^,]{0,4}(?:联[系络]|沟通)|回电|启动|跟进|回(?:你|您)|回信|回音|回话|必回|^回(?=$|[,。!])|秒回|给(?:您|你)?回|(?:短信|邮件|电话|微信|站内信)(?:告知|通知|回复)|安排(?:专人|客服|人员)|对接|首响|搭理/,
    "first_response",
  ),
  cue("resolution", /核查|排查|调查|查明|查实|查清/, "investigation"),
  cue("resolution", /锁定|定位|诊断/, "diagnosis"),
  cue("resolution", /介入/, "escalation"),
  cue("review", /审核|审批|审查|初审|复审|复核|核实(?!后|无误)|核准/),
  cue(
    "resolution",
    /解决|处理|办结|结案|给出|出具|作出|做出|给予(?:答|解)|闭环|反馈(?:给您)?(?:处理|结果|方案)|裁定|裁决|判定|判(?:买|卖)|定责|仲裁|搞定|办[完妥好]|弄好|最终(?:答复|回复|结论|意见)|完结|办理完|结果|补发|换新|更换/,
    "resolution",
  ),
  cue(
    "claim",
    /^(?:都|均|即|就)?(?:可以?|能)(?:随时|无条件|免费|直接|全额|申请)?(?:换|退(?![回还到至])|补|赔|申)|^随时(?:可以?|能)?退|联系(?!您|你|用户|买家|客户)|联络|反馈|反映|报给|上报|告诉|发给(?:客服|我)|提交|提出|提供|申请(?!将|会|后)|申诉|投诉(?!将|处理)|告知|检查|核对|核验|检验|验证|验收|[验测][卡货号码]|通知|测试|找(?:我|客服|售后|店)|举报|发起(?!退款)|报备|报修|回报|检附|登记|报错|报售后|登录|马上说|^说(?=$|[,。!一])|说一声|改密|修改密码|更换密码|确认(?:无误|商品|卡)|兑换|激活|使用(?!天)|补单|质量问题|(?:出现|发现|有)(?:任何)?问题|异议|留言|拍照|说明|退[换货]|包退/,
    "claim",
  ),
  cue(
    "payout",
    /退(?!出|订|换|货)|返还|(?:打|转|划|汇|还)回|把钱|返款|还款|返回|回到(?:您|你|原|付款|支付|账)|原路|入账|入帐|到您|打款(?!给)|打至|打到|赔付款|汇入|划回|(?:到账|到帐|到卡)|^(?:就|即|便)?(?:能|可|会)?到(?=$|[,。!])/,
  ),
  cue("settlement", /结算|放款|解冻|提现|打款给/),
  cue(
    "delivery",
    /发货|发出|开刷|开单|送达|起量|完成|开始|提货|出单|更新|显示|发放|配送|送到|派送|生效|充到|充入|到货/,
  ),
];

/** Said right before the time: what it is a time of. The last before it counts. */
export const BEFORE: readonly RoleCue[] = [
  cue(
    "response",
    /(?:平均)?(?:排队$|(?:等待|等候|排队|接通|接入)(?:时间|时长)|[日平人]均(?:接通|接入|等待))/,
    "avg_wait",
  ),
  cue("response", /(?:客服|人工|在线|坐席)[^,:]{0,4}(?:接入|接通|接待|接听)/, "pickup"),
  cue(
    "response",
    /respon[ds]e?|reply|replies|answer(?:ed|s)?|get back|秒回|响应|回复|答复|受理|应答|首响|回覆|回应|接听/,
    "first_response",
  ),
  cue(
    "warranty",
    /质保期?|保修|包售后|保用|包赔|包补|包换|(?<![红打书面])包$|售后(?:期|保障|服务)?(?:为|是|:|长达|支持)?$|(?:售后|保障)$/,
  ),
  cue(
    "claim",
    /售后(?:时效|时间|时限|期限|有效期|窗口|申请期)|反馈(?:时效|时限|期限)|(?:投诉|申诉|异议|索赔|申请)(?:时效|时限|期限|期)|请(?:您|务必|买家|用户|一定)?(?:在|于)?$|请(?:您|务必|买家|用户|一定)?(?:在|于)[^,]{0,14}$|(?:应|应当|须|需|需要|必须|务必)(?:在|于)[^,]{0,14}$|(?<![时期])限$|补单限/,
    "claim",
  ),
  cue("claim", /(?:report(?:ed)?|contact us|notify us|let us know|claims?|raised?)(?: [a-z]{1,12}){0,8} ?$/, "claim"),
  cue("claim", /逾期?$|超过$|超出?$|超时$/, "forfeit"),
  cue("review", /(?:审核|审批|复核|初审|复审|审查)(?!通过|成功|后|完|无误)/),
  cue("resolution", /核查|排查|调查/, "investigation"),
  cue(
    "resolution",
    /处理|解决|办结|结案|完结|闭环|全程|耗时|仲裁|裁决|补发(?:或退款)?|补单|换货|申诉结果|结果/,
    "resolution",
  ),
  cue(
    "payout",
    /refunds?|退款(?!申请|审核)|退[回还到至往入钱费]|返还|返款|原路|入账|到账|到帐|打款|赔付款|退款?(?:时效|时间|周期)/,
  ),
  cue("settlement", /结算|提现|放款|解冻/),
  cue("delivery", /发货|充值|送达|配送|开刷|(?<!处理|退款|审核)完成|激活|生效|延迟|起量|显示|更新|下单/),
  cue("timeout", /未支付|未付款|支付(?:时限|超时)/),
];

/** Times that nobody promises to a buyer: how long a card is good for, what happened lately, an offer, a punishment. */
export const NOT_A_PROMISE =
  /(?:有效期|近|过去|已?运行(?:了)?|连续|注册(?:满)?|登录(?:满)?|到期前|隔|间隔|未登录|每超时?|超时|活动(?:时间)?|限时|满|每|冻结|封禁|禁言|试用|累计|观看|未满|不满|年满|缓存|成立|经营|月卡|年卡|延长|维护|保存|保留|未超过|不超过|(?<!最)晚|推迟|顺延|延后|提前)[^,\d后]{0,1}$/;
/** 24小时在线, 24小时自助退单: open round the clock, not done within a day. */
export const ROUND_THE_CLOCK =
  /^(?:都|均)?(?:自助|自动|在线|人工|客服|服务|营业|不间断|不打烊|为您|接单|无休|热线|值守|全天|均可|都可|都能|随时|代刷|下单|电话|专人|真人)/;
export const IDLE_AFTER =
  /^(?:左右)?(?:的)?(?:请勿|不要|不得|禁止|切勿|自动(?!退|原路|[将把返为给]|全额|到账|打)|监测|监控|会员|体验|试用|有效|卡(?!密)|不限|流量|未登录|没登录|的?舆情|后可?再?(?:试|来|登录|尝试)|前|已|公告|公示)/;
export const STILL_WAITING =
  /^(?:仍然?|还|依然|尚|都|若)?(?:没有?|未|不|无|拒不)(?:得到|获得|收到|予|有|人)*(?:果|处理|解决|回复|答复|响应|到账|到帐|收到|发货|恢复|反应|理会|回应|回|接|完成|成功|更新|开始|补发)/;
export const LEFT_UNDONE = /^(?:仍|还|尚)?(?:未|没有?|不)(?:登录|使用|消费|操作|充值)/;
export const NOT_SERVICE_TIME =
  /(?:实名|认证|入驻|提现|开户|发票|商户|代理(?:审核|申请)|注册|接口|api|个人信息|注销|隐私|快递|物流|实物|签收时|备份|签到|积分|开奖|结算周期)/;
/** A sentence that is about money going back. */
export const ABOUT_REFUND =
  /(?:退款|退回|退还|返还|退到|退至|打款至|打至|收款账户|退货|原路|返款|退[钱费]|赔付|赔款|款项|refund|退您|退你|自动退|失败|退给|把钱|(?:随时|可|能|给|先|多少|全部?)退(?!出|订))/;
export const CHASE = /(?:勿催|不要催|别催|请勿催|勿扰)/;
