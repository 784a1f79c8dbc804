// Preloaded by every command: what was stripped of its types and compiled once is at hand at the next start.
import { existsSync } from "node:fs";
import * as nodeModule from "node:module";
import { fileURLToPath } from "node:url";

const modules = fileURLToPath(new URL("../node_modules", import.meta.url));

// Before anything else is read: an older Node does not understand the rest.
if (!process.features.typescript || !existsSync(modules)) {
  console.error(
    `还没有装好：先在仓库里运行 npm ci（它也带来自己的 Node；现在这个是 ${process.versions.node}），再用 npm run … 启动命令。\n` +
      "Not installed yet: run `npm ci` in the repository (it brings its own Node), then start commands by `npm run …`.",
  );
  process.exit(3);
}

nodeModule.enableCompileCache(fileURLToPath(new URL("../node_modules/.cache/kaxin", import.meta.url)));
