import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** Of these files, and of all code and learned figures in these folders: what other code computed is computed again. */
export function codeDigest(paths: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of paths.flatMap(filesOf)) hash.update(readFileSync(file));
  return hash.digest("hex");
}

function filesOf(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .flatMap((each) => {
      // What tools lay there changes whenever they run.
      if (each.isDirectory()) return /^\.|^node_modules$/.test(each.name) ? [] : filesOf(join(path, each.name));
      return /\.(?:ts|mjs|astro|css|json)$/.test(each.name) ? [join(path, each.name)] : [];
    })
    .sort();
}
