import type Database from "better-sqlite3";
import type { Withheld } from "../model/capture.ts";
import type { BodyHash } from "../model/ids.ts";

/** What the archive does with bodies that it must not keep. */
export type Withholding = {
  /**
   * Destroys the bytes of a body and keeps its name, why it went and when. `instead`: the name of the body that stands for it
   * from now on. One that is withheld already only gets another stand-in.
   */
  readonly withhold: (tombstone: Withheld, instead: BodyHash | null) => void;
  /** Leaves no trace of destroyed bytes in free pages or in the log. Rewrites the file: takes its size again while it works. */
  readonly scrub: () => void;
  /** Leaves the one file and no log beside it, as a backup is. Until it is opened again nothing may be written. */
  readonly settle: () => void;
};

export function openWithholding(file: Database.Database): Withholding {
  const mark = file.prepare(`
    insert into withheld values (@sha256, @reason, @at, @instead)
    on conflict do update set instead = excluded.instead`);
  const pointOn = file.prepare("update withheld set instead = @instead where instead = @sha256");
  const empty = file.prepare("update bodies set deflated = x'' where sha256 = ? and length(deflated) > 0");
  const withhold = file.transaction((tombstone: Withheld, instead: BodyHash | null) => {
    mark.run({ ...tombstone, instead });
    pointOn.run({ sha256: tombstone.sha256, instead });
    empty.run(tombstone.sha256);
  });
  return {
    withhold: (tombstone, instead) => withhold.immediate(tombstone, instead),
    scrub() {
      file.pragma("wal_checkpoint(TRUNCATE)");
      file.exec("vacuum");
      file.pragma("wal_checkpoint(TRUNCATE)");
    },
    settle: () => void file.pragma("journal_mode = delete"),
  };
}
