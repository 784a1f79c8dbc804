import { createInterface } from "node:readline";
import { readPhraseLine } from "./phrases.ts";
import { readPolicyLine } from "./policies.ts";

/** What can be read from standard input, one JSON line in, one out. */
const READERS: Readonly<Record<string, (line: unknown) => unknown>> = {
  policies: readPolicyLine,
  phrases: readPhraseLine,
};

const reader = READERS[process.argv[2] ?? ""];
if (reader === undefined) {
  console.error(`read: say what to read: ${Object.keys(READERS).join(", ")}`);
  process.exitCode = 2;
} else {
  let place = 0;
  for await (const line of createInterface({ input: process.stdin })) {
    place += 1;
    if (line.trim() !== "") console.log(JSON.stringify(answerTo(reader, line, place)));
  }
}

/** A line that is not what was asked for is named, and the next is read. */
function answerTo(read: (line: unknown) => unknown, line: string, place: number): unknown {
  try {
    return read(JSON.parse(line));
  } catch (problem) {
    process.exitCode = 3;
    const reason = problem instanceof Error ? problem.message : String(problem);
    console.error(`read: line ${place}: ${reason.slice(0, 300)}`);
    return { error: `line ${place} is not what is read here`, line: place };
  }
}
