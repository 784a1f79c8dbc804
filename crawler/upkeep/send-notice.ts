import { createTransport } from "nodemailer";
import { z } from "zod";
import type { Notify } from "../../data/model/workspace.ts";
import { Fault } from "../../data/terminal/door.ts";
import { bodyFor, type Notice } from "./notice.ts";

/** One way to reach a maintainer: what it is called, and the sending. Throws a `Fault` when it could not be sent. */
export type Channel = { readonly name: string; readonly send: (notice: Notice) => Promise<void> };

/** Where the secrets of the channels are. */
export type ChannelSettings = { readonly webhook: string | undefined; readonly smtp: string | undefined };

const TIMEOUT_MS = 15_000;
const MOST_ANSWER_BYTES = 64 * 1024;

/** The channels that the workspace asks for. Throws a `Fault` where the setting that one needs is missing. */
export function channelsOf({ webhook, email }: Notify, settings: ChannelSettings): Channel[] {
  const channels: Channel[] = [];
  if (webhook !== undefined) {
    const address = needed(settings.webhook, "notify.webhook", "KAXIN_WEBHOOK");
    channels.push({ name: `webhook (${webhook})`, send: (notice) => post(address, bodyFor(webhook, notice)) });
  }
  if (email !== undefined) {
    const server = needed(settings.smtp, "notify.email", "KAXIN_SMTP");
    channels.push({ name: `邮件 ${email.to.join("、")}`, send: (notice) => mail(server, email, notice) });
  }
  return channels;
}

function needed(value: string | undefined, asked: string, setting: string): string {
  if (value === undefined) throw new Fault(`workspace.yaml 里写了 ${asked}，却没有设 ${setting}；见 .env.example。`);
  return value;
}

/** Chat services answer 200 to what they refuse, with a number that says so. */
const Refusal = z.union([
  z.object({ code: z.number().refine((code) => code !== 0), msg: z.string().optional() }),
  z.object({ errcode: z.number().refine((code) => code !== 0), errmsg: z.string().optional() }),
]);

async function post(address: string, body: unknown): Promise<void> {
  const { host } = new URL(address);
  try {
    const answer = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json; charset=utf-8" },
      body: JSON.stringify(body),
      redirect: "error",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const said = await beginningOf(answer);
    if (!answer.ok || isRefusal(said))
      throw new Fault(`${host} 的 webhook 拒收（${answer.status}）：${said.slice(0, 200)}`);
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw new Fault(`${host} 的 webhook 连不上：${reasonOf(error)}`);
  }
}

async function beginningOf({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    chunks.push(chunk);
    bytes += chunk.byteLength;
    if (bytes > MOST_ANSWER_BYTES) break;
  }
  return Buffer.concat(chunks).toString("utf8");
}

function isRefusal(said: string): boolean {
  try {
    return Refusal.safeParse(JSON.parse(said)).success;
  } catch {
    return false;
  }
}

async function mail(
  server: string,
  { from, to }: NonNullable<Notify["email"]>,
  { title, text }: Notice,
): Promise<void> {
  const times = { connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS };
  const { hostname, port, username, password, protocol } = new URL(server);
  const transport = createTransport({
    ...times,
    host: hostname,
    secure: protocol === "smtps:",
    ...(port === "" ? {} : { port: Number(port) }),
    ...(username === "" ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
  });
  try {
    await transport.sendMail({ from, to: [...to], subject: title, text, textEncoding: "base64" });
  } catch (error) {
    throw new Fault(`${hostname} 没有寄出邮件：${reasonOf(error)}`);
  } finally {
    transport.close();
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
