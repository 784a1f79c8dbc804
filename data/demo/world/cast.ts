/** What is fixed about a platform whatever the seed: its name, its address and the oddity of its server. */
export type Member = {
  readonly id: string;
  readonly name: string;
  readonly host: string;
  /** Number at the invented complaint site. */
  readonly couid: string;
  readonly operator: string;
  readonly province: string;
  readonly template: Template;
  readonly oddity: Oddity;
};

/** The software a shop runs, which decides its addresses and its HTML. */
export type Template = "cardshop" | "articles" | "panel" | "query" | "consignment" | "classic" | "spa" | "wholesale";

/** What makes a host hard to read. It stays with the host, so that the YAML files are true for every seed. */
type Oddity =
  | "none"
  | "struck_out_promise"
  | "hidden_text"
  | "gb18030"
  | "needs_browser"
  | "slow_down"
  | "login_wall"
  | "help_disallowed"
  | "terms_missing";

const member = (
  id: string,
  name: string,
  couid: string,
  [operator, province]: readonly [string, string],
  template: Template,
  oddity: Oddity,
): Member => ({ id, name, host: `${id}.test`, couid, operator, province, template, oddity });

export const CAST: readonly Member[] = [
  member("qingwu", "青梧卡盟", "9900001", ["虚城青梧梦数字科技有限公司", "渝"], "cardshop", "struck_out_promise"),
  member("yanchi", "砚池点卡", "9900002", ["虚城砚池墨网络科技有限公司", "皖"], "articles", "none"),
  member("luxian", "鹿衔数卡", "9900003", ["虚城鹿衔芝信息技术有限公司", "闽"], "panel", "hidden_text"),
  member("banpoxue", "半坡雪卡铺", "9900004", ["虚城半坡雪电子商务有限公司", "陕"], "query", "none"),
  member("zhexi", "折溪充值", "9900005", ["虚城折溪云数字科技有限公司", "浙"], "consignment", "none"),
  member("muhe", "暮禾卡盟", "9900006", ["虚城暮禾谷网络科技有限公司", "豫"], "classic", "gb18030"),
  member("tangli", "棠梨点券", "9900007", ["虚城棠梨渡信息科技有限公司", "鄂"], "spa", "needs_browser"),
  member("wuyueshuang", "五月霜卡社", "9900008", ["虚城五月霜网络技术有限公司", "湘"], "query", "slow_down"),
  member("chenlu", "沉露数卡", "9900009", ["虚城沉露阶数字服务有限公司", "赣"], "wholesale", "login_wall"),
  member("jiuzhen", "旧枕发卡", "9900010", ["虚城旧枕书网络科技有限公司", "苏"], "cardshop", "help_disallowed"),
  member("xunlu", "巽麓卡盟", "9900011", ["虚城巽麓风信息科技有限公司", "川"], "consignment", "terms_missing"),
  member("pingjiao", "萍蕉寄售", "9900012", ["虚城萍蕉雨电子商务有限公司", "粤"], "consignment", "none"),
  member("hengta", "蘅榻云卡", "9900013", ["虚城蘅榻月数字科技有限公司", "鲁"], "articles", "none"),
  member("lanqi", "岚契卡库", "9900014", ["虚城岚契石网络科技有限公司", "桂"], "panel", "none"),
  member("suoyi", "蓑衣卡行", "9900015", ["虚城蓑衣渔信息服务有限公司", "黔"], "cardshop", "none"),
  member("danxiqiao", "淡溪桥卡店", "9900016", ["虚城淡溪桥数字科技有限公司", "滇"], "query", "none"),
];
