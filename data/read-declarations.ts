import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, YAMLParseError } from "yaml";
import type { z } from "zod";
import { explainIssue } from "./explain-issue.ts";

/** Every fault of every file, one a line: file, field, what was expected. */
export class RegistryFault extends Error {
  override readonly name = "RegistryFault";
}

/** Every `<id>.yaml` of a folder, in the order of the names; a folder that is not there is empty. */
export function readFolder<Schema extends z.ZodType<{ readonly id: string }>>(
  folder: string,
  schema: Schema,
  faults: string[],
): z.output<Schema>[] {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".yaml")) : [];
  return names.sort().flatMap((name) => {
    const file = join(folder, name);
    const declared = readDeclaration(file, schema, faults);
    if (declared === null) return [];
    if (`${declared.id}.yaml` !== name) {
      faults.push(`${file}: id：写的是「${declared.id}」，文件名要的是「${name.slice(0, -5)}」；改成一样`);
    }
    return [declared];
  });
}

/** What a file declares; `null` after writing down its faults: file, field, what was expected. */
export function readDeclaration<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
  faults: string[],
): z.output<Schema> | null {
  if (!existsSync(file)) {
    faults.push(`${file} 没有。工作区要有它，写法见 data/README.md。`);
    return null;
  }
  const raw = parseYaml(file, faults);
  if (raw === undefined) return null;
  const read = schema.safeParse(raw);
  if (read.success) return read.data;
  faults.push(...read.error.issues.map((issue) => `${file}: ${explainIssue(issue, schema, raw)}`));
  return null;
}

function parseYaml(file: string, faults: string[]): unknown {
  try {
    return parse(readFileSync(file, "utf8"), { maxAliasCount: 0 }) ?? null;
  } catch (error) {
    faults.push(
      `${file}：不是写对的 YAML${whereIn(error)}：${error instanceof Error ? error.message.split("\n")[0] : String(error)}`,
    );
    return undefined;
  }
}

/** The place that a fault of YAML names, for whoever does not read its English; `""` where it names none. */
function whereIn(error: unknown): string {
  const [at] = error instanceof YAMLParseError ? (error.linePos ?? []) : [];
  return at === undefined ? "" : `（看第 ${at.line} 行和它上面：引号、括号、缩进；缩进只用空格）`;
}
