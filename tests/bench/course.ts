import { readFileSync } from "node:fs";
import { z } from "zod";

/** What is to be read: the path of each page, dealt out in turn to the hosts. */
const Course = z.strictObject({ ports: z.array(z.int()), paths: z.array(z.string()), bytes: z.int() });
export type Course = z.infer<typeof Course>;

export function readCourse(file: string): Course {
  return Course.parse(JSON.parse(readFileSync(file, "utf8")));
}

/** The addresses on loopback ports, for contestants without a map of host names. */
export function loopbackAddresses({ ports, paths }: Course): string[] {
  return paths.map((path, place) => `http://127.0.0.1:${ports[place % ports.length]}${path}`);
}
