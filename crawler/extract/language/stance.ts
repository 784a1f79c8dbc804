import { clauseAround, sentenceAround } from "./sentences.ts";

/** How the author stands to what the words say. Only what is asserted counts as their experience. */
export type Stance = "asserted" | "negated" | "supposed" | "asked" | "heard" | "threatened" | "promised" | "retracted";

const NEGATION =
  /(?:(?<!是)不是|并不是|并非|绝非|不算|不存在|没有?(?:遇到|出现|发生|碰到|碰上|见)过?|从来?(?:没有?|未|不)|再(?:也)?没有?(?:人|出现)?|没再有?人?|别再|以免|避免|防止|不会再?|不用担心|不怕)[^,。!?;)\n]{0,3}$/;
/** 网上说不错我才买的: what follows is the author's own again. */
const OWN_AFTER_ALL =
  /(?:我(?:们)?(?:才|就|也|便|于是)?(?:买|充|下单|来|试|信|付|用|中招)|,(?:才|就|也|便|于是|然后)?(?:买|充|付|花|下单|拍|试)了)[^。!?;\n]{0,30}$/;
const NOT_REALLY_NEGATION = /(?:难道|可不|岂)不是[^,。!?;\n]{0,3}$|不是说/;
const SUPPOSITION =
  /(?:如果|如若|要是|假如|万一|倘若|假设|一旦|若是|若(?=[^干])|除非|即使|就算|哪怕|怕(?:的是|万一|你|会|遇)|担心|会不会|可能会)[^。!?;\n]{0,24}$/;
/** 怕卡单没人管: what is feared did not happen; the fear ends with its clause. */
const FEAR = /(?<![不恐哪生可害])怕[^,。!?;)\n]{0,10}$/;
const QUESTION =
  /(?:请问(?!你们|贵|我)|(?<![就只])想问(?!问你们|为什么|为啥|凭)|(?<!就想|再)问一?下|(?<!就想|你们)问问|求问|咨询一?下|有没有(?:人|遇|用过|大佬|老哥)|有人(?:知道|用过|遇|试过)|谁知道|谁用过|是否|能不能(?!帮|给|快|好好|换|有点|讲|来个|别|不要)|可不可以|会不会|靠谱(?:吗|不|么)|怎么样)[^。!?\n]{0,40}$/;
const HEARSAY =
  /(?:听(?:说|闻)|据说|听[^,。!?;\n]{1,6}(?:说|讲|提)|(?:朋友|同事|室友|舍友|同学|邻居|网友|群友|亲戚|老乡|(?<!在[^,。!?;\n]{0,4})群里|网上|贴吧|圈里|论坛|评论区?)(?:里|上)?(?:有人|都|也|有|一堆人|好多人)?[^,。!?;\n]{0,2}(?:说|讲|反映|爆料|吐槽|传)|看到有人|看(?:见|到)别人|别人说|有人说|网友说|据传|传言|看新闻|有的平台|有些平台|某些平台|别的平台|其他平台|比(?:那些|那种|某些|别(?:的|家|人)|其他|隔壁)|以前用的|之前(?:在|用)别家|之前(?:那个|那家))[^。!?;\n]{0,30}$/;
const THREAT =
  /(?:再不|若不|如不|要是不|如果不|如果再|不然|否则|要不然|不退(?:款|钱)?(?:的话)?,?(?:我)?就|不给?(?:解决|处理|退)[^。!?;\n]{0,6}就|准备(?:去|向|要)?|打算|考虑|我(?:就|要|会|将)(?:去|向|打|报|投|告)|大不了)[^。!?;\n]{0,14}$/;
const PROMISE =
  /(?:说好(?:的|了)?|承诺|写着|写明|标着|标明|标注|宣传|号称|保证(?!金)|页面(?:上)?(?:写|说|标)|广告(?:上)?(?:说|写)|公告(?:说|写)?|声称|商品页|详情页)[^。!?;\n,]{0,14}$/;
const ADVICE =
  /(?:建议(?:大家|各位)?|提醒(?:大家|一下|各位)|记得|注意事项|(?<![甩给发丢扔看按照][^,。!?;\n]{0,6})(?:教程|攻略)|小贴士|购买前|充值前)[^。!?;\n]{0,24}$/;
/** A warning covers its own clause; what comes after the comma is why. */
const WARNING =
  /(?:(?<![让叫劝跟对给])大家(?:千万|一定|要|别|记得)|千万(?:别|不要)|(?<!特)别(?:去|买|信|上)(?!当))[^,。!?;\n"]{0,24}$/;
const RETRACTION =
  /(?:更正|误会|冤枉|虚惊一场|(?<!(?:说|称|怪|赖|讲|咬定)[^,。!?;\n]{0,6})(?:搞错了|看错了|弄错了|是我(?:自己)?(?:看错|搞错|弄错|填错|记错|眼花)))/;

/** 说好即时的话费愣是磨蹭到中午: what follows is what came of it. */
const CAME_OF_IT = /(?:愣是|楞是|硬是|结果|却|实际|竟然?|居然|到现在|至今)[^,。!?;\n]{0,12}$/;

const EXCEPT: Partial<Record<Stance, RegExp>> = {
  negated: NOT_REALLY_NEGATION,
  heard: OWN_AFTER_ALL,
  promised: CAME_OF_IT,
};

type Guard = {
  readonly stance: Stance;
  readonly before: RegExp;
  /** How far back the words before may stand. */
  readonly within: "clause" | "sentence";
  /** The guarding words wherever they stand. */
  readonly head: RegExp;
};

const GUARDS: readonly Guard[] = [
  guard("negated", NEGATION, "clause"),
  guard("threatened", THREAT, "sentence"),
  guard("supposed", SUPPOSITION, "sentence"),
  guard("supposed", FEAR, "clause"),
  guard("asked", QUESTION, "sentence"),
  guard("heard", HEARSAY, "sentence"),
  guard("heard", ADVICE, "sentence"),
  guard("heard", WARNING, "clause"),
  guard("promised", PROMISE, "clause"),
];

function guard(stance: Stance, before: RegExp, within: Guard["within"]): Guard {
  return { stance, before, within, head: new RegExp(before.source.replace(/\[\^[^\]]*\]\{0,\d+\}\$/g, "")) };
}

/** What was asked of last: a text is asked about once for each rule that matches in it, and few guards are in it at all. */
let last: { readonly text: string; readonly guards: readonly Guard[] } = { text: "", guards: [] };

function guardsIn(text: string): readonly Guard[] {
  if (text !== last.text) last = { text, guards: GUARDS.filter(({ head }) => head.test(text)) };
  return last.guards;
}

/** 它就会说"请问还有什么": what others said before guards nothing. */
function withoutQuotations(words: string): string {
  return words.includes('"') ? words.replace(/"[^"\n]{0,40}"/g, "") : words;
}

/** Reads the words before a match (and the sentence it stands in) for signs that it is not asserted. */
export function stanceAt(text: string, start: number, end: number): Stance {
  const guards = guardsIn(text);
  if (guards.length > 0) {
    const sentence = withoutQuotations(text.slice(sentenceAround(text, start, end).start, start));
    const clause = withoutQuotations(text.slice(clauseAround(text, start, end).start, start));
    for (const { stance, before, within } of guards) {
      const words = within === "clause" ? clause : sentence;
      if (before.test(words) && !EXCEPT[stance]?.test(words)) return stance;
    }
  }
  if (!RETRACTION.test(text)) return "asserted";
  return RETRACTION.test(text.slice(start, sentenceAround(text, start, end).end)) ? "retracted" : "asserted";
}
