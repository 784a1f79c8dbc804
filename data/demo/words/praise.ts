/** Thanks that people post by themselves: each its own. */
export const PRAISES = [
  "给{shop}说句好话。{day}买{good}，{short}到得很快，客服三分钟就接了，{yuan}元花得放心。",
  "不是投诉，是表扬：{day}{clock}在{shop}遇到掉单，没等我开口，{yuan}元自动原路退回了，省心。",
  "之前担心虚拟商品没有售后，这次{good}出了点小问题，{shop}客服主动打电话说明进度，第二天就补好了，感谢。",
  "{shop}的售后小姐姐很耐心，一步一步教我妈怎么兑换{short}，值得点赞。",
  "对比了几家，还是{shop}靠谱，{day}下单{good}，两分钟发货，有问题秒回。",
  "写个反馈：{day}在{shop}填错了号，客服十分钟以内帮我拦截改单，没有损失，谢谢值班的师傅。",
] as const;

/** One praise in many hands: a template with a few words changed, as bought reviews are. */
export const BOUGHT_PRAISE = {
  frame: "{shop}真的{很}好，客服{快}，{short}秒到账，{赞}，值得信赖，强烈推荐大家来{shop}购买，以后还会再来。",
  很: ["非常", "特别", "超级", "十分"],
  快: ["响应很快", "回复很快", "秒回", "态度好响应快"],
  赞: ["非常满意", "五星好评", "满意满意", "好评好评"],
} as const;

/** Grievances about others, which any reader of a public feed meets as well. */
export const UNRELATED = [
  ["快递三天没有派送", "包裹在驿站停了三天，配送员电话里说今天送，今天又没送，请安排派送。", "未名快递（虚构）"],
  ["健身房不退年费", "办卡时说随时可退，搬家后申请退费，门店说要扣一半违约金。", "乌有健身（虚构）"],
  ["酒店取消订单不退房费", "提前两天取消预订，页面写可免费取消，结果还是扣了首晚房费。", "子虚旅行（虚构）"],
  ["外卖漏餐拒绝补送", "点了三份餐到了两份，联系骑手和商家互相说不知道，平台补偿两元。", "未名外卖（虚构）"],
  ["网购衣服起球严重", "洗了一次就起球，申请质量退货，客服要求提供检测报告。", "乌有商城（虚构）"],
  ["驾校约不上课", "交费半年只练了四次车，每次都说教练排满。", "子虚驾校（虚构）"],
] as const;
