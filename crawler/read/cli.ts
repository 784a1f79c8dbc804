import { once } from "node:events";
import { createInterface } from "node:readline";
import { type Command, EXIT, openDoor } from "../../data/terminal/door.ts";
import { complaints } from "./complaints.ts";
import { dates } from "./dates.ts";
import { phrases } from "./phrases.ts";
import { policies } from "./policies.ts";
import { answerLines, type Reader } from "./reader.ts";

const READERS: Readonly<Record<string, Reader>> = { complaints, dates, phrases, policies };

const commands = Object.fromEntries(Object.entries(READERS).map(([name, reader]) => [name, commandOf(reader)]));
process.exitCode = await openDoor(
  "read",
  commands,
  process.argv.slice(2),
  (name) => `npm run --silent read -- ${name}`,
);

function commandOf({ about, options, open }: Reader): Command {
  return {
    about: `${about}一行 JSON 进，一行 JSON 出。`,
    ...(options === undefined ? {} : { options }),
    async run({ text }) {
      const answer = open(text);
      for await (const line of answerLines(createInterface({ input: process.stdin }), answer)) {
        if (!process.stdout.write(`${line}\n`)) await once(process.stdout, "drain");
      }
      return EXIT.done;
    },
  };
}
