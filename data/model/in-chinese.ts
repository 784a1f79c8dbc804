import { z } from "zod";

/** What is wrong with what somebody wrote, or a site sent, in words that a maintainer reads. Loaded with the models. */
z.config({ localeError: (issue) => ours(issue) ?? zod(issue) });

const { localeError: zod = () => undefined } = z.locales.zhCN();

const TYPES: Readonly<Record<string, string>> = {
  string: "文字",
  number: "数字",
  int: "整数",
  boolean: "true 或 false",
  array: "列表",
  object: "一组「键: 值」",
  record: "一组「键: 值」",
  null: "空着",
  undefined: "没有写",
};

function ours(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined
        ? `没有；应为${typed(issue.expected)}`
        : `应为${typed(issue.expected)}，现在是${typed(typeOf(issue.input))}`;
    case "invalid_value":
      return `应为 ${issue.values.map(String).join("、")}${issue.values.length > 1 ? " 中的一个" : ""}`;
    case "unrecognized_keys":
      return `不认识的键 ${issue.keys.join("、")}`;
    case "too_small":
      return `${issue.inclusive === false ? "应大于" : "至少"} ${issue.minimum}${unitOf(issue.origin)}`;
    case "too_big":
      return `${issue.inclusive === false ? "应小于" : "至多"} ${issue.maximum}${unitOf(issue.origin)}`;
    case "invalid_union":
      return "哪一种写法都对不上";
    default:
      return undefined;
  }
}

function typed(name: string): string {
  return TYPES[name] ?? name;
}

function typeOf(input: unknown): string {
  if (input === null) return "null";
  if (Number.isNaN(input)) return "不成数字的文字";
  return Array.isArray(input) ? "array" : typeof input;
}

function unitOf(origin: string): string {
  if (origin === "string") return " 个字";
  return origin === "array" || origin === "set" ? " 项" : "";
}
