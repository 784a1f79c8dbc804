const zh = {
  title: "第一步 自查：卡在哪里",
  description: "钱扣了没有、订单什么状态、账号对不对：先看是哪一种情况，再决定找谁。",
  heading: "第一步：自查",
  lead: "先看是哪一种情况。找对了人，一次就能说清。",
  casesTitle: "你看到的是",
  cases: [
    {
      sign: "钱没扣，订单显示未支付",
      cause: "支付没有完成。",
      todo: [
        "看支付账单里有没有这一笔。没有，就是没付成，重新下单即可。",
        "有“处理中”，等 10 分钟再看，不要马上付第二次。",
      ],
    },
    {
      sign: "钱扣了，订单显示未支付（单边账）",
      cause: "支付渠道收了钱，平台没收到通知。问题在支付通道，多半会自动退回或补单。",
      todo: [
        "截下支付账单，要能看到商户订单号和收款方全称。",
        "把商户订单号发给平台客服，请对方查补单。",
        "过了 24 小时两边都没有动静，用第三封信向支付渠道申诉。",
      ],
    },
    {
      sign: "订单显示成功，卡密或点数没有到",
      cause: "可能是发货延迟，也可能发到了别的账号。",
      todo: [
        "核对充值账号、区服、大小写。",
        "到游戏或运营商那里查到账记录，并截图。",
        "账号没填错、也过了页面写的到账时间，就用第一封信联系客服。",
      ],
    },
    {
      sign: "卡密提示无效或已被使用",
      cause: "卡密输错、过期，或在卖出前已被用过。",
      todo: [
        "先录屏：从打开订单页到输入卡密、出现提示，一镜到底。",
        "不要反复试，超过次数可能被锁。",
        "把提示原文写进信里。",
      ],
    },
    {
      sign: "账号填错了",
      cause: "自己的操作失误。多数平台不退，但有的可以追回。",
      todo: [
        "马上联系客服，说清是填错，请对方拦截。",
        "看规则页有没有写“填错账号”的处理办法。",
        "不要在投诉里写成“没到账”：一查就知道，反而让后面的话没人信。",
      ],
    },
    {
      sign: "客服让你再付一笔才能退款或解冻",
      cause: "正规的退款不需要先付钱。",
      todo: ["停。不要付，不要开屏幕共享，不要给验证码。", "保存聊天记录。", "已经付了的，尽快联系支付渠道并报警。"],
    },
  ],
  next: "写给客服的第一封信",
};

const en: typeof zh = {
  title: "Step 1, check: where is it stuck?",
  description:
    "Was the money taken, what does the order say, is the account right? See which case is yours, then whom to ask.",
  heading: "Step 1: check",
  lead: "See which case is yours. Ask the right one, and once is enough.",
  casesTitle: "What you see",
  cases: [
    {
      sign: "No money taken, the order says unpaid",
      cause: "The payment did not go through.",
      todo: [
        "Look for it in your payment bills. If it is not there, you have not paid: order again.",
        "If it says “processing”, wait ten minutes and look again; do not pay a second time at once.",
      ],
    },
    {
      sign: "Money taken, the order says unpaid",
      cause:
        "The payment channel took the money and the platform was not told. This lies in the channel and mostly mends itself: a refund or a late delivery.",
      todo: [
        "Take a screenshot of the bill with the merchant's order number and the payee's full name.",
        "Send the merchant's order number to support and ask them to look for it.",
        "Nothing from either side after 24 hours: appeal to the payment channel with the third letter.",
      ],
    },
    {
      sign: "The order says done, no code or points came",
      cause: "Delivery may be late, or went to another account.",
      todo: [
        "Check account, server, capitals.",
        "Look at the record of the game or the phone company, and take a screenshot.",
        "The account is right and the time on the page is over: write the first letter.",
      ],
    },
    {
      sign: "The code is invalid or already used",
      cause: "Mistyped, expired, or used before it was sold.",
      todo: [
        "Record your screen in one go, from opening the order to typing the code and the message.",
        "Do not try again and again: it may lock.",
        "Put the exact message into the letter.",
      ],
    },
    {
      sign: "You typed the wrong account",
      cause: "Your own mistake. Most platforms do not refund it, but some can stop it.",
      todo: [
        "Tell support at once that you mistyped, and ask them to hold it.",
        "See whether their rules say what happens then.",
        "Do not call it “not delivered”: it is easily seen, and then nothing else you say is believed.",
      ],
    },
    {
      sign: "Support wants another payment before a refund",
      cause: "A proper refund costs nothing first.",
      todo: [
        "Stop. Do not pay, share no screen, give no code.",
        "Keep the chat.",
        "If you have paid, go to the payment channel and the police soon.",
      ],
    },
  ],
  next: "The first letter to support",
};

export const CHECK_WORDS = { zh, en };
