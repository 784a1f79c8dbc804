/**
 * Cues are regular expressions with two short forms, so that the lexicon reads like a table of words:
 * `{客服}` stands for a group of words, `…` for up to 16 characters of one sentence, `·` for up to 6 of one clause.
 */
const GROUPS: Readonly<Record<string, string>> = {
  客服: "客服|人工|售后|商家|卖家|店家|店主|老板|平台|官方|对方|网站|站长|群主|掌柜|店铺",
  没: "没有?|未能?|木有|没见|不见|未曾",
  还没: "还没有?|仍未|仍没有?|依然没有?|依旧没有?|一直没有?|始终没有?|迟迟没有?|迟迟未|迟迟不|至今没有?|至今未|还未|尚未|到现在没有?|都没有?|也没有?|就是不|一直不|死活不|根本没有?|压根没有?|还是没有?|就没有?|没有?|未|不",
  货: "话费|q币|qb|点券|点卷|钻石?|会员|卡密|卡|码|元宝|点数|点卡|油卡|流量|月卡|季卡|年卡|皮肤|金币|激活码|兑换码|礼包|道具|货|东西|商品|充值|余额|加油卡|cdk|key|游戏币|点|币|积分|红包|权益",
  别处: "支付宝|微信|银行|游戏|官方|厂家|厂商|运营商|供货商?|供应商|移动|联通|电信|腾讯|卖家|商家|平台|上家|上游|原主|对方|别人|代理|steam|第三方|渠道|号主|发行|苹果|客服|发货方|货源|工信部",
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
    .replaceAll("·", CLAUSE_GAP);
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
