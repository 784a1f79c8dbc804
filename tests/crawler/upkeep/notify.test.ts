import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { describe, expect, it, onTestFinished } from "vitest";
import { bodyFor, composeNotice, mattersOf } from "../../../crawler/upkeep/notice.ts";
import { notify } from "../../../crawler/upkeep/notify.ts";
import { channelsOf } from "../../../crawler/upkeep/send-notice.ts";
import { assembleStatus } from "../../../data/assemble-status.ts";
import { Instant } from "../../../data/model/time.ts";
import { openJournal } from "../../../data/store/journal.ts";
import { ownerStatus } from "../support/owner-status.ts";

const now = Instant.parse("2026-03-10T04:00:00Z");
const title = { title: "观察", language: "zh" } as const;
const walled = ownerStatus({
  owner: "platform:jia",
  name: "甲演示卡盟",
  needs: [{ kind: "wall", outcome: "login_wall" }],
});
const status = (owners = [walled]) => assembleStatus(owners, { demo: false, gapMs: 2000 }, now);
const matters = (owners = [walled]) => mattersOf(status(owners), undefined, "zh");

describe("a notice", () => {
  it("tells what is new once, and once that it is over", () => {
    const first = composeNotice(matters(), new Set(), title);
    expect(first?.text).toContain("甲演示卡盟 (platform:jia) 需要登录");
    const told = new Set(matters().map(({ key }) => key));
    expect(composeNotice(matters(), told, title)).toBeNull();
    const over = composeNotice(matters([ownerStatus({ owner: "platform:jia" })]), told, title);
    expect(over).toMatchObject({ news: [], ended: ["platform:jia login_wall"] });
  });

  it("gives the page and the selector of what was misread, and the stage at which a round ended", () => {
    const address = "https://tousu.test/complaint/view/1";
    const alarm = {
      owner: "source:heimao",
      address,
      kind: "shape",
      selector: ".ts-d-item",
      message: "没有",
      at: now,
    } as const;
    const misread = ownerStatus({ needs: [{ kind: "misread", pages: 1 }], alarms: [alarm] });
    const round = { startedAt: now, endedAt: now, stage: "parse", code: 3 };
    const notice = composeNotice(mattersOf(status([misread]), round, "en"), new Set(), { ...title, language: "en" });
    expect(notice?.text).toContain(`${address} [.ts-d-item] 没有`);
    expect(notice?.text).toMatch(/ended at parse with exit code 3/);
  });

  it("has the form that the service behind the webhook takes", () => {
    const notice = { title: "题", text: "文", news: [], ended: [] };
    expect(bodyFor("feishu", notice)).toEqual({ msg_type: "text", content: { text: "题\n\n文" } });
    expect(bodyFor("wecom", notice)).toEqual({ msgtype: "text", text: { content: "题\n\n文" } });
    expect(bodyFor("plain", notice)).toEqual(notice);
  });
});

describe("telling maintainers", () => {
  it("sends nothing where nothing is configured, and forgets nothing of it", async () => {
    const journal = openJournal(":memory:");
    expect(channelsOf({ language: "zh" }, { webhook: "http://localhost:1/", smtp: "smtp://localhost:1" })).toEqual([]);
    expect(await notify([], matters(), journal, title)).toBe(0);
    expect(journal.told().size).toBe(0);
  });

  it("says which setting is missing", () => {
    expect(() => channelsOf({ language: "zh", webhook: "slack" }, { webhook: undefined, smtp: undefined })).toThrow(
      /KAXIN_WEBHOOK/,
    );
  });

  it("posts to the webhook and mails, once for as long as it lasts", async () => {
    const web = await webhook(() => ({ status: 200, body: '{"code":0}' }));
    const post = await mailServer();
    const email = { from: "kaxin@observer.test", to: ["maintainer@observer.test"] };
    const channels = channelsOf(
      { language: "zh", webhook: "feishu", email },
      { webhook: web.address, smtp: post.address },
    );
    const journal = openJournal(":memory:");
    expect(await notify(channels, matters(), journal, title)).toBe(2);
    expect(await notify(channels, matters(), journal, title)).toBe(0);
    expect(web.received).toHaveLength(1);
    expect(web.received[0]).toMatchObject({ msg_type: "text", content: { text: expect.stringContaining("需要登录") } });
    expect(post.received).toHaveLength(1);
    expect(post.received[0]).toContain("To: maintainer@observer.test");
    const [, body = ""] = (post.received[0] ?? "").split(/\r?\n\r?\n/);
    expect(Buffer.from(body, "base64").toString("utf8")).toContain("需要登录");
  });

  it("tells it again the next time when somebody could not be told", async () => {
    const answers = [
      { status: 500, body: "" },
      { status: 200, body: '{"errcode":93000}' },
      { status: 200, body: "ok" },
    ];
    const web = await webhook(() => answers.shift() ?? { status: 404, body: "" });
    const channels = channelsOf({ language: "zh", webhook: "wecom" }, { webhook: web.address, smtp: undefined });
    const journal = openJournal(":memory:");
    await expect(notify(channels, matters(), journal, title)).rejects.toThrow(/拒收（500）/);
    await expect(notify(channels, matters(), journal, title)).rejects.toThrow(/93000/);
    expect(journal.told().size).toBe(0);
    expect(await notify(channels, matters(), journal, title)).toBe(1);
    expect(journal.told().size).toBe(1);
  });

  it("says that a server is not there", async () => {
    const away = { webhook: "http://127.0.0.1:1/secret-token", smtp: undefined };
    const [channel] = channelsOf({ language: "zh", webhook: "slack" }, away);
    const sending = channel?.send({ title: "题", text: "文", news: [], ended: [] });
    await expect(sending).rejects.toThrow(/127\.0\.0\.1:1 的 webhook 连不上/);
    // The address of a webhook is a password.
    await expect(sending).rejects.not.toThrow(/secret-token/);
  });
});

async function webhook(answer: () => { readonly status: number; readonly body: string }) {
  const received: unknown[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += String(chunk);
    });
    request.on("end", () => {
      received.push(JSON.parse(body));
      const { status: code, body: said } = answer();
      response.writeHead(code, { "content-type": "application/json" }).end(said);
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(() => void server.close());
  return { received, address: `http://127.0.0.1:${portOf(server.address())}/hook` };
}

async function mailServer() {
  const received: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onData(stream, _session, done) {
      let mail = "";
      stream.on("data", (chunk) => {
        mail += String(chunk);
      });
      stream.on("end", () => {
        received.push(mail);
        done();
      });
    },
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", () => listening()));
  onTestFinished(() => void server.close());
  return { received, address: `smtp://127.0.0.1:${portOf(server.server.address())}` };
}

function portOf(address: string | AddressInfo | null): number {
  if (address === null || typeof address === "string") throw new Error("not listening on a port");
  return address.port;
}
