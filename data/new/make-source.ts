import { existsSync, readFileSync } from "node:fs";
import { extname, join, relative } from "node:path";
import { parseDocument } from "yaml";
import { SourceDeclaration } from "../model/source.ts";
import { readRegistry } from "../registry.ts";
import { type Answers, addressIn, freeId, someText } from "./answers.ts";
import type { Made } from "./declare.ts";
import { adapterFor, constantFor, EXAMPLE_PAGE } from "./source-template.ts";
import { REPOSITORY, runTool, writeChecked } from "./write-checked.ts";

const SOURCES = join(REPOSITORY, "crawler", "sources");
const PAGES = join(REPOSITORY, "tests", "pages");

/** The adapter, its place in the list, an example page with its golden reading, and the declaration in the workspace. */
export async function newSource(root: string, answers: Answers): Promise<Made> {
  const id = await answers(
    "id",
    "来源的代号（文件名用它）？",
    freeId((each) => join(SOURCES, `${each}.ts`)),
  );
  const name = await answers("name", "来源叫什么？", someText);
  const origin = await answers("origin", "它的网址？", addressIn(readRegistry(root).workspace.demo));
  const limits = await answers("limits", "读者要知道的局限？", someText, "只读匿名可见的部分；投诉者不是全体顾客。");
  const licence = await answers(
    "licence",
    "文字的权利属于谁？",
    someText,
    "投诉文字归其作者所有；只引用经打码的短句。",
  );
  const saved = await answers(
    "page",
    "一页存下来、去掉了个人信息的列表页（没有就回车，先用虚构的例子）？",
    savedPage,
    "",
  );
  const declaration = SourceDeclaration.parse({ id, adapter: id, name, origin, limits, licence });
  const adapter = join(SOURCES, `${id}.ts`);
  const index = join(SOURCES, "index.ts");
  const example = join(PAGES, id, `list--first-page${saved === null ? ".html" : extname(saved)}`);
  const workspace = join(root, "workspace.yaml");
  const files = new Map([
    [adapter, adapterFor({ id, name, origin })],
    [index, withSource(readFileSync(index, "utf8"), id)],
    [example, saved === null ? EXAMPLE_PAGE : readFileSync(saved, "utf8")],
    [join(PAGES, id, "addresses.json"), `${JSON.stringify({ list: new URL("/", origin).href }, null, 1)}\n`],
    [workspace, withDeclaration(readFileSync(workspace, "utf8"), declaration)],
  ]);
  await writeChecked(files, async () => {
    readRegistry(root);
    // A workspace elsewhere is not the repository's to format.
    const own = [adapter, index, workspace].filter((path) => !relative(REPOSITORY, path).startsWith(".."));
    await runTool(["biome", "check", "--write", ...own]);
    await runTool(["tsc"]);
    await runTool([
      "vitest",
      "run",
      "tests/crawler/sources.test.ts",
      "tests/crawler/renamed-columns.test.ts",
      "tests/registry.test.ts",
      "--update",
    ]);
  });
  return {
    files: [adapter, index, example, `${example}.golden.json`, workspace],
    next: [
      `把真页面存到 tests/pages/${id}/（先去掉个人信息），照它改 ${adapter} 顶上的选择器`,
      `npm run golden   然后读 ${example}.golden.json：读出来的是不是页面上写的`,
      "在 tests/pages/README.md 写一行：这些页面依据什么",
      `npm run check，再 npm run crawl -- --source ${id} --dry-run`,
    ],
  };
}

function savedPage(answer: string): { readonly value: string | null } | { readonly wrong: string } {
  if (answer === "") return { value: null };
  if (!/\.(html|json)$/.test(answer)) return { wrong: "要一个 .html 或 .json 文件。" };
  return existsSync(answer) ? { value: answer } : { wrong: "没有这个文件。" };
}

/** `crawler/sources/index.ts` with one adapter more, in the order of the alphabet. */
function withSource(index: string, id: string): string {
  const own = `import { ${constantFor(id)} } from "./${id}.ts";`;
  const imports = [...index.matchAll(/^import \{ \w+ \} from "\.\/[\w-]+\.ts";$/gm)].map(([line]) => line);
  const first = imports[0] ?? "";
  return index
    .replace(first, `${own}\n${first}`)
    .replace(/(SOURCES: readonly ComplaintSource\[\] = \[)([^\]]*)\]/, (_, head: string, names: string) => {
      const all = [...names.split(","), constantFor(id)].map((each) => each.trim()).filter(Boolean);
      return `${head}${all.sort().join(", ")}]`;
    });
}

/** The workspace with one source more, its comments where they were. */
function withDeclaration(yaml: string, declaration: SourceDeclaration): string {
  const document = parseDocument(yaml);
  const { lists: _, ...plain } = declaration;
  if (document.has("sources")) document.addIn(["sources"], document.createNode(plain));
  else document.set("sources", [plain]);
  return document.toString({ lineWidth: 0 });
}
