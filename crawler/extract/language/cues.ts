/**
 * Cues are regular expressions with two short forms, so that the lexicon reads like a table of words:
 * `{客服}` stands for a group of words, `…` for up to 16 characters of one sentence, `·` for up to 6 of one clause.
 */
const GROUPS: Readonly<Record<string, string>> = {
  时长: "(?:\\d+|[一二两俩三四五六七八九十半几好]+)(?:多|来)?个?(?:多|半)?(?:小时|钟头|钟|分钟|天|周|星期|礼拜|月|晚上|下午|上午)",
  人: "人|客服|人工|真人|活人|售后|卖家|商家|店家|店主|老板|平台|官方|对方|群主|站长|管理|中介|中间商|掌柜|小二|专员|经理|他们|你们|他|她",
  我: "我|俺|咱|本人|人家|我家|我妈|我爸|家里",
  给我: "(?:给|帮|替|跟|向|对|让)?(?:我|俺|咱|人家)?(?:们)?",
  说: "说|称|讲|回复?我?|告诉我|告知|答复?|答曰|解释|回应|扔|丢|甩|来了?一?句|嘴里|口口声声|:",
  码: "卡密|cdk(?:ey)?|激活码|兑换码|密钥|key|(?<![号条维证款证])码(?!数)|代码|卡号|注册码|序列号|序号|串码|券码|券|礼品卡|礼卡|充值卡|点卡|口令|提货码|密码(?!被)|(?<![发数])卡(?![盟死顿住单着在里商店级点号])",
  码坏: "无效|失效|(?:被|给人|让人|叫人)·(?:用|领|兑|激活|绑|充|锁)(?:掉|走|了|过|完)|已(?:经)?(?:被用|被?(?:使用|兑换|激活|充值|领取?|绑定|核销))|(?:用|领|兑换?|激活|绑)过|过期|不存在|错误|有误|不正确|格式不|识别不|认不|不匹配|对不上号|黑名单|报错|用不了|不能用|没法用|用不成|使不了|兑不|激活不|充不(?:了|进|上)|无法(?:使用|兑换|激活|识别|充值|核销)|是(?:张|个)?(?:空|废|坏|假|死|错)|作废|上限|最大|达到?最|不可用|锁区|打不开|不好使|不管用|失败|区域不|地区不",
  拿钱: "钱包少|少了\\d|交易记录|付完|回单|钱从|钱走|扣款?|付款?|支付|转账?|划走|出账|短信|账单|花呗|钱(?:没|扣|付|出)|余额少",
  承诺词:
    "说好|说的|说是|说|承诺|宣传|号称|写着?|写的|标着?|标的|标榜|保证|吹|打着|声称|挂着?|广告|所谓|口号|首页|店里|页面|明明",
  服务词:
    "秒[到发充冲回退]|自动发货|永久(?:售后|质保|包)|终身|无条件|24小时|二十四小时|7[x*]24|全天|包售后|包赔|包退|包找回|包换|包过|官方授权|授权|最低价|假一赔|七天|7天|无理由|极速|即时|立即到|立刻到|质保|担保|首问|自动退|返现|返利|赔付|实时到|不满意|一对一|专属|双倍|超时|闪电|\\d+分钟|[一三五十]分钟|\\d+小时|零风险|先行赔付|有人(?!也)|售后无忧|无忧|官方正品|\\d+点[到至-]\\d+点|不成功(?:退|包)",
  属性词:
    "独享|独立|首充|官方|正版|直充|永久|年卡|季卡|月卡|半年|一年|\\d+个?[月天]|[三六]个月|全新|白号|未实名|未绑定|可换绑|可改密|不限(?:速|量|区)|国服|美服|港服|日服|国际服|外服|全区|通用|满级|满皮|成品|高级|会员|代练|包上|正品|原装|一手|超级|4k|豪华|专业版|家庭版|企业版|标准版|全网通|全国",
  反差: "结果|实际|却|其实|竟然?|居然|到手|发现|原来|一看|一查|一用|打开|登录|登上|进去|用了|玩了|变成|成了|哪知|谁知|没想到|收到|拿到|根本|压根|并?不是|只有|只能|只给|才",
  客服: "客服|人工|售后|商家|卖家|店家|店主|老板|平台|官方|对方|网站|站长|群主|掌柜|店铺|中介|中间商|小二|专员|经理|业务员|管理员|那边|对面|[卖发][卡号货]的",
  不答: "(?:不|没|未|懒得|拒不)(?:再|肯|给|带|愿|曾|见|有)?(?:人)?(?:回(?![来到款归馈避头收本家])|理(?![解由想财])|睬|应(?![该当])|搭[理腔话茬]|吭|吱|鸟|接(?![受单口着下到])|出声|作声|说话|言语|开口|露面|露头|冒泡|现身|表态|张嘴)|装(?:看不|没听|听不|不在|死|聋|哑|傻|瞎|睡|没看|不知|糊涂|莽|孙子)|已读不?回?|哑巴|哑火",
  不见: "失联|断联|失踪|消失|蒸发|隐身|神隐|没影|没人影|不见踪影|不知所踪|杳无|查无此人|羽化|登仙|飞升|升天|升仙|圆寂|驾崩|仙逝|归西|西去|入土|断气|投胎|遁|穿越|闭关|出家|冬眠|休眠|跑没|溜|玩完",
  偏: "就|就是|死活|愣是|楞是|硬是|偏|依旧|依然|仍|仍旧|还是|一直|始终|从此|再也?|永远|全程|压根|根本|从来|到现在|至今|都|也|又|统统|一概",
  没: "没有?|没得|莫得|么得|未能?|木有|没见|不见|未曾",
  还没: "还没有?|仍未|仍没有?|依然没有?|依旧没有?|一直没有?|始终没有?|迟迟没有?|迟迟未|迟迟不|至今没有?|至今未|还未|尚未|到现在没有?|都没有?|也没有?|就是不|一直不|死活不|根本没有?|压根没有?|还是没有?|就没有?|[愣楞硬]是[没不]|死活没|生生没|都未|还未|没得|莫得|么得|没有?|未|不",
  货: "话费|q币|qb|点券|点卷|钻石?|会员|卡密|卡|码|元宝|点数|点卡|油卡|流量|月卡|季卡|年卡|皮肤|金币|激活码|兑换码|礼包|道具|货|东西|商品|充值|余额|加油卡|油费?|电费|vip|svip|黄钻|绿钻|时长|cdk|key|游戏币|点|币|积分|红包|权益",
  数: "(?:\\d+|[一二两三四五六七八九十百千半]{1,5})",
  别处: "支付宝|微信|银行|游戏|官方|厂家|厂商|运营商|供货商?|供应商|移动|联通|电信|腾讯|卖家|商家|平台|上家|上游|原主|对方|别人|代理|steam|加油站|营业厅|第三方|渠道|号主|发行|苹果|客服|发货方|货源|工信部",
  第三方:
    "上游|上家|上级|总站|供货[商方]?|供应[商方]?|货源|厂家|厂商|原厂|渠道商?|通道(?!费)|接口|运营商|三大|移动|联通|电信|铁通|游戏(?:公司|官方|方|厂商?)|官方|腾讯|网易|苹果|谷歌|微软|steam|支付宝|微信|花呗|云闪付|银联|抖音|京东|淘宝|美团|银行(?:卡|系统|那边)?|支付(?:公司|通道|渠道|方)|第三方|号主|卖家|财务|技术部?|发行商?|代理商?|爱奇艺|优酷|加油站|石化|营业厅|物流",
  付: "扣款?|付款?|支付|转账?|充值?|花|交|给|打|买|刷|划",
};

const SENTENCE_GAP = "[^。!?;\\n]{0,16}?";
const CLAUSE_GAP = "[^,。!?;\\n]{0,6}?";

export function compileCue(cue: string, flags = "g"): RegExp {
  const source = cue
    .replace(/\{([\u4e00-\u9fff]+)\}/g, (_, name: string) => {
      const words = GROUPS[name];
      if (words === undefined) throw new RangeError(`No group of words is named ${name}`);
      return `(?:${words})`;
    })
    .replaceAll("…", SENTENCE_GAP)
    .replaceAll("·", CLAUSE_GAP)
    // Words may pile up (说的是, 都还没), but not without end: an open repeat beside a gap tries every way to part them.
    .replaceAll(")*", "){0,3}")
    .replaceAll("]+", "]{1,8}");
  return new RegExp(source, flags);
}

/** A rule as the lexicon writes it. A string is a rule with nothing else to say. */
type Cue =
  | string
  | {
      readonly when: string;
      /** Not if the sentence, or up to 24 characters before it, says this. */
      readonly unless?: string;
      /** Only if the text says this somewhere. */
      readonly needs?: string;
      /** Stands even in a threat, a question or a quotation. */
      readonly anyMood?: true;
      readonly confidence?: number;
    };
export type CueTable<Code extends string> = Readonly<Record<Code, Readonly<Record<string, Cue>>>>;

/** A rule ready to run. */
export type Rule<Code extends string> = {
  readonly code: Code;
  readonly id: string;
  readonly when: RegExp;
  readonly unless: RegExp | null;
  readonly needs: RegExp | null;
  readonly anyMood: boolean;
  readonly confidence: number;
};

export function compileRules<Code extends string>(table: CueTable<Code>, codes: readonly Code[]): Rule<Code>[] {
  return codes.flatMap((code) =>
    Object.entries(table[code]).map(([name, cue]) => {
      const full = typeof cue === "string" ? { when: cue } : cue;
      return {
        code,
        id: `${code}/${name}`,
        when: compileCue(full.when),
        unless: full.unless === undefined ? null : compileCue(full.unless, ""),
        needs: full.needs === undefined ? null : compileCue(full.needs, ""),
        anyMood: full.anyMood === true,
        confidence: full.confidence ?? 0.8,
      };
    }),
  );
}
