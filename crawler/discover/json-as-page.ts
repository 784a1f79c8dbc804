import { z } from "zod";

/**
 * What a shop's JSON would show, as a page: values whose names say what they are get the label and the block that a template
 * would give them. Nothing is invented: a value without a name we know is written as it stands, or left out.
 */
export function jsonAsPage(value: unknown): string {
  const lines: string[] = [];
  const pending: { readonly name: string; readonly value: unknown }[] = [{ name: "", value }];
  for (let seen = 0; pending.length > 0 && seen < MOST_VALUES; seen += 1) {
    const next = pending.pop();
    if (next === undefined) break;
    if (typeof next.value === "object" && next.value !== null) pending.push(...membersOf(next.name, next.value));
    else if (typeof next.value === "string" || typeof next.value === "number")
      lines.push(lineOf(next.name, next.value));
  }
  return lines.filter((line) => line !== "").join("\n");
}

const MOST_VALUES = 5000;
const MOST_LETTERS = 50_000;

/** A setting that is a row: `{"name": "contact_us", "info": "…"}`. Goods have names too, but none with underscores. */
const SettingName = z.string().regex(/^[a-z]{1,20}(?:_[a-z\d]{1,20}){1,4}$/);
const Setting = z.union([
  z.object({ name: SettingName, info: z.string() }).transform(({ name, info: value }) => ({ name, value })),
  z.object({ name: SettingName, value: z.string() }),
]);

function membersOf(name: string, value: object) {
  const setting = Setting.safeParse(value);
  if (setting.success) return [setting.data];
  const entries = Array.isArray(value)
    ? value.map((each) => [name, each] as const)
    : // A name inside another keeps both: `kefu.qq` is not `user.qq`.
      Object.entries(value).map(([key, each]) => [`${name}.${key}`.slice(-80), each] as const);
  return entries.map(([key, each]) => ({ name: key, value: each })).reverse();
}

type Shape = readonly [name: RegExp, block: string, label: string];

/** The first that fits the last part of a name: of a value that lies under a setting's name, that name. */
const SHAPES: readonly Shape[] = [
  [/(?:work_?(?:weixin|wechat)|we_?com|qiye_?wei?xin)$/i, "contact", "企业微信客服："],
  [/qq_?(?:group|qun)|(?:group|qun)_?qq$/i, "contact", "QQ群："],
  [/qq(?:_?(?:num|number|url))?$/i, "contact", "客服QQ："],
  [/(?:wei_?xin|we_?chat|wx)(?:_?(?:num|id))?$/i, "contact", "客服微信："],
  [/(?:mobile|phone|telephone|tel|hotline)$/i, "contact", "客服电话："],
  [/e?mail$/i, "contact", "客服邮箱："],
  [/(?:telegram|tg)(?:_?(?:url|group))?$/i, "contact", "Telegram："],
  [/(?:qq_desc|service_?(?:time|hours)|work_?time)$/i, "contact", "客服时间："],
  [/(?:notice|announce\w*|anounce|gonggao|ann|popup|tips?con|gg_?\w*)$/i, "notice", "公告："],
  [/contact(?:_?(?:us|info))?$/i, "contact", ""],
  [/(?:icp\w*|ga_?number|beian|copy_?right|company|footer|bottom)$/i, "footer", ""],
  [/(?:refund|after_?sale|shouhou|agreement|terms|privacy|rule)\w*$/i, "policy", ""],
];

function lineOf(path: string, value: string | number): string {
  const words = String(value).trim().slice(0, MOST_LETTERS);
  const name = path
    .replace(/\.(?:content|info|value)$/i, "")
    .split(".")
    .slice(-2)
    .join(".");
  const shape = SHAPES.find(([pattern]) => pattern.test(name));
  if (words === "" || /^(?:null|undefined|0)$/.test(words)) return "";
  if (shape !== undefined) return `<div class="${shape[1]}">${shape[2]}${words}</div>`;
  return /\p{Script=Han}/u.test(words) ? `<p>${words}</p>` : "";
}
