const zh = {
  title: "无障碍",
  description: "本站按 WCAG 2.2 AA 制作：键盘、读屏、放大、无脚本都能用完整的内容；已知的不足也写在这里。",
  lead: "目标是 WCAG 2.2 AA：用键盘、读屏、放大镜，或者关掉脚本，都能得到同样完整的内容。",
  sections: [
    {
      id: "done",
      title: "怎样做到",
      words: [],
      points: [
        "不靠颜色区分：评级有字母、文字和形状；图表旁边有同样数字的表格。",
        "全部功能可以只用键盘；焦点看得见；没有需要拖动的控件。",
        "浅色和深色的文字对比度都不低于 4.5:1；可以跟随系统，也可以自己选。",
        "320 像素宽、放大到 400% 不用左右滚动整页；宽表格在自己的框里滚动，框可以用键盘到达。",
        "没有脚本也完整：脚本只用来排序、筛选、搜索和填信。",
        "引文标明语言，读屏会用中文读中文。",
        "系统要求减少动画时，没有动画。",
      ],
    },
    {
      id: "checked",
      title: "怎样检查",
      words: [
        "每次改动，自动检查用 axe-core 看每一种页面的中英文、深浅色和宽窄屏，展开所有折叠内容之后再看一遍；用 html-validate 检查标记；并核对没有脚本时一个数字也不少。",
      ],
      points: [],
    },
    {
      id: "limits",
      title: "已知的不足",
      words: [],
      points: [
        "自动检查只能发现一部分问题；还没有请使用读屏的人完整试用过。",
        "引用的投诉原文和平台规则只有中文；英文页面不翻译原话。",
        "很宽的对比表在手机上要在表格里左右滚动。",
        "打印成 PDF 的页面没有标签结构。",
      ],
    },
    {
      id: "tell",
      title: "遇到障碍，告诉我们",
      words: ["写明哪一页、用什么设备和辅助工具、哪一步走不下去，走更正的入口即可。"],
      points: [],
    },
  ],
  links: { "/corrections/": "告诉我们", "/about/": "关于我们" },
};

const en: typeof zh = {
  title: "Accessibility",
  description:
    "Made to WCAG 2.2 AA: whole with keyboard, screen reader, magnification and without scripts. Known limits are listed.",
  lead: "The aim is WCAG 2.2 AA: with a keyboard, a screen reader, a magnifier, or without scripts, the content is the same.",
  sections: [
    {
      id: "done",
      title: "How",
      words: [],
      points: [
        "Nothing by colour alone: grades have a letter, a word and a shape; each chart has a table of the same numbers.",
        "Everything works by keyboard, focus is visible, and nothing needs dragging.",
        "Text contrast is at least 4.5:1 in light and dark; follow the system or choose.",
        "At 320 pixels or 400 % zoom the page does not scroll sideways; wide tables scroll in a frame of their own that the keyboard reaches.",
        "Whole without scripts: they only sort, filter, search and fill in letters.",
        "Quotations carry their language, so that a screen reader reads Chinese as Chinese.",
        "No motion where the system asks for less.",
      ],
    },
    {
      id: "checked",
      title: "How it is checked",
      words: [
        "With every change, axe-core looks at each kind of page in both languages, themes and widths, and again with everything opened; html-validate looks at the markup; and no number may be missing without scripts.",
      ],
      points: [],
    },
    {
      id: "limits",
      title: "Known limits",
      words: [],
      points: [
        "Automatic checks find only part of the problems; nobody who uses a screen reader daily has tried the whole site yet.",
        "Quoted complaints and rules are in Chinese only; English pages do not translate them.",
        "On a telephone the wide comparison scrolls sideways within its table.",
        "Pages printed to PDF carry no tags.",
      ],
    },
    {
      id: "tell",
      title: "Tell us what stands in your way",
      words: ["Say which page, which device and aid, and where you got stuck; the way for corrections will do."],
      points: [],
    },
  ],
  links: { "/corrections/": "Tell us", "/about/": "About us" },
};

export const ACCESSIBILITY_WORDS = { zh, en };
