/** How a story begins: when, what, for how much. Grouped by the voice that tells it. */
export const OPENINGS = {
  calm: [
    "{day}{clock}在{shop}购买了{good}，支付{yuan}元，订单号{order}。",
    "本人于{day}通过{shop}网站下单{good}一份，实付{yuan}元。",
    "{day}我在{shop}买{good}，付款{yuan}元，付款方式是扫码，订单编号{order}。",
    "事情经过如下：{day}{clock}，我在{shop}下了一单{good}，金额{yuan}元，页面显示支付成功。",
    "朋友推荐的{shop}，{day}第一次用，买了{good}，花了{yuan}元。",
    "{day}因为着急用，在{shop}拍下{good}，付了{yuan}元，单号{order}。",
    "我是{shop}的老顾客，之前几单都正常，{day}买{good}（{yuan}元）出了问题。",
    "搜索进的{shop}，看价格合适，{day}付{yuan}元买了{good}。",
    "{day}向{shop}订购{good}，共计{yuan}元，有支付凭证和订单{order}截图为证。",
    "先说明情况，{good}是{day}{clock}在{shop}付的款，一共{yuan}元。",
    "上次促销看到{shop}首页挂着{good}，{day}下单，{yuan}元。",
    "我于{day}在{shop}支付{yuan}元，商品名称：{good}，订单：{order}。",
  ],
  angry: [
    "{shop}这是什么平台！！{day}花{yuan}元买{good}，气死我了！",
    "真的忍不了了，{day}在{shop}付了{yuan}块买{good}，到现在一肚子火！",
    "大家千万别去{shop}！！我{day}买的{good}，{yuan}元就这么打了水漂！",
    "第一次遇到这么离谱的，{shop}，{good}，{yuan}元，{day}付的钱，单号{order}！",
    "我要实名投诉{shop}！{day}{clock}下单{good}，{yuan}元，钱扣得倒是飞快！",
    "{yuan}元不多，但我咽不下这口气！{day}在{shop}买{good}，结果呢？",
    "收钱的时候比谁都积极，{day}刚付{yuan}元买{good}，{shop}就翻脸了！",
    "无语，{shop}害人不浅！{day}买个{good}，{yuan}元，折腾到现在！",
  ],
  elderly: [
    "我今年六十多岁了，不太会弄网上的东西，{day}孙子让我在{shop}买{good}，我付了{yuan}元。",
    "同志你好，我是退休工人，{day}在一个叫{shop}的网站上交了{yuan}元，买的是{good}。",
    "老伴的手机要交费，女儿教我用{shop}，{day}{clock}花{yuan}元买了{good}。",
    "你好，我岁数大打字慢，请耐心看。{day}我在{shop}付{yuan}块钱，要的是{good}。",
    "我眼神不好，照着页面一步步点的，{day}在{shop}买{good}付了{yuan}元，单子号码是{order}。",
  ],
  gamer: [
    "兄弟们避雷，{day}在{shop}冲了个{good}，{yuan}米，寄了。",
    "想着活动打折就上{shop}整了{good}，{yuan}r，{day}{clock}付的。",
    "本来{day}要打比赛，急着用，去{shop}拿了{good}，{yuan}块。",
    "纯纯大冤种报到，{shop}，{good}，{yuan}，{day}下的单。",
    "{day}半夜肝活动缺货，{shop}下单{good}，{yuan}r，单号{order}。",
    "开局就被坑，{shop}买{good}花了{yuan}大洋，{day}的事。",
    "家人们谁懂啊，{day}在{shop}买{good}，{yuan}块，心态崩了。",
  ],
} as const;

export type Voice = keyof typeof OPENINGS;
