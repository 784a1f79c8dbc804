/**
 * Sentences that shop software puts on a page before its operator has written a word, normalised, without the ends.
 * Written from the public descriptions of the systems; a site that kept one is told apart from one that chose it.
 */
const DEFAULT_TEXTS: readonly string[] = [
  "最终解释权归本站所有",
  "超过24小时没处理请联系客服",
  "本站仅提供自动发货服务,不做任何商品售后",
  "发现假卡或欺诈,请于当天来发卡平台投诉,过期概不受理",
  "平台为24点解冻卖家资金,卡密有问题的请在24点前点击订单投诉,否则我们将打款给卖家",
  "协商不成的,提交本站所在地有管辖权的人民法院处理",
  "卡密类虚拟商品一经售出原则上不支持退款",
];

const KNOWN: ReadonlySet<string> = new Set(DEFAULT_TEXTS.map(bare));

/** Whether a normalised sentence is, letter for letter, one that the software ships. */
export function isDefaultText(sentence: string): boolean {
  return KNOWN.has(bare(sentence));
}

function bare(sentence: string): string {
  return sentence.replace(/^[\d\s.、)]{0,4}/, "").replace(/[\s,。!]/g, "");
}
