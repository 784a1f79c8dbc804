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
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() !== "") console.log(JSON.stringify(reader(JSON.parse(line))));
  }
}
