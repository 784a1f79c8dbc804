import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { authorDigest, complaintDigest, readForgotten, siblingsOf, writeForgotten } from "../data/forgotten.ts";
import type { Instant } from "../data/model/time.ts";
import { type Registry, readRegistry } from "../data/registry.ts";
import { takeToForget } from "../data/take-workspace.ts";
import { type Command, EXIT, Fault, Misuse, untilStopped } from "../data/terminal/door.ts";
import { showProgress } from "../data/terminal/progress.ts";
import { didYouMean } from "../data/terminal/suggest.ts";
import { type Stage, stagesIn } from "../data/the-whole-way.ts";
import { type WorkspaceFiles, workspaceFiles } from "../data/workspace-files.ts";
import { authorKey } from "./author-key.ts";
import { tableOf } from "./copies.ts";
import { forget } from "./forget.ts";

/** Where a command is at home, and what time it is there. */
type Here = () => { readonly root: string; readonly now: Instant };

export function forgetCommand(here: Here): Command {
  return {
    about:
      "把一条投诉，或一个人的全部，从每一处移除：档案、存储、备份、发布、网站；以后也不再收。哪里都没找到，退出码是 5。",
    takes: "来源:编号 | author:来源:昵称",
    options: {
      reason: { type: "string", about: "为什么，记在案。不要写个人信息。" },
      again: { type: "boolean", about: "把以前移除过的全部再移除一遍，如放回备份以后。" },
      "no-build": { type: "boolean", about: "只删网站，下一次 build 再建。" },
    },
    async run({ words: [id], text, flag }) {
      const { root, now } = here();
      const registry = readRegistry(root);
      const files = workspaceFiles(root);
      if (!existsSync(files.archive))
        throw new Fault(`${files.archive} 还没有：这个工作区什么都没有存过，没有可移除的。`);
      const { release } = takeToForget(files);
      try {
        const isNew = !flag("again") && (await writeDown(root, registry, now, id, text("reason")));
        const forgotten = readForgotten(root, registry.workspace.sources);
        const progress = showProgress("forget", 0);
        const removed = forget({ root, registry, forgotten, now, progress });
        progress.end(`一共移除过 ${forgotten.size} 项`);
        console.log(tableOf(removed, root));
        const code = await makeAgain(root, files, flag("no-build"));
        if (code !== EXIT.done) return code;
        if (isNew && !removed.some(({ found }) => found)) return tellNothingFound(root);
        console.error("档案里只剩访问记录（网址、时间、结局），正文不在了；它不会再被收进来。");
        console.error(
          `接下来：${existsSync(files.site) ? "" : "npm run build；"}把新的报告和网站再发布出去；拷到别处的备份要自己删。`,
        );
        return EXIT.done;
      } finally {
        release();
      }
    },
  };
}

/** What was derived is derived anew, as far as it was before. */
async function makeAgain(root: string, files: WorkspaceFiles, withoutSite: boolean): Promise<number> {
  const hadSite = existsSync(files.site);
  rmSync(files.site, { recursive: true, force: true });
  const stages: Stage[] = existsSync(files.store) ? ["parse", "score"] : [];
  if (existsSync(files.published)) stages.push("publish");
  if (hadSite && !withoutSite) stages.push("build");
  rmSync(files.store, { force: true });
  const run = stagesIn({ ...process.env, KAXIN_DATA: root }, untilStopped());
  for (const stage of stages) {
    const code = await run(stage);
    if (code === EXIT.done) continue;
    console.error(`forget：停在 ${stage}，退出码 ${code}；已发布的报告里可能还有它。`);
    console.error("照上面说的改好，再运行：npm run forget -- --again");
    return code;
  }
  return EXIT.done;
}

/** A mistyped number must not pass for a person who was forgotten. */
function tellNothingFound(root: string): number {
  console.error("注意：哪里都没有找到它。编号（或昵称）写对了吗？对的话，以后抓到也不收；");
  console.error(`写错了，就从 ${join(root, "forgotten.yaml")} 删掉刚加的那一条，再用对的运行一次。`);
  return EXIT.attention;
}

/** Answers whether it is new. */
async function writeDown(
  root: string,
  registry: Registry,
  at: Instant,
  id: string | undefined,
  reason: string | undefined,
): Promise<boolean> {
  if (id === undefined) throw new Misuse("要写明移除什么，例如 heimao:17380000001 或 author:heimao:昵称");
  if (reason === undefined) throw new Misuse(`要写明为什么：npm run forget -- ${id} --reason 本人要求`);
  const keys = await digestsOf(id, registry, root);
  const isNew = keys.map((key) => writeForgotten(root, { key, at, reason })).some(Boolean);
  if (!isNew) console.error("以前已经移除过；再把每一处查一遍。");
  return isNew;
}

/** The digests of what is to be forgotten: of an author also those of each complaint that is known. */
async function digestsOf(id: string, { workspace }: Registry, root: string): Promise<string[]> {
  const [, isAuthor, source = "", own = ""] = /^(author:)?([a-z0-9-]+):(.+)$/.exec(id) ?? [];
  if (!workspace.sources.some((each) => each.id === source)) {
    const known = workspace.sources.map((each) => each.id).join(", ");
    const meant = didYouMean(
      source,
      workspace.sources.map((each) => each.id),
    );
    throw new Fault(`"${id}" 里没有这个工作区的来源${meant}。写成 来源:编号；来源有（the sources are）: ${known}`);
  }
  if (isAuthor === undefined) return [complaintDigest(source, own)];
  const keys = new Map(siblingsOf(source, workspace.sources).flatMap((id) => keyed(id, own)));
  if (keys.size === 0) throw new Fault(`"${own}" 是 ${source} 给每个人的名字，认不出是谁。请改为逐条写投诉编号。`);
  const complaints = (await complaintsIn(root)).filter((each) => keys.get(each.source) === each.authorKey);
  return [
    ...[...keys].map(([id, key]) => authorDigest(id, key)),
    ...complaints.map((each) => complaintDigest(each.source, each.number)),
  ];
}

/** An author's key is salted with the source, and so another one in each. */
function keyed(source: string, name: string): [string, string][] {
  const key = authorKey(source, name);
  return key === null ? [] : [[source, key]];
}

async function complaintsIn(root: string) {
  const { store: path } = workspaceFiles(root);
  if (!existsSync(path)) return [];
  const { openStore } = await import("../data/store/store.ts");
  const store = openStore(path);
  const complaints = store.complaints();
  store.close();
  return complaints;
}
