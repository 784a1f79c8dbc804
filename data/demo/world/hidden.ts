import { CAST } from "./cast.ts";
import { type Character, charactersOf } from "./character.ts";
import { characterOf } from "./world.ts";

type HiddenQuality = Pick<Character, "archetype" | "quality" | "parts" | "complaints">;

/** What each platform is truly like, by id: to hold a score against, never to make one from. */
export function hiddenQualities(seed: number): Readonly<Record<string, HiddenQuality>> {
  const characters = charactersOf(seed);
  return Object.fromEntries(
    CAST.map((member) => {
      const { archetype, quality, parts, complaints } = characterOf(characters, member);
      return [member.id, { archetype, quality, parts, complaints }];
    }),
  );
}
