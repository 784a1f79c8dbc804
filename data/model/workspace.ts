import { z } from "zod";
import { SourceDeclaration } from "./source.ts";
import { CronExpression } from "./time.ts";

/** A place where people complain that is not read, and why. */
export const NotCollected = z.strictObject({ name: z.string().min(1), reason: z.string().min(1) });

/** When `npm run watch` reads what: cron expressions by the clock in Shanghai. */
const Schedules = z.strictObject({
  /** For sources that name no schedule of their own. */
  sources: CronExpression.default("17 */3 * * *"),
  /** For platforms that name none. */
  platforms: CronExpression.default("17 3 * * *"),
  /** Up to so many minutes later, so that nobody is called on the same second every day. */
  jitterMinutes: z.int().min(0).max(120).default(15),
});

/** The bodies that chat services take: `plain` is JSON for whoever reads it, `{title, text, news, ended}`. */
const WEBHOOK_FORMS = ["plain", "slack", "feishu", "wecom", "dingtalk"] as const;
export type WebhookForm = (typeof WEBHOOK_FORMS)[number];

/** Who is told when something needs a maintainer. Addresses with a secret in them stand in the settings, not here. */
const Notify = z.strictObject({
  language: z.enum(["zh", "en"]).default("zh"),
  /** The form of what is posted to `KAXIN_WEBHOOK`. Absent: nothing is posted. */
  webhook: z.enum(WEBHOOK_FORMS).optional(),
  /** Sent by the server of `KAXIN_SMTP`. Absent: no mail is sent. */
  email: z.strictObject({ from: z.email(), to: z.array(z.email()).min(1) }).optional(),
});
export type Notify = z.infer<typeof Notify>;

/** `workspace.yaml`: what one registry, archive and report are about. One folder is one workspace. */
export const Workspace = z.strictObject({
  title: z.string().min(1),
  /** Everything in it is invented, and is served from loopback. */
  demo: z.boolean().default(false),
  /** Shown on every page when not empty. */
  notice: z.string().default(""),
  /** Least pause between two requests to one host, in milliseconds. Only a demo may go below a second. */
  gapMs: z.int().nonnegative().default(2000),
  /** A host that answers slowly is given more rest than the gap, up to this, in milliseconds. */
  mostRestMs: z.int().nonnegative().default(30_000),
  /** The first wait for a host that is down or busy and names no time; it doubles with each try. */
  backoffMs: z.int().nonnegative().default(5000),
  /** Most pages to read of one host in one crawl. */
  pagesPerHost: z.int().positive().default(2000),
  schedules: Schedules.prefault({}),
  notify: Notify.prefault({}),
  /**
   * Days after which a raw page of private persons' posts is destroyed, counted from when it was last seen so; what was read
   * of it stays, masked. `null`: never.
   */
  rawPagesDays: z.int().positive().nullable().default(null),
  sources: z.array(SourceDeclaration).default([]),
  notCollected: z.array(NotCollected).default([]),
});
export type Workspace = z.infer<typeof Workspace>;
