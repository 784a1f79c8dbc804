const zh = {
  title: "第三步 留存：证据清单和文件指纹",
  description: "该留的六样东西，以及在自己浏览器里给文件算 SHA-256 指纹、列成清单。文件不会上传。",
  heading: "第三步：留存",
  lead: "截图人人会做，难的是证明它没有改过。留原件，记指纹。",
  thingsTitle: "该留的六样",
  things: [
    { name: "订单页", words: "要看得到订单号、下单时间、商品、金额、状态。" },
    { name: "支付账单", words: "从支付 App 的账单详情截，要有收款方全称和商户订单号。" },
    { name: "错误提示", words: "截图之外，把原话抄成文字。" },
    { name: "聊天记录", words: "从头截到尾，特别是客服承诺了什么、几点说的。" },
    { name: "商品页", words: "当时怎么写的到账时间、售后、使用条件。页面可能会改，越早截越好。" },
    { name: "规则页", words: "退款、售后、用户协议。截图里带上网址和日期。" },
  ],
  how: "长页面用手机自带的“滚动截屏”，电脑上用浏览器的“打印 → 存为 PDF”，纸上会带网址和时间。原文件不要裁剪、不要转发后再存。",
  fingerprints: "给文件记指纹",
  fingerprintsWords:
    "选中你的截图和账单，浏览器会算出每个文件的 SHA-256。改动一个像素，指纹就完全不同。文件只在你的设备上读一遍，不会上传；清单可以下载或打印，随投诉一起交。",
};

const en: typeof zh = {
  title: "Step 3, keep: evidence and fingerprints",
  description:
    "Six things to keep, and a list of your files with their SHA-256, made in your own browser. Nothing is uploaded.",
  heading: "Step 3: keep",
  lead: "Anybody can take a screenshot; to show that it was not changed is harder. Keep originals, note fingerprints.",
  thingsTitle: "Six things to keep",
  things: [
    { name: "The order", words: "with number, time, goods, amount and state." },
    {
      name: "The payment bill",
      words: "from the payment app's details, with the payee's full name and the merchant's order number.",
    },
    { name: "The error", words: "besides the picture, copy its words." },
    { name: "The chat", words: "from beginning to end, above all what was promised and when." },
    {
      name: "The goods page",
      words: "what it said of delivery, after-sales and conditions. Pages change: the sooner the better.",
    },
    { name: "The rules", words: "refund, after-sales, user agreement, with address and date in the picture." },
  ],
  how: "For long pages use the phone's scrolling screenshot, or “print to PDF” on a computer, which adds address and time. Do not crop originals, and do not save a forwarded copy instead.",
  fingerprints: "Fingerprints of your files",
  fingerprintsWords:
    "Choose your screenshots and bills, and the browser computes the SHA-256 of each. Change one pixel and it is another. Files are read on your device only and not uploaded; download or print the list and hand it in with your complaint.",
};

export const KEEP_WORDS = { zh, en };
