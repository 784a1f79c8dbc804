import type { Random } from "../world/random.ts";

/**
 * Personal data of ranges that nobody was given: 199-0000 mobiles, QQ numbers past the largest, identity numbers of no
 * province, order numbers of the year 2099. Masking can be proven on them and nobody can be hurt by them.
 */
export const PERSONAL: readonly ((random: Random) => string)[] = [
  (random) => `我的手机号是${mobile(random)}，可以打给我。`,
  (random) => `联系电话：${mobile(random).replace(/^(\d{3})(\d{4})/, "$1-$2-")}。`,
  (random) => `充值号码${mobile(random)}，请核对。`,
  (random) => `我QQ ${qq(random)}，加的时候备注订单。`,
  (random) => `客服让我加的QQ是${qq(random)}。`,
  (random) => `微信号 kaxin_demo_${digits(random, 4)} 同手机。`,
  (random) => `邮箱 demo${digits(random, 4)}@example.test 可以收材料。`,
  (random) => `身份证号99000019900101${digits(random, 3)}X，需要实名可以配合。`,
  (random) => `收款卡号62000000000000${digits(random, 5)}，退这里。`,
  (random) => `卡密是 DEMO-${digits(random, 4)}-${digits(random, 4)}-XXXX，你们自己查。`,
  (random) => `游戏账号 demo_player${digits(random, 3)}。`,
  (random) => `本人测试甲，住虚城市乌有区${random.whole(1, 99)}号，凭证齐全。`,
];

export function orderNumber(random: Random): string {
  return `2099${random.pick(["01", "05", "08", "11"])}${random.whole(10, 28)}${digits(random, 8)}`;
}

function mobile(random: Random): string {
  return `1990000${digits(random, 4)}`;
}

function qq(random: Random): string {
  return `99000${digits(random, 5)}`;
}

function digits(random: Random, count: number): string {
  return Array.from({ length: count }, () => random.whole(0, 9)).join("");
}
