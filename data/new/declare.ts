import { join } from "node:path";
import { stringify } from "yaml";
import { readFieldNotes } from "../field-notes.ts";
import { CORRECTION_KINDS } from "../model/correction.ts";
import type { Instant } from "../model/time.ts";
import { readRegistry } from "../registry.ts";
import { type Answers, addressIn, freeId, list, maybe, oneOf, someText } from "./answers.ts";
import { writeChecked } from "./write-checked.ts";

/** What was written, and what to do next, a line each. */
export type Made = { readonly files: readonly string[]; readonly next: readonly string[] };

export async function newPlatform(root: string, answers: Answers): Promise<Made> {
  const fileOf = (id: string) => join(root, "platforms", `${id}.yaml`);
  const id = await answers("id", "平台的代号（小写字母、数字、连字符；网址和文件都用它）？", freeId(fileOf));
  const name = await answers("name", "平台叫什么？", someText);
  const aliases = await answers("aliases", "投诉里的其他写法（用顿号隔开，没有就回车）？", list, "");
  const { demo } = readRegistry(root).workspace;
  const home = await answers("home", "网址（没有核实过就直接回车）？", maybe(addressIn(demo)), "");
  const text = `# 只写确知的事。写错了，npm run crawl 会说出文件、字段和原因。
${stringify({ id, name, aliases, home, ...(demo ? { fictional: true } : {}) }).trimEnd()}
# 它在投诉站的商家编号，知道才写：
# merchants: { heimao: "123" }
# 想指定的页面（会代替自动发现）；种类见 data/model/platform.ts：
# pages:
#   - { kind: refund, url: "https://…/refund" }
`;
  await writeChecked(new Map([[fileOf(id), text]]), () => void readRegistry(root));
  const look = home === null ? [] : [`npm run discover -- ${home}   看看它有哪些政策页`];
  return { files: [fileOf(id)], next: [...look, `npm run crawl -- --platform ${id}`, "npm run update"] };
}

export async function newCorrection(root: string, answers: Answers, now: Instant): Promise<Made> {
  const { platforms } = readRegistry(root);
  const ids = platforms.map((each) => each.id);
  const platform = await answers(
    "platform",
    `哪家平台（${ids.slice(0, 20).join("、")}${ids.length > 20 ? "……" : ""}）？`,
    oneOf(ids),
  );
  const kinds = Object.keys(CORRECTION_KINDS) as (keyof typeof CORRECTION_KINDS)[];
  const words = kinds.map((kind) => `${kind} ${CORRECTION_KINDS[kind]}`).join("、");
  const kind = await answers("kind", `哪一种（${words}）？`, oneOf(kinds));
  const fileOf = (id: string) => join(root, "corrections", `${id}.yaml`);
  const id = await answers("id", "这份文件的代号？", freeId(fileOf), `${platform}-${kind}-${now.slice(0, 10)}`);
  const said = await answers("text", "平台的原话，或者哪里写错了（不要写个人信息）？", someText);
  const contests =
    kind === "objection"
      ? await answers("contests", "不认可什么：扣分或封顶的代号、投诉网址（顿号隔开）？", list, "")
      : [];
  const text = `# 登在平台页上。处理完后改 state，并写 decidedAt 和 answer；异议受理期间，它不认可的扣分和封顶不算。
${stringify({ id, platform, kind, state: kind === "objection" ? "open" : "noted", receivedAt: now, text: said, contests })}`;
  await writeChecked(new Map([[fileOf(id), text]]), () => void readFieldNotes(root, platforms));
  return { files: [fileOf(id)], next: ["npm run score", "npm run publish"] };
}
