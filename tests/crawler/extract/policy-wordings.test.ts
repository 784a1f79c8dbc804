import { describe, expect, it } from "vitest";
import { readPolicyLine } from "../../../crawler/read/policies.ts";

const H = "human_hours",
  R = "refund_window_hours",
  C = "claim_window_hours",
  P = "response_promise_seconds",
  S = "resolution_promise_hours",
  A = "auto_refund",
  N = "no_reason_return_days";
const rw = (min: number, max: number, unit: string) => ({ min, max, unit });

describe("a page that says", () => {
  it.each<[string, Record<string, unknown>]>([
    // hours
    ["<p>客服时间：平时 10:00-22:00，周末 12:00-20:00</p>", { [H]: "Mon-Fri 10:00-22:00,Sat-Sun 12:00-20:00" }],
    ["<p>人工客服每天 9:00-21:00，周末 10:00-18:00 可电话联系</p>", { [H]: "Mon-Fri 09:00-21:00,Sat-Sun 10:00-18:00" }],
    ["<p>客服在线 13:00-次日1:00，周一店休</p>", { [H]: "Tue-Sun 13:00-01:00" }],
    ["<p>客服上班 9:00-18:00，周日休息</p>", { [H]: "Mon-Sat 09:00-18:00" }],
    ["<p>客服 周一至周五 9:00-18:00</p>", { [H]: "Mon-Fri 09:00-18:00" }],
    ["<p>客服值班：中午11:30-凌晨1:00，不在线请留言</p>", { [H]: "11:30-01:00" }],
    ["<p>客服时间 20:00-次日2:00，不在时可发邮件</p>", { [H]: "20:00-02:00" }],
    ["<p>凌晨2:00-8:00客服不在线</p>", { [H]: "08:00-02:00" }],
    ["<p>客服服务时间：9:00-22:00 | 夜间由机器人接待</p>", { [H]: "09:00-22:00" }],
    ["<p>工作日 9:30-18:30 可咨询，先由智能助手接待，回复“转人工”即可接入</p>", { [H]: "Mon-Fri 09:30-18:30" }],
    ["<p>机器人 24 小时在线</p>", { [H]: null }],
    [
      "<table><tr><th></th><th>网页客服</th><th>电话</th></tr><tr><td>周一至周五</td><td>8:00-22:00</td><td>9:00-18:00</td></tr><tr><td>周六至周日</td><td>9:00-21:00</td><td>休息</td></tr></table>",
      { [H]: "Mon-Fri 08:00-22:00,Sat-Sun 09:00-21:00" },
    ],
    [
      "<table><tr><th></th><th>变更前</th><th>变更后</th></tr><tr><td>人工客服</td><td>9:00-21:00</td><td>9:00-24:00</td></tr></table>",
      { [H]: "09:00-24:00" },
    ],
    ["<p>我平时上午10点到晚上11点在，其他时间看到会回。</p>", { [H]: "10:00-23:00" }],
    ["<p>老板一般下午两点到夜里一点在线</p>", { [H]: "14:00-01:00" }],
    // claim
    ["<h3>不予处理的情形</h3><p>（1）下单超过 3 天的；（2）自行填错的。</p>", { [C]: 72 }],
    ["<p>以下情况不支持售后：收货超过24小时的；已兑换的。</p>", { [C]: 24 }],
    ["<p>超过3天的订单请查看历史订单。</p>", { [C]: null }],
    ["<p>收到卡密请当天检查，过后不补。</p>", { [C]: 24 }],
    ["<p>请在当天核验卡密</p>", { [C]: 24 }],
    ["<p>拿到货两小时内讲，晚了不管。</p>", { [C]: 2 }],
    ["<p>异议期：交付后七天。异议期内可申请介入。</p>", { [C]: 168 }],
    ["<p>退款申请提交期限为下单之日起15天。</p>", { [C]: 360 }],
    ["<p>申请期限：购买后 48 小时内</p>", { [C]: 48 }],
    ["<p>卖家应在12小时内举证，逾期判退。</p>", { [C]: null }],
    ["<p>投诉后 1 小时内首次联系您</p>", { [C]: null, [P]: 3600 }],
    ["<p>客服将在2小时内主动联系</p>", { [P]: 7200 }],
    // refunds
    ["<p>退款各渠道退回时间：</p><p>微信：1 个工作日内</p><p>银行卡：3-5 个工作日</p>", { [R]: rw(0, 120, "workday") }],
    ["<p>退款进度：财务 2 个工作日内审核，通过后 5 个工作日内原路退回</p>", { [R]: rw(0, 120, "workday"), [S]: 48 }],
    ["<p>审核通过后退到账户余额，实时到账。</p>", { [R]: rw(0, 0, "minute") }],
    ["<p>余额充值，实时到账。</p>", { [R]: null }],
    [
      "<p>因系统升级，5 月 1 日前的退款延后，预计 5 月 8 日前到账。恢复后退款 24 小时内到账。</p>",
      { [R]: rw(0, 24, "hour") },
    ],
    ["<p>3天退款</p><p>退款三天内到账</p>", { [R]: rw(0, 72, "day") }],
    ["<p>退款 2-5 个工作日到账，以银行为准</p>", { [R]: rw(48, 120, "workday") }],
    // response
    ["<p>会话发起后 30 秒内由人工应答</p>", { [P]: 30 }],
    ["<p>接入会话后 2 分钟无操作自动结束</p>", { [P]: null }],
    ["<p>收到材料后 8 小时内向上游核实完</p>", { [S]: 8 }],
    // auto refund
    ["<p>充值失败，系统立即退回余额。</p>", { [A]: true }],
    ["<p>平台不会自动为您退款，请自行申请。</p>", { [A]: false }],
    ["<p>失败订单不会主动退款，需联系客服申请。</p>", { [A]: false }],
    // no reason
    [
      "<h3>七天无理由退款</h3><p>标注“七天可退”的商品支持7天无理由退款，没有标注的卡密商品不支持无理由。</p>",
      { [N]: 7 },
    ],
    ["<p>虚拟商品不支持七天无理由退款。</p>", { [N]: 0 }],
    // clauses
    ["<p>隔日反馈一律不予受理</p>", { clauses: true }],
    ["<p>拖到明天的自己扛</p>", { clauses: true }],
    ["<p>因服务器故障、黑客攻击造成的损失，均由买家自行承担</p>", { clauses: true }],
    ["<p>属不属于售后，以本铺认定为准</p>", { clauses: true }],
    ["<p>平台可随时修订本协议，修订后自发布时生效</p>", { clauses: true }],
    ["<p>缺货时本店可随时取消订单，概不赔偿</p>", { clauses: true }],
    ["<p>如遇缺货，订单可取消并全额退款。</p>", { clauses: false }],
    ["<h3>不支持退换的情形</h3>", { clauses: false }],
    ["<h3>三、不予退款的范围</h3>", { clauses: false }],
    ["<h3>关于退款政策调整的公告</h3>", { clauses: false }],
    ["<p>晚上10:30后不处理售后，次日早上统一处理。</p>", { clauses: false }],
    ["<p>通知群（本群仅发公告，不受理售后）</p>", { clauses: false }],
    ["<p>夜间留言早上九点后逐条回复</p>", { clauses: false }],
    ["<p>我们会逐条回复</p>", { clauses: true }],
    ["<p>卡密发出后不处理售后</p>", { clauses: true }],
    ["<p>此商品不处理售后</p>", { clauses: true }],
    ["<p>由本店审核，审核通过后24小时内退款</p>", { clauses: false }],
  ])("%s is read so", (html, expected) => {
    const read = readPolicyLine({ id: 1, html });
    const { vague_clauses: vague, unfair_clauses: unfair } = read;
    const facts: Record<string, unknown> = { ...read, clauses: [vague, unfair].flat().length > 0 };
    expect(Object.fromEntries(Object.keys(expected).map((name) => [name, facts[name]]))).toEqual(expected);
  });
});
