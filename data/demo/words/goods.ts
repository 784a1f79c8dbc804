/** What people buy at a card shop, under the names they give it, with prices in yuan. */
export type Good = {
  readonly name: string;
  /** How it is called for short. */
  readonly short: string;
  /** Where it is used up. */
  readonly game: string;
  readonly prices: readonly number[];
  readonly kind: "phone" | "game" | "membership" | "card" | "account";
};

export const GOODS: readonly Good[] = [
  { name: "移动话费100元", short: "话费", game: "手机号", prices: [95, 97.5, 99.8], kind: "phone" },
  { name: "联通话费慢充200元", short: "慢充话费", game: "手机号", prices: [184, 188, 190.5], kind: "phone" },
  { name: "电信话费50元快充", short: "话费", game: "号码", prices: [48.9, 49.5], kind: "phone" },
  { name: "Q币100个", short: "Q币", game: "QQ", prices: [92, 95, 98.5], kind: "game" },
  { name: "Q币200个", short: "Q币", game: "QQ", prices: [186, 190, 196], kind: "game" },
  { name: "端游点券6480", short: "点券", game: "游戏", prices: [548, 588, 610], kind: "game" },
  { name: "手游点券3280", short: "点券", game: "手游", prices: [268, 288, 299], kind: "game" },
  { name: "手游月卡加基金", short: "月卡", game: "手游", prices: [88, 96, 118], kind: "game" },
  { name: "648首充档位", short: "648", game: "手游", prices: [498, 520, 588], kind: "game" },
  { name: "网游点卡30元面值10张", short: "点卡", game: "网游", prices: [282, 288, 295], kind: "card" },
  { name: "游戏点卡100元", short: "点卡", game: "端游", prices: [93, 96, 98], kind: "card" },
  { name: "Steam充值卡50刀", short: "Steam卡", game: "Steam", prices: [338, 352, 365], kind: "card" },
  { name: "Steam充值卡100元", short: "Steam卡", game: "Steam", prices: [96, 99, 103], kind: "card" },
  { name: "激活码CDK一枚", short: "CDK", game: "游戏", prices: [35, 59.9, 128], kind: "card" },
  { name: "视频会员年卡", short: "会员", game: "视频软件", prices: [118, 138, 168], kind: "membership" },
  { name: "视频会员月卡兑换码", short: "会员码", game: "视频软件", prices: [9.9, 12.8, 15], kind: "membership" },
  { name: "音乐会员季卡", short: "会员", game: "音乐软件", prices: [29.9, 36, 42], kind: "membership" },
  { name: "网盘超级会员年卡", short: "会员", game: "网盘", prices: [139, 158, 188], kind: "membership" },
  { name: "加油卡500元", short: "加油卡", game: "加油账户", prices: [478, 485, 492], kind: "card" },
  { name: "加油卡1000元分期到账", short: "加油卡", game: "油卡", prices: [925, 945], kind: "card" },
  { name: "外卖券包", short: "券包", game: "外卖软件", prices: [19.9, 39.9, 66], kind: "card" },
  { name: "电商购物卡500面值", short: "购物卡", game: "商城账户", prices: [470, 482, 490], kind: "card" },
  { name: "网游成品号", short: "号", game: "网游", prices: [260, 499, 880], kind: "account" },
  { name: "手游开局号", short: "开局号", game: "手游", prices: [15, 32, 75], kind: "account" },
  { name: "英语学习软件终身激活码", short: "激活码", game: "学习软件", prices: [68, 99, 168], kind: "membership" },
];
