import { join } from "node:path";
import { Platform } from "./model/platform.ts";
import { Workspace } from "./model/workspace.ts";
import { RegistryFault, readDeclaration, readFolder } from "./read-declarations.ts";
import { cronFault, schedulesOf } from "./schedule.ts";

/** What people wrote by hand: who is watched, and where complaints are read. */
export type Registry = { readonly workspace: Workspace; readonly platforms: readonly Platform[] };

/** Reads `workspace.yaml` and `platforms/*.yaml` of a workspace, in the order of their names. */
export function readRegistry(root: string): Registry {
  const faults: string[] = [];
  const workspace = readDeclaration(join(root, "workspace.yaml"), Workspace, faults);
  const platforms = readFolder(join(root, "platforms"), Platform, faults);
  faults.push(...sharedNames(platforms));
  if (
    workspace !== null &&
    !workspace.demo &&
    workspace.gapMs < 1000 &&
    workspace.sources.some((each) => !onTestHost(each.origin))
  ) {
    faults.push(`${join(root, "workspace.yaml")}: gapMs：对真实的网站，两次请求之间至少隔 1000 毫秒`);
  }
  if (workspace !== null) faults.push(...scheduleFaults(root, { workspace, platforms }));
  if (workspace === null || faults.length > 0) throw new RegistryFault(faults.join("\n"));
  return { workspace, platforms };
}

function scheduleFaults(root: string, registry: Registry): string[] {
  const { sources, platforms } = registry.workspace.schedules;
  const crons = new Map([...schedulesOf(registry)].map(([owner, { cron }]) => [cron, owner]));
  return [...new Set([sources, platforms, ...crons.keys()])].flatMap((cron) => {
    const fault = cronFault(cron);
    return fault === null ? [] : [`${root}：${crons.get(cron) ?? "schedules"} 的时间表「${cron}」：${fault}`];
  });
}

function sharedNames(platforms: readonly Platform[]): string[] {
  const owners = new Map<string, string>();
  return platforms.flatMap((platform) =>
    [platform.name, ...platform.aliases].flatMap((name) => {
      const other = owners.get(name);
      owners.set(name, platform.id);
      return other === undefined || other === platform.id
        ? []
        : [`platforms/${platform.id}.yaml: name：「${name}」也是 ${other} 的名字，投诉会分不清；去掉其中一个`];
    }),
  );
}

function onTestHost(address: string): boolean {
  return new URL(address).hostname.endsWith(".test");
}
