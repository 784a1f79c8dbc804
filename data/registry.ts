import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { z } from "zod";
import { Platform } from "./model/platform.ts";
import { Workspace } from "./model/workspace.ts";

/** What people wrote by hand: who is watched, and where complaints are read. */
export type Registry = { readonly workspace: Workspace; readonly platforms: readonly Platform[] };

/** Every fault of every file, one a line: file, field, what was expected. */
export class RegistryFault extends Error {
  override readonly name = "RegistryFault";
}

/** Reads `workspace.yaml` and `platforms/*.yaml` of a workspace, in the order of their names. */
export function readRegistry(root: string): Registry {
  const faults: string[] = [];
  const workspace = readDeclaration(join(root, "workspace.yaml"), Workspace, faults);
  const folder = join(root, "platforms");
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".yaml")) : [];
  const platforms = names.sort().flatMap((name) => {
    const platform = readDeclaration(join(folder, name), Platform, faults);
    if (platform !== null && `${platform.id}.yaml` !== name) {
      faults.push(
        `${join(folder, name)}: id: is "${platform.id}", but the file's name asks for "${name.slice(0, -5)}"`,
      );
    }
    return platform === null ? [] : [platform];
  });
  faults.push(...sharedNames(platforms));
  if (
    workspace !== null &&
    !workspace.demo &&
    workspace.gapMs < 1000 &&
    workspace.sources.some((each) => !onTestHost(each.origin))
  ) {
    faults.push(`${join(root, "workspace.yaml")}: gapMs: real sites get at least 1000 ms between requests`);
  }
  if (workspace === null || faults.length > 0) throw new RegistryFault(faults.join("\n"));
  return { workspace, platforms };
}

function readDeclaration<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
  faults: string[],
): z.output<Schema> | null {
  if (!existsSync(file)) {
    faults.push(`${file}: missing. A workspace needs it; see data/README.md.`);
    return null;
  }
  const raw = parseYaml(file, faults);
  if (raw === undefined) return null;
  const read = schema.safeParse(raw);
  if (read.success) return read.data;
  faults.push(
    ...read.error.issues.map((issue) => `${file}: ${issue.path.join(".") || "(whole file)"}: ${issue.message}`),
  );
  return null;
}

function parseYaml(file: string, faults: string[]): unknown {
  try {
    return parse(readFileSync(file, "utf8"), { maxAliasCount: 0 }) ?? null;
  } catch (error) {
    faults.push(
      `${file}: not readable as YAML: ${error instanceof Error ? error.message.split("\n")[0] : String(error)}`,
    );
    return undefined;
  }
}

function sharedNames(platforms: readonly Platform[]): string[] {
  const owners = new Map<string, string>();
  return platforms.flatMap((platform) =>
    [platform.name, ...platform.aliases].flatMap((name) => {
      const other = owners.get(name);
      owners.set(name, platform.id);
      return other === undefined || other === platform.id
        ? []
        : [
            `platforms/${platform.id}.yaml: name: "${name}" is also a name of ${other}; a complaint could not be told apart`,
          ];
    }),
  );
}

function onTestHost(address: string): boolean {
  return new URL(address).hostname.endsWith(".test");
}
