import type { Capture } from "../model/capture.ts";
import type { BodyHash } from "../model/ids.ts";
import type { Progress } from "../terminal/progress.ts";
import type { Archive } from "./archive.ts";
import { ArchiveDamage } from "./bodies.ts";

export type Verification = {
  readonly captures: number;
  readonly bodies: number;
  /** Bodies that are not kept any longer: a tombstone stands for each. */
  readonly withheld: number;
  /** Bodies whose bytes are not what their name says. */
  readonly damaged: ReadonlySet<BodyHash>;
  /** Captures that point to a body which is damaged or not there. */
  readonly affected: readonly Capture[];
};

/** Reads every body against its digest, and every capture against its body. Changes nothing. */
export function verifyArchive(archive: Archive, progress: Progress): Verification {
  const sound = new Set<BodyHash>();
  const damaged = new Set<BodyHash>();
  for (const hash of archive.bodyHashes()) {
    (isSound(archive, hash) ? sound : damaged).add(hash);
    progress.step();
  }
  const affected: Capture[] = [];
  let captures = 0;
  for (const capture of archive.all()) {
    captures += 1;
    const hash = capture.bodySha256;
    if (hash === null || sound.has(hash)) continue;
    // What a crawl has archived since the bodies were listed is looked at now.
    if (damaged.has(hash) || !isSound(archive, hash)) affected.push(capture);
  }
  return { captures, bodies: sound.size + damaged.size, withheld: archive.counts().withheld, damaged, affected };
}

function isSound(archive: Archive, hash: BodyHash): boolean {
  try {
    archive.body(hash);
    return true;
  } catch (error) {
    if (error instanceof ArchiveDamage) return false;
    throw error;
  }
}
