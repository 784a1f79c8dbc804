import type { SourceDeclaration } from "../data/model/source.ts";
import type { Registry } from "../data/registry.ts";
import type { ComplaintSource } from "./contract.ts";
import { SOURCES } from "./sources/index.ts";

/** The declaration and adapter behind an owner such as `source:heimao`; `null` when it is a platform's page. */
export function sourceOf(
  owner: string,
  registry: Pick<Registry, "workspace">,
): { readonly declaration: SourceDeclaration; readonly adapter: ComplaintSource } | null {
  const declaration = registry.workspace.sources.find((each) => owner === `source:${each.id}`);
  const adapter = SOURCES.find((each) => each.id === declaration?.adapter);
  return declaration === undefined || adapter === undefined ? null : { declaration, adapter };
}

/** May pages of this owner that show nothing without scripts be opened in a browser? Yes, where nobody has said no. */
export function mayOpenInBrowser(owner: string, registry: Registry): boolean {
  const platform = registry.platforms.find(({ id }) => owner === `platform:${id}`);
  return (platform ?? sourceOf(owner, registry)?.declaration)?.browser !== false;
}
