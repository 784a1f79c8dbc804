import { SingleBar } from "cli-progress";

/** Shows how far a long work has come. Quiet but for one closing line where nobody watches. */
export type Progress = {
  /** More work has been found. */
  readonly expect: (more: number) => void;
  /** So much of it is done; `note` says what is going on in a few words. */
  readonly step: (note?: string, by?: number) => void;
  readonly end: (summary: string) => void;
};

/** For doors that speak to machines. */
export const NO_PROGRESS: Progress = { expect: () => undefined, step: () => undefined, end: () => undefined };

/** A bar on standard error when both streams are a terminal; otherwise one line at the end. */
export function showProgress(stage: string, total: number): Progress {
  const watched = process.stderr.isTTY === true && process.stdout.isTTY === true;
  const bar = new SingleBar({
    format: `${stage.padEnd(8)} {bar} {value}/{total} · {duration_formatted} · {note}`,
    barCompleteChar: "█",
    barIncompleteChar: "░",
    barsize: 24,
    hideCursor: true,
    clearOnComplete: true,
    stream: process.stderr,
  });
  let expected = total;
  const startedAt = performance.now();
  if (watched) bar.start(expected, 0, { note: "" });
  return {
    expect(more) {
      expected += more;
      if (watched) bar.setTotal(expected);
    },
    step(note, by = 1) {
      if (watched) bar.increment(by, note === undefined ? {} : { note });
    },
    end(summary) {
      if (watched) bar.stop();
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
      console.error(`${stage.padEnd(8)} ${summary} · ${seconds} s`);
    },
  };
}
