import { describe, expect, it, onTestFinished } from "vitest";
import { parse } from "yaml";
import { discoveryNotes, discoveryYaml, pagesThere } from "../../../crawler/discover/describe-discovery.ts";
import { jsonAsPage } from "../../../crawler/discover/json-as-page.ts";
import { discover } from "../../../crawler/discover.ts";
import { openHttp } from "../../../crawler/fetch/send-http.ts";
import { Platform } from "../../../data/model/platform.ts";
import { Instant } from "../../../data/model/time.ts";
import { Workspace } from "../../../data/model/workspace.ts";
import { html, type Reply, redirect, startFaultServer } from "../support/fault-server.ts";
import { TEMPLATES } from "./templates.ts";

const HOME = "http://jia.test/";
const now = () => Instant.parse("2026-11-20T04:00:00Z");
const policy = (title: string, words: string) =>
  html(`<title>${title}</title><h1>${title}</h1><p>${words.repeat(8)}</p>`);
const render = (software: string) =>
  TEMPLATES.find((each) => each.software === software)?.render({ name: "甲演示卡盟", cdn: "" }) ?? "";

async function search(routes: Readonly<Record<string, Reply>>) {
  const server = await startFaultServer({ "/robots.txt": html("User-agent: *\nDisallow: /secret"), ...routes });
  onTestFinished(server.close);
  const http = openHttp({ userAgent: "KaxinBot/0.1 (+test)", demoWeb: { port: server.port } });
  onTestFinished(http.close);
  const registry = { workspace: Workspace.parse({ title: "x", gapMs: 1 }), platforms: [] };
  const answers = { send: http.send, render: null, now, close: async () => {} };
  const discovery = await discover(HOME, registry, answers, new AbortController().signal);
  return { discovery, asked: server.log.map(({ path }) => path) };
}

const json =
  (value: unknown): Reply =>
  (_, response) => {
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(value));
  };
const setting = (name: string, info: string) => ({ [name]: { id: 1, name, info, description: "网站设置" } });

describe("data as a page", () => {
  it("gives a setting that is a row the place of its name, and leaves goods with names whole", () => {
    const rows = [
      { id: 5, name: "contact_us", info: "<p>客服QQ：60918273</p>", description: "首页联系" },
      { id: 7, name: "Spotify", info: "一年", discription: "<p>激活失败请加售后QQ：71829304</p>" },
    ];
    expect(jsonAsPage(rows)).toContain('<div class="contact"><p>客服QQ：60918273</p></div>');
    expect(jsonAsPage(rows)).toContain("71829304");
  });
});

describe("a search from a home address", () => {
  it("finds notice, contact, help and goods of a consignment site by its software and its links", async () => {
    const { discovery } = await search({
      "/": html(render("jingfaka")),
      "/company/contact": policy("联系我们", "客服QQ：60918273，工作时间九点到二十二点。"),
      "/company/notice": html(
        '<title>系统公告</title><h1>系统公告</h1><ul><li><a href="/article/88.html">结算时间调整</a></li></ul><p>共一条，每页十条，第一页，往期内容请往下翻。</p>',
      ),
      "/article/88.html": policy("结算时间调整", "结算由凌晨两点改为上午十点，请各位知悉。"),
      "/company/faq": policy("常见问题", "付款后没有收到卡密请用订单号查询。"),
    });
    expect(discovery.software[0]?.id).toBe("jingfaka");
    expect(pagesThere(discovery).map(({ kind }) => kind)).toEqual(["home", "notice", "notice", "support", "help"]);
    expect(discoveryNotes(discovery).join("\n")).toContain("鲸发卡");
    const declared = Platform.parse(parse(discoveryYaml(discovery)));
    expect(declared).toMatchObject({ id: "jia-test", name: "甲演示卡盟", home: HOME });
    expect(declared.pages.map(({ url }) => url)).toContain("http://jia.test/company/contact");
  });

  it("reads settings, goods and articles of shells from the JSON of their software", async () => {
    const kami = await search({
      "/": html('<title>kamifaka</title><div id="app"></div><script src="/static/js/app.792e9226.js"></script>'),
      "/api/v2/get_system": json({
        ...setting("top_notice", "十一月上新，付款后秒发货。"),
        ...setting("contact_us", "<p>本店客服微信：demo_kefu01</p>"),
      }),
      "/api/v2/theme_list": json({ shops: [{ cag_name: "软件", shops: [{ id: 7, name: "演示密钥" }] }] }),
      "/api/v2/detail/7": json({
        id: 7,
        name: "演示密钥",
        discription: "<p>激活失败请加售后QQ：60918273</p>".repeat(4),
      }),
    });
    expect(kami.discovery.software[0]?.id).toBe("kamifaka");
    expect(discoveryNotes(kami.discovery).join("\n")).toMatch(/demo_kefu01[\s\S]*十一月上新/);
    expect(kami.asked).toContain("/api/v2/detail/7");
    const qfk = await search({
      "/": html(
        '<title>极客发卡 · 买家前台</title><div id="root"></div><script type="module" src="/assets/main-9c1dab.js"></script>',
      ),
      "/index/articles": json({
        data: { items: [{ id: 11, title: "平台结算周期调整通知", summary: "由每周一次改为每日一次" }] },
      }),
      "/index/articles/11": json({
        data: { id: 11, title: "结算周期调整通知", content: "<p>自十二月起按日结算。</p>" },
      }),
    });
    expect(qfk.asked).toContain("/index/articles/11");
    expect(qfk.asked).not.toContain("/index/articles/11/11");
  });

  it("names a renamed shell by the public data that answers behind it", async () => {
    const { discovery, asked } = await search({
      "/": html(
        '<title>海豚小铺</title><div id="root"></div><script type="module" src="/assets/index-9c1d.js"></script>',
      ),
      "/index/Api/systemConfig": json({ website: { copy_right: "海豚小铺" }, kefu: { qq: "60918273" } }),
      "/index/Api/indexArticle": json({
        notice: [{ id: 1, title: "公告", content: "周日凌晨维护两小时，请提前下单。" }],
      }),
    });
    expect(discovery.software[0]?.id).toBe("jingshangcheng");
    expect(asked).toContain("/index/Api/indexArticle");
    expect(pagesThere(discovery).flatMap(({ places }) => places.map(({ what }) => what))).toEqual(
      expect.arrayContaining(["contact", "notice"]),
    );
  });

  it("names a portal under its owner's name by the figures it publishes, and reads its contact", async () => {
    const json =
      (value: unknown): Reply =>
      (_, response) => {
        response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ code: 0, data: value }));
      };
    const { discovery } = await search({
      "/": html(
        '<title>海豚小铺</title><div id="root"></div><script type="module" src="/assets/main-9c1d8e.js"></script>',
      ),
      "/index/platformStats": json({ merchants: 12, products: 340, orders: 5600 }),
      "/config": json({ site: { name: "海豚小铺" }, kefu: { qq: "60918273" }, order_query_tips: "" }),
    });
    expect(discovery.software[0]?.id).toBe("qfk");
    expect(pagesThere(discovery).flatMap(({ places }) => places.map(({ what }) => what))).toContain("contact");
  });

  it("takes no software from a shell that answers every address alike", async () => {
    const shell = html('<title>小铺</title><div id="root"></div><script src="/assets/index-9c1d.js"></script>');
    const { discovery } = await search({ "/": shell, "/index/Api/systemConfig": shell });
    expect(discovery.software).toEqual([]);
  });

  it("tells a page that is not there and answers 200 from one that is, by asking for one that cannot be", async () => {
    const absent = (_: unknown, response: Parameters<Reply>[1], path = "") =>
      response
        .writeHead(200, { "content-type": "text/html" })
        .end(
          `<title>甲演示卡盟</title><p>您要的内容 ${path} 已经移走，请回到首页看看别的商品，或者联系站长。</p>`.repeat(
            3,
          ),
        );
    const { discovery } = await search({
      "/": html(
        `<title>甲演示卡盟</title><a href="/help">帮助中心</a><a href="/about">关于我们</a><p>${"欢迎光临。".repeat(30)}</p>`,
      ),
      "/help": policy("帮助中心", "付款之后请在三十分钟内核对卡密。"),
      "/about": (request, response) => absent(request, response, "/about"),
      "/terms": (request, response) => absent(request, response, "/terms"),
      "/kaxin-no-such-page-5f3a9c71.html": (request, response) => absent(request, response, "/kaxin"),
    });
    expect(pagesThere(discovery).map(({ kind, address }) => `${kind} ${address}`)).toEqual([
      "home http://jia.test/",
      "help http://jia.test/help",
    ]);
    expect(discovery.pages.filter(({ absent: is }) => is).map(({ kind }) => kind)).toEqual(["terms", "about"]);
  });

  it("asks for no more than forty pages, for none behind a login, and for none that robots.txt keeps back", async () => {
    const links = Array.from(
      { length: 60 },
      (_, at) => `<a href="/help/${at}">帮助 ${at}</a><a href="/buy/${at}">点卡</a>`,
    );
    const { asked } = await search({
      "/": html(
        `<a href="/user/login">登录客服</a><a href="/secret/help">帮助</a><a href="javascript:kf()">客服</a>${links.join("")}`,
      ),
    });
    expect(asked.filter((path) => path !== "/robots.txt").length).toBeLessThanOrEqual(40);
    expect(asked.filter((path) => path.startsWith("/buy/"))).toHaveLength(5);
    expect(asked.filter((path) => /login|secret/.test(path))).toEqual([]);
  });

  it("reads the public JSON of a shell, and goes by links to its goods in another's scripts", async () => {
    const json =
      (value: unknown): Reply =>
      (_, response) =>
        response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(value));
    const shell = await search({
      "/": html(render("jingshangcheng")),
      "/index/Api/systemConfig": json({
        website: { icp_number: "虚ICP备2021000001号", copy_right: "甲演示卡盟" },
        kefu: { qq: "60918273", mobile: "400-000-1122" },
      }),
      "/index/Api/indexArticle": json({
        notice: [{ id: 1, title: "关于提现的公告", content: "<p>本周提现顺延两天。</p>" }],
      }),
    });
    expect(shell.discovery.software[0]?.id).toBe("jingshangcheng");
    const words = pagesThere(shell.discovery).flatMap(({ places }) =>
      places.map((place) => `${place.what} ${place.words}`),
    );
    expect(words.join("\n")).toMatch(/contact .*60918273/);
    expect(words.join("\n")).toMatch(/notice .*提现/);
    const luna = TEMPLATES.find(({ theme }) => theme === "luna")?.render({ name: "甲", cdn: "" }) ?? "";
    const { asked } = await search({ "/": html(luna) });
    expect(asked).toEqual(expect.arrayContaining(["/buy/7", "/buy/9"]));
  });

  it("stops at a home page that has moved to another site, and says so", async () => {
    const { discovery, asked } = await search({
      "/": (request, response) =>
        request.headers.host === "jia.test"
          ? redirect("http://yi.test/")(request, response)
          : html(`<title>乙</title><a href="/help">帮助</a>${"乙的首页。".repeat(40)}`)(request, response),
    });
    expect(discovery.remarks).toEqual(["首页跳转到别的网站：http://yi.test/"]);
    expect(asked).not.toContain("/help");
  });
});
