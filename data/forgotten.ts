import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse, stringify } from "yaml";
import { z } from "zod";
import type { SourceDeclaration } from "./model/source.ts";
import { Instant } from "./model/time.ts";
import { RegistryFault } from "./read-declarations.ts";

/** One request that was granted: of what was removed nothing is kept but a digest of its id. */
const Request = z.strictObject({
  key: z.string().regex(/^[0-9a-f]{64}$/, "应为十六进制的 SHA-256；请让 npm run forget 来写"),
  at: Instant,
  reason: z.string().min(1).max(500),
});
type Request = z.infer<typeof Request>;

/** What must not be kept nor come back: complaints and authors, by the digest of their id. */
export type Forgotten = {
  readonly size: number;
  readonly complaint: (source: string, number: string) => boolean;
  /** `key`: as `authorKey` makes it. */
  readonly author: (source: string, key: string) => boolean;
};

export const NOTHING_FORGOTTEN: Forgotten = { size: 0, complaint: () => false, author: () => false };

export function complaintDigest(source: string, number: string): string {
  return digest(`complaint\n${source}\n${number}`);
}

export function authorDigest(source: string, key: string): string {
  return digest(`author\n${source}\n${key}`);
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

type Source = Pick<SourceDeclaration, "id" | "origin">;

/** The sources of one site, e.g. its own pages and what somebody exported from it: they print the same numbers. */
export function siblingsOf(source: string, sources: readonly Source[]): readonly string[] {
  const origin = sources.find(({ id }) => id === source)?.origin;
  return origin === undefined ? [source] : sources.flatMap((each) => (each.origin === origin ? [each.id] : []));
}

/**
 * Reads `forgotten.yaml` of a workspace; without the file nothing is forgotten. A complaint that was forgotten in one of the
 * `sources` of a site is so in all of them.
 */
export function readForgotten(root: string, sources: readonly Source[]): Forgotten {
  const keys = new Set(readRequests(root).map(({ key }) => key));
  if (keys.size === 0) return NOTHING_FORGOTTEN;
  const siblings = new Map<string, readonly string[]>(sources.map(({ id }) => [id, siblingsOf(id, sources)]));
  return {
    size: keys.size,
    complaint: (source, number) =>
      (siblings.get(source) ?? [source]).some((each) => keys.has(complaintDigest(each, number))),
    author: (source, key) => keys.has(authorDigest(source, key)),
  };
}

/** Adds a request to `forgotten.yaml`, unless it is there. Returns whether it was new. */
export function writeForgotten(root: string, request: Request): boolean {
  const before = readRequests(root);
  if (before.some(({ key }) => key === request.key)) return false;
  const file = fileOf(root);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${HEAD}${stringify([...before, Request.parse(request)])}`);
  return true;
}

const HEAD = `# 应本人要求移除、以后也不再收的投诉和作者。由 npm run forget 写入，请和登记一起保存：少了它，移除的内容会再抓回来。
# 只留编号的摘要（key）、日期和理由；理由里不要写个人信息。
`;

function fileOf(root: string): string {
  return join(root, "forgotten.yaml");
}

/** What the file of a workspace asks for; none where there is none. */
export function readRequests(root: string): readonly Request[] {
  const file = fileOf(root);
  if (!existsSync(file)) return [];
  const read = z.array(Request).safeParse(parse(readFileSync(file, "utf8"), { maxAliasCount: 0 }) ?? []);
  if (read.success) return read.data;
  throw new RegistryFault(
    read.error.issues.map(({ path, message }) => `${file}: ${path.join(".")}: ${message}`).join("\n"),
  );
}
