import { CAUSES, CHANGE_KINDS, type Change } from "../model/changes.ts";

/** `CHANGELOG.md`: what a version changed of the one before, for who reads rather than reckons. The whole stands in `changes.csv`. */
export function changelog(version: string, changes: readonly Change[]): string {
  const [first] = changes;
  const head =
    first === undefined
      ? "和上一版相比没有变化，或者这是第一版。 / Nothing changed since the version before, or this is the first."
      : `和 ${first.since} 相比，${changes.length} 处变化。 / Compared with ${first.since}: ${changes.length} changes.`;
  const sections = Object.entries(CHANGE_KINDS).flatMap(([kind, { zh, en }]) => {
    const own = changes.filter((change) => change.kind === kind);
    return own.length === 0 ? [] : [`## ${zh} / ${en}`, own.map(line).join("\n")];
  });
  return `${[`# ${version}`, head, ...sections].join("\n\n")}\n`;
}

function line({ platform, about, before, after, causes, effect }: Change): string {
  const moved = before === null && after === null ? [] : [`${before ?? "—"} → ${after ?? "—"}`];
  const parts = effect === null ? [] : [`方法 / method ${signed(effect.method)}`, `数据 / data ${signed(effect.data)}`];
  return `- ${[
    ...(platform === null ? [] : [`${plain(platform.name)} (\`${platform.id}\`)`]),
    ...(about === "" ? [] : [plain(about)]),
    ...moved,
    causes.map((cause) => `${CAUSES[cause].zh} / ${CAUSES[cause].en}`).join("; "),
    ...parts,
  ].join(" · ")}`;
}

const signed = (points: number) => (points < 0 ? `−${-points}` : `+${points}`);

/** A name in one line that Markdown takes for nothing but letters. */
const plain = (name: string) => name.replaceAll(/\s+/gu, " ").replaceAll(/[\\`*_{}[\]<>#|~]/g, "\\$&");
