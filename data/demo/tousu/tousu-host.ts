import { type Answer, type Asked, type Host, html, json, notFound, plain, script } from "../web/answer.ts";
import { CAST, type Member } from "../world/cast.ts";
import { DAY, later, WORLD_NOW } from "../world/clock.ts";
import { type DemoComplaint, statusCode } from "../world/complaint.ts";
import type { DemoWorld } from "../world/world.ts";
import { detailPage, errorPage } from "./detail.ts";
import { listed } from "./listed.ts";

/** The anonymous feed ends after this many pages, and pages never hold more than this many complaints. */
const FEED_PAGES = 50;
const PAGE_SIZE = 10;

/**
 * The invented complaint site, in the shape of 黑猫投诉. It is kinder than the real one in one thing: a merchant's own
 * list, walled there (10005), is open here, since the feed alone shows only the newest 500.
 */
export function tousuHost(world: DemoWorld): Host {
  return { name: "tousu.test", latencyMs: 6, gzip: true, answer: (asked) => answerOf(world, asked) };
}

function answerOf(world: DemoWorld, asked: Asked): Answer {
  switch (asked.path) {
    case "/robots.txt":
      return plain("User-agent: *\nDisallow: /user/\nDisallow: /api/user/\n");
    case "/":
      return html(
        "<!DOCTYPE html><html><head><title>演示投诉站（虚构）</title></head><body><h1>演示投诉站（虚构）</h1></body></html>",
      );
    case "/api/index/feed":
      return feed(world, asked);
    case "/api/company/received_complaints":
      return received(world, asked);
    case "/api/company/search":
      return enveloped(asked, { lists: merchants(world, asked.query.get("keywords") ?? "") });
    case "/api/company/main_search":
      return merchantPages(world, asked);
    case "/api/company/rel_service":
      return enveloped(asked, services(world, asked.query.get("couid") ?? ""));
    case "/api/index/s":
    case "/api/company/service_complaints":
      return refused(asked, 10005, "请登录");
    default:
      return detail(world, asked);
  }
}

function feed(world: DemoWorld, asked: Asked): Answer {
  if (pageOf(asked) > FEED_PAGES) return refused(asked, 10017, "登录后查看更多");
  const hottest = (one: DemoComplaint, other: DemoComplaint) => other.upvotes - one.upvotes;
  const tabs = {
    hottest: () => world.complaints.toSorted(hottest),
    latest: () => world.complaints,
    replied: () => world.complaints.filter((complaint) => statusCode(complaint) >= 6),
    completed: () => world.complaints.filter((complaint) => statusCode(complaint) === 7),
  };
  const tab =
    { "1": tabs.hottest, "3": tabs.replied, "4": tabs.completed }[asked.query.get("type") ?? ""] ?? tabs.latest;
  const { shown } = paged(tab(), asked);
  return enveloped(asked, { lists: shown.map(listed) });
}

/** Tabs 1 all, 2 replied, 3 completed. On the last page, `next` stays where it is. */
function received(world: DemoWorld, asked: Asked): Answer {
  const type = asked.query.get("type");
  const own = world.complaints.filter((complaint) => complaint.couid === asked.query.get("couid"));
  const wanted = own.filter(
    (complaint) =>
      type === "1" || type === null || (type === "2" ? statusCode(complaint) >= 6 : statusCode(complaint) === 7),
  );
  const { shown, pager } = paged(wanted, asked);
  return enveloped(asked, { complaints: shown.map(listed), pager });
}

function merchantPages(world: DemoWorld, asked: Asked): Answer {
  const { shown, pager } = paged(merchants(world, asked.query.get("keyword") ?? ""), asked);
  return enveloped(asked, { lists: shown, pager });
}

function merchants(world: DemoWorld, keyword: string) {
  return CAST.filter((member) => member.name.includes(keyword) || keyword.includes(member.name)).map((member) => ({
    title: keyword === "" ? member.name : member.name.replace(keyword, `<em>${keyword}</em>`),
    uid: member.couid,
    sid: `${member.couid}1`,
    url: `//tousu.test/company/view/?couid=${member.couid}`,
    ...countsOf(world, member),
  }));
}

function services(world: DemoWorld, couid: string) {
  return CAST.filter((member) => member.couid === couid).map((member) => {
    const { valid_amt, valid30d, replied_amt, completed_amt } = countsOf(world, member);
    return { name: member.name, sid: `${couid}1`, valid_amt, valid30d, replied_amt, completed_amt };
  });
}

function countsOf(world: DemoWorld, member: Member) {
  const own = world.complaints.filter((complaint) => complaint.couid === member.couid);
  const since = later(WORLD_NOW, -30 * DAY);
  return {
    valid_amt: own.length,
    complaint_amount: own.length,
    valid30d: own.filter((complaint) => complaint.postedAt >= since).length,
    replied_amt: own.filter((complaint) => statusCode(complaint) >= 6).length,
    completed_amt: own.filter((complaint) => statusCode(complaint) === 7).length,
  };
}

function detail(world: DemoWorld, asked: Asked): Answer {
  const sn = /^\/complaint\/view\/(\d+)\/?$/.exec(asked.path)?.[1];
  if (sn === undefined) return notFound();
  const found = world.complaints.find((complaint) => complaint.sn === sn);
  if (found === undefined || asked.query.get("sld") !== found.sld) return html(errorPage("页面不存在"));
  return html(found.oddity === "deleted" ? errorPage("投诉单不存在") : detailPage(found));
}

function paged<Entry>(entries: readonly Entry[], asked: Asked) {
  const page = pageOf(asked);
  const amount = Math.max(1, Math.ceil(entries.length / PAGE_SIZE));
  return {
    shown: entries.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE),
    pager: { current: page, next: Math.min(page + 1, amount), page_amount: amount, item_count: entries.length },
  };
}

function pageOf(asked: Asked): number {
  return Math.max(1, Number(asked.query.get("page") ?? "1") || 1);
}

function enveloped(asked: Asked, data: unknown): Answer {
  return wrapped(asked, { result: { status: { code: 0, msg: "" }, data } });
}

function refused(asked: Asked, code: number, msg: string): Answer {
  return wrapped(asked, { result: { status: { code, msg }, data: {} } });
}

/** With a `callback` the site answers as a script that cannot fail. */
function wrapped(asked: Asked, envelope: unknown): Answer {
  const callback = asked.query.get("callback");
  return callback === null
    ? json(envelope)
    : script(`try{${callback.replace(/\W/g, "")}(${JSON.stringify(envelope)});}catch(e){};`);
}
