import { SingleBar } from "cli-progress";

/** Shows how far a long work has come. Where nobody watches, a line a minute and one at the end. */
export type Progress = {
  /** More work has been found. */
  readonly expect: (more: number) => void;
  /** So much of it is done; `note` says what is going on in a few words. */
  readonly step: (note?: string, by?: number) => void;
  readonly end: (summary: string) => void;
};

/** For doors that speak to machines. */
export const NO_PROGRESS: Progress = { expect: () => undefined, step: () => undefined, end: () => undefined };

const A_MINUTE_MS = 60_000;

/** A bar on standard error when both streams are a terminal; otherwise plain lines, few enough for the journal of a service. */
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
  let done = 0;
  let saidAt = startedAt;
  if (watched) bar.start(expected, 0, { note: "" });
  return {
    expect(more) {
      expected += more;
      if (watched) bar.setTotal(expected);
    },
    step(note, by = 1) {
      done += by;
      if (watched) bar.increment(by, note === undefined ? {} : { note });
      else if (performance.now() - saidAt >= A_MINUTE_MS) {
        saidAt = performance.now();
        console.error(`${stage.padEnd(8)} ${done}/${expected} · ${((saidAt - startedAt) / 1000).toFixed(0)} s`);
      }
    },
    end(summary) {
      if (watched) bar.stop();
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
      console.error(`${stage.padEnd(8)} ${summary} · ${seconds} s`);
    },
  };
}
