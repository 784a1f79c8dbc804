import type { Change } from "../../data/model/changes.ts";
import { needWords, type OwnerStatus, type Status } from "../../data/model/status.ts";
import { CHANGES_WORDS } from "../words/changes.ts";
import { STATUS_WORDS } from "../words/status.ts";
import { changeInWords, changeTitle } from "./changes.ts";
import { momentWord } from "./dates.ts";
import type { FeedEntry } from "./feeds.ts";
import { changePath } from "./paths.ts";
import type { Language } from "./words.ts";

/** Makes a URN of any text, always the same. */
export type NameText = (text: string) => string;

/** What publications changed, as entries; in Chinese under the change's own name. */
export function entriesOfChanges(changes: readonly Change[], language: Language, nameText: NameText): FeedEntry[] {
  const words = CHANGES_WORDS[language];
  return changes.map((change) => {
    const told = changeInWords(change, language);
    return {
      id: language === "zh" ? change.id : nameText(`${change.id} ${language}`),
      at: change.at,
      title: changeTitle(told, words),
      text: [told.why, told.about, told.quoted].filter((part) => part !== "").join("\n"),
      path: changePath(change.id),
      kind: { code: change.kind, word: words.kinds[change.kind] },
      tags: change.causes,
    };
  });
}

/**
 * What keeps us from reading a source or a platform, one entry each. It is named after what is wrong and since when: as long
 * as that lasts, it stays one entry, and what breaks again after a success is a new one.
 */
export function entriesOfStatus({ owners, asOf }: Status, language: Language, nameText: NameText): FeedEntry[] {
  const words = STATUS_WORDS[language];
  return owners
    .flatMap((owner) =>
      owner.needs.map((need): FeedEntry => {
        const since = owner.lastSuccess ?? "never";
        return {
          id: nameText(["status", owner.owner, need.kind, since, language].join(" ")),
          at: owner.lastVisit ?? asOf,
          title: words.incident(owner.name, needWords(need, language)),
          text: [
            `${words.lastSuccess}${words.colon}${owner.lastSuccess === null ? words.never : momentWord(owner.lastSuccess, language)}`,
            effectOf(owner, language),
          ].join("\n"),
          path: "/status/",
          kind: { code: need.kind, word: needWords(need, language) },
          tags: [owner.owner.split(":", 1)[0] ?? ""],
        };
      }),
    )
    .sort((one, other) => Number(one.at < other.at) - Number(one.at > other.at));
}

function effectOf({ effect }: OwnerStatus, language: Language): string {
  const words = STATUS_WORDS[language];
  return `${words.effect}${words.colon}${words.effects[effect.state]}`;
}
