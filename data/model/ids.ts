import { z } from "zod";
import "./in-chinese.ts";

/** The name of a hand-made file, without `.yaml`. */
export const Slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "只能用小写字母、数字和单个连字符，如 jia-kameng");

/** A platform's stable name in addresses and files, e.g. `858kameng`. */
export const PlatformId = Slug.brand<"PlatformId">();
export type PlatformId = z.infer<typeof PlatformId>;

/** A place that publishes complaints, e.g. `heimao`. */
export const SourceId = Slug.brand<"SourceId">();
export type SourceId = z.infer<typeof SourceId>;

/** SHA-256 of a raw body, lower-case hex. */
export const BodyHash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<"BodyHash">();
export type BodyHash = z.infer<typeof BodyHash>;
