import { countDigits } from "./figures.ts";
import type { Pattern } from "./types.ts";

const NETWORKS =
  "抖音|快手|闲鱼|咸鱼|淘宝|天猫|旺旺|小红书|微博|b站|哔哩哔哩|虎牙|斗鱼|陌陌|soul|探探|贴吧|转转|拼多多|多多|京东|美团|钉钉|知乎|网易|战网|暴雪|epic|steam|xbox|psn|任天堂|yy|tg|telegram|电报|纸飞机|飞机|whatsapp|line|skype|twitter|推特|ins|facebook|discord|米游社|taptap|小黑盒|5173|交易猫|螃蟹|苹果|apple|华为|小米|谷歌|google|迅雷|优酷|爱奇艺|腾讯|芒果|百度|网盘|油卡|加油卡|会员";
const KIND = "账号|账户|号码?|id|昵称|用户名?|好友(?:代?码|id)|uid|主页|[卖买]家|店主|会员名?|名字?|小号|大号|编号";

/** Accounts in games and networks: by what they are called, or by the letters and figures people choose for them. */
export const ACCOUNTS: readonly Pattern[] = [
  {
    type: "game_account",
    find: /(?:账号(?:密码|名)?|账户|角色(?:名|id|编号)?|玩家(?:id|编号)|数字id|(?<![a-z])uid|(?<![a-z?&])id(?![a-z])|用户名|登录名|昵称|(?:会员|用户|玩家|角色)(?:编?号|id)|steam号|steamid|战网|区号|(?<=[我他她方人家])的?[小大]?号(?=[是:]))[^a-z0-9,。;!?\n\u4e00-\u9fff*]{0,4}(?:(?:[是为叫]|用的)[^a-z0-9,。;!?\n]{0,4})?(?<value>[a-z0-9][a-z0-9_.-]{3,30})(?![a-z0-9*])/g,
    accept: (value, _, after) => isHandle(value) && !/^ ?[元块年月日天个次张条]/.test(after),
  },
  {
    type: "game_account",
    find: /(?:(?:游戏|角色|玩家)id|[充冲打发][到给进]了?)(?<value>[a-z][a-z0-9_.-]{4,30})(?=[,。;!?\n]|$|这?个?(?:号|账号|id)|的(?:账号|号))/g,
    accept: isHandle,
  },
  {
    type: "game_account",
    find: /(?:uid|(?:游戏|角色|玩家|数字)id)[^\d。;!?\n]{1,12}[是为:](?<value>\d{6,12})(?!\d)/g,
  },
  {
    type: "game_account",
    find: new RegExp(
      `(?<![a-z])(?:${NETWORKS})(?:的)?(?:${KIND})?(?:[是为叫:@" ]|搜索?){0,3}(?<value>(?<=@)[a-z0-9_][a-z0-9_.-]{3,30}|[a-z0-9][a-z0-9_.-]{4,30})(?![a-z0-9*@])`,
      "g",
    ),
    accept: (value, before, after) =>
      (/@$/.test(before) || (isHandle(value) && isChosen(value, before))) &&
      !MEASURED.test(after) &&
      !PUBLIC.test(before),
  },
  {
    type: "game_account",
    find: /(?:角色名字?|[角色游戏玩家网战网淘宝闲鱼抖快手]{2}昵称|角色|游戏名字?|游戏昵称|玩家名字?|网名|昵称|用户名|召唤师名|游戏id|(?<![a-z?&])id(?=[: ]))(?:叫做?|是|为)?[:" ]{1,2}(?<value>[^\s,。;!?"()]{2,14})/g,
    accept: (value, before) => !NO_NICKNAME.test(value) && (/\d/.test(value) || !/(?<!游戏)id[: ]{1,2}$/.test(before)),
  },
  {
    type: "game_account",
    find: /(?:角色名字?|角色昵称|游戏名字?|游戏昵称|玩家名字?|玩家昵称|战网昵称|网名|召唤师名)(?:叫做?|是|为)?(?<value>[^\s,。;!?"():是为叫]{2,10})(?=[,。;!?\n]|$)/g,
    accept: (value, before) => !NO_NICKNAME.test(value) && /(?:[叫是为]|名字?|昵称)$/.test(before),
  },
  {
    type: "game_account",
    find: /(?:lol|英雄联盟|王者荣耀|王者|和平精英|吃鸡|原神|崩铁|dnf|穿越火线|梦幻西游|金铲铲|蛋仔|光遇|游戏)(?:里面?|中)?的? ?(?:账?号|id|昵称|名字?|角色名?)(?:[是为叫: "]){0,2}(?<value>[\u4e00-\u9fffa-z_]{2,10}\d{1,6})(?![\d元块年月日天个次张条级])/g,
    accept: (value) => !NO_NICKNAME.test(value),
  },
  {
    type: "game_account",
    find: /(?<![单编序工型批账卡文信机群券证学税条房门楼暗口])号[:是] ?(?<value>[a-z][a-z0-9_.-]{4,30})(?![a-z0-9@*])/g,
    accept: isHandle,
  },
  {
    type: "game_account",
    find: /[充冲打发][到给进]了? ?(?<value>\d{6,12})(?= ?(?:这|那)个?(?:qq?|账)?号)/g,
  },
  {
    type: "card_key",
    find: /(?:卡号|卡密|序列号)[^。;!?\n]{0,40}密码[: 是为]{0,3}(?<value>[a-z0-9]{5,24})(?![a-z0-9])/g,
    accept: (value) => countDigits(value) >= 3,
  },
  { type: "game_account", find: /(?<![a-z0-9])(?<value>[a-z\u4e00-\u9fff][a-z0-9\u4e00-\u9fff]{1,11}#\d{4,6})(?!\d)/g },
];

const MEASURED = /^ ?[元块年月日天个次张条级人款gm%]/;
const PUBLIC = /(?:官方|官网|公众号?|旗舰店|客服)[^,。;!?\n]{0,8}$/;
/** What is said of a nickname and is none. */
const NO_NICKNAME =
  /^(?:[错误不没未被是否或和与也都要已会能可没重随什哪怎填写改显查找搜对相一就])|(?:错误|不存在|密码|不对|错了|不了|没了|一样|的)$/;

/** Letters and figures, as people choose them for an account; words and small numbers are none. */
export function isHandle(value: string): boolean {
  return countDigits(value) >= 3 || (value.length >= 5 && /[a-z]/.test(value) && /[\d_]/.test(value));
}

/** 淘宝100元 is a sum and 闲鱼iphone15 a good: without a word for the account it takes letters and figures. */
function isChosen(value: string, before: string): boolean {
  if (new RegExp(`(?:${KIND})[是为叫:@" ]{0,3}$`).test(before)) return true;
  return /[a-z].*\d|_/.test(value) && countDigits(value) >= 1;
}
