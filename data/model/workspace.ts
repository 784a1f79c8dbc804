import { z } from "zod";
import { SourceDeclaration } from "./source.ts";

/** A place where people complain that is not read, and why. */
export const NotCollected = z.strictObject({ name: z.string().min(1), reason: z.string().min(1) });

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
  /**
   * Days after which a raw page of private persons' posts is destroyed, counted from when it was last seen so; what was read
   * of it stays, masked. `null`: never.
   */
  rawPagesDays: z.int().positive().nullable().default(null),
  sources: z.array(SourceDeclaration).default([]),
  notCollected: z.array(NotCollected).default([]),
});
export type Workspace = z.infer<typeof Workspace>;
