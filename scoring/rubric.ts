import type { PolicyPageKind } from "../data/model/platform.ts";
import {
  type Answer,
  type Found,
  firstWords,
  gather,
  licencesOf,
  officialChannels,
  type RubricRow,
} from "./policy-facts.ts";
import { SAYS } from "./rubric-words.ts";

const AFTER_SALES: readonly PolicyPageKind[] = ["refund", "help", "terms", "notice"];
const CONTACT: readonly PolicyPageKind[] = ["support", "home", "about", "help"];
const silent: Answer = { level: 0, ...SAYS.nothing, found: [] };

/** What a platform should say about its service, question by question. Argue about the points here. */
export const RUBRIC: readonly RubricRow[] = [
  {
    id: "policy-public",
    zh: "售后政策公开",
    en: "Public after-sales policy",
    question: "不登录就能看到售后政策吗？",
    points: 10,
    levels: [0, 40, 100],
    scale: "公开可读 100；登录后才有 40；没有 0",
    pages: ["refund", "help", "terms"],
    answer(policies) {
      const page = policies.find(({ kind }) => kind === "refund" || kind === "help" || kind === "terms");
      if (page === undefined) return silent;
      return { level: 100, ...SAYS.publicPolicy(page.title), found: firstWords(page) };
    },
  },
  {
    id: "refund-limit",
    zh: "退款时限",
    en: "Refund time limit",
    question: "写明多久退款吗？",
    points: 14,
    levels: [0, 10, 30, 60, 100],
    scale: "3 个工作日内 100；4 到 7 个 60；更长 30；只说“尽快” 10；没写 0",
    pages: AFTER_SALES,
    answer(policies) {
      const limits = gather(policies, ({ refundWindow }) => (refundWindow === null ? [] : [refundWindow]));
      const [limit] = limits.sort((one, other) => other.fact.value.max - one.fact.value.max);
      if (limit !== undefined) {
        const { max } = limit.fact.value;
        return { level: max <= 72 ? 100 : max <= 168 ? 60 : 30, ...SAYS.longestRefund(max), found: [limit] };
      }
      const vague = gather(policies, ({ clauses }) => clauses).filter(({ fact }) =>
        /尽快|及时|退/.test(fact.excerpt.text),
      );
      const [soon] = vague.filter(({ fact }) => fact.severity === "vague");
      return soon === undefined ? silent : { level: 10, ...SAYS.soonOnly, found: [soon] };
    },
  },
  {
    id: "scope",
    zh: "售后范围",
    en: "Scope and exclusions",
    question: "哪些管、哪些不管，说清楚了吗？",
    points: 10,
    levels: [0, 50, 100],
    scale: "按商品类别写明 100；笼统写明 50；没写 0",
    pages: AFTER_SALES,
    answer(policies) {
      const scopes = gather(policies, ({ scope }) => (scope === null ? [] : [scope]));
      const byGoods = scopes.find(({ fact }) => fact.value === "by_goods");
      if (byGoods !== undefined) return { level: 100, ...SAYS.coverByGoods, found: [byGoods] };
      return scopes.length === 0 ? silent : { level: 50, ...SAYS.coverInGeneral, found: scopes.slice(0, 1) };
    },
  },
  {
    id: "materials",
    zh: "所需材料",
    en: "Materials needed",
    question: "申请售后要交什么材料，写明了吗？",
    points: 6,
    levels: [0, 40, 100],
    scale: "列出材料 100；只说“相关材料” 40；没写 0",
    pages: AFTER_SALES,
    answer(policies) {
      const demands = gather(policies, ({ evidenceDemands }) => evidenceDemands.map((excerpt) => ({ excerpt })));
      const named = demands.filter(({ excerpt }) => /订单|单号|截图|凭证|录屏|视频|卡号|卡密|账号/.test(excerpt.text));
      if (named.length > 0) return { level: 100, ...SAYS.materialsListed, found: named.slice(0, 2) };
      return demands.length === 0 ? silent : { level: 40, ...SAYS.materialsVague, found: demands.slice(0, 1) };
    },
  },
  {
    id: "timed-steps",
    zh: "步骤与时限",
    en: "Steps with time limits",
    question: "受理、审核、处理，每一步要多久？",
    points: 10,
    levels: [0, 50, 100],
    scale: "每步都有时限 100；部分有 50；没有 0",
    pages: AFTER_SALES,
    answer(policies) {
      const steps = gather(policies, (facts) => facts.steps);
      const timed = steps.filter(({ fact }) => fact.timed);
      if (timed.length === 0)
        return steps.length === 0 ? silent : { level: 0, ...SAYS.stepsUntimed, found: steps.slice(0, 2) };
      const all = timed.length === steps.length;
      return {
        level: all ? 100 : 50,
        ...SAYS.stepsTimed(steps.length, timed.length),
        found: timed.slice(0, 2),
      };
    },
  },
  {
    id: "channels",
    zh: "联系渠道",
    en: "Official channels",
    question: "有几种官方联系方式？",
    points: 10,
    levels: [0, 40, 70, 100],
    scale: "三种以上 100；两种 70；一种 40；没有 0",
    pages: CONTACT,
    answer(policies) {
      const channels = officialChannels(policies);
      const level = [0, 40, 70, 100][Math.min(3, channels.length)] ?? 0;
      return level === 0 ? silent : { level, ...SAYS.channels(channels.length), found: channels.slice(0, 3) };
    },
  },
  {
    id: "service-hours",
    zh: "服务时间",
    en: "Hours, human or robot",
    question: "几点有人值守，人工还是机器人，说清楚了吗？",
    points: 8,
    levels: [0, 60, 100],
    scale: "时间与人工都写明 100；只有时间 60；没写 0",
    pages: CONTACT,
    answer(policies) {
      const human = gather(policies, ({ humanHours, humanRoundTheClock, botFirst }) => [
        ...(humanHours === null ? [] : [humanHours]),
        ...(humanRoundTheClock === null ? [] : [{ excerpt: humanRoundTheClock }]),
        ...(botFirst === null ? [] : [botFirst]),
      ]);
      const timed = gather(policies, ({ channels }) => channels.filter(({ hours }) => hours !== null));
      const told = gather(policies, ({ humanHours, humanRoundTheClock }) =>
        [humanHours?.excerpt ?? humanRoundTheClock].flatMap((excerpt) => (excerpt ? [{ excerpt }] : [])),
      );
      if (told.length > 0 || (human.length > 0 && timed.length > 0)) {
        return { level: 100, ...SAYS.hoursAndHumans, found: [...told, ...human].slice(0, 2) };
      }
      return timed.length === 0 ? silent : { level: 60, ...SAYS.hoursOnly, found: timed.slice(0, 1) };
    },
  },
  {
    id: "service-promises",
    zh: "量化承诺",
    en: "Quantified promises",
    question: "响应、处理有可以检验的数字承诺吗？",
    points: 7,
    levels: [0, 60, 100],
    scale: "两项以上 100；一项 60；没有 0",
    pages: ["support", "home", "help", "refund", "terms"],
    answer(policies) {
      const promises = gather(policies, ({ responsePromises, resolutionPromises, qualityPromises }) => [
        ...responsePromises,
        ...resolutionPromises,
        ...qualityPromises.map((excerpt) => ({ excerpt })),
      ]);
      const texts = new Map(promises.map((promise) => [promise.excerpt.text, promise]));
      const level = [0, 60, 100][Math.min(2, texts.size)] ?? 0;
      return level === 0 ? silent : { level, ...SAYS.promises(texts.size), found: [...texts.values()].slice(0, 3) };
    },
  },
  {
    id: "escalation",
    zh: "升级途径",
    en: "Escalation route",
    question: "客服不管时，还能找谁？",
    points: 7,
    levels: [0, 60, 100],
    scale: "内部、外部（如 12315）都有 100；一种 60；没有 0",
    pages: ["complaint", "support", "help", "refund", "terms"],
    answer(policies) {
      const routes = gather(policies, ({ escalation }) => escalation);
      const external = routes.find(({ fact }) => fact.external);
      const internal = routes.find(({ fact }) => !fact.external);
      const found = [internal, external].flatMap((route) => route ?? []);
      if (found.length === 2) return { level: 100, ...SAYS.bothRoutes, found };
      return found.length === 0 ? silent : { level: 60, ...SAYS.oneRoute(external !== undefined), found };
    },
  },
  {
    id: "operator",
    zh: "经营者身份",
    en: "Operator identity",
    question: "谁在经营，有没有执照和备案？",
    points: 10,
    levels: [0, 50, 100],
    scale: "名称、统一社会信用代码、备案或许可都有 100；只有一部分 50；没有 0",
    pages: ["home", "about", "terms"],
    answer(policies) {
      const all = { operator: false, uscc: false, licence: false };
      const found: Found[] = [];
      for (const { fact, ...place } of gather(policies, licencesOf)) {
        if (!all[fact.what]) found.push(place);
        all[fact.what] = true;
      }
      if (all.operator && all.uscc && all.licence) return { level: 100, ...SAYS.operatorInFull, found };
      return found.length === 0 ? silent : { level: 50, ...SAYS.operatorInPart, found };
    },
  },
  {
    id: "guarantee",
    zh: "担保与自动退款",
    en: "Guarantee or automatic refund",
    question: "有第三方担保或自动退款吗？",
    points: 4,
    levels: [0, 100],
    scale: "有 100；没有 0",
    pages: [...AFTER_SALES, "home", "goods"],
    answer(policies) {
      const held = gather(policies, ({ escrow, autoRefund }) => [escrow, autoRefund].flatMap((fact) => fact ?? []));
      const yes = held.filter(({ fact }) => fact.value);
      return yes.length === 0 ? silent : { level: 100, ...SAYS.guarantee, found: yes.slice(0, 2) };
    },
  },
  {
    id: "revision",
    zh: "版本与修订",
    en: "Version and change notice",
    question: "政策有日期、版本和修订通知吗？",
    points: 4,
    levels: [0, 50, 100],
    scale: "日期加版本或修订通知 100；只有日期 50；没有 0",
    pages: AFTER_SALES,
    answer(policies) {
      const dates = gather(policies, ({ revision }) => (revision.date === null ? [] : [revision.date]));
      const more = gather(policies, ({ revision: { version, changeNotice } }) =>
        [version?.excerpt, changeNotice].flatMap((excerpt) => (excerpt ? [{ excerpt }] : [])),
      );
      if (dates.length === 0) return silent;
      const full = more.length > 0;
      const found = [...dates.slice(0, 1), ...more.slice(0, 1)];
      return { level: full ? 100 : 50, ...(full ? SAYS.revisionInFull : SAYS.dateOnly), found };
    },
  },
];
