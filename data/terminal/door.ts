import { parseArgs } from "node:util";
import { ArchiveDamage } from "../archive/archive.ts";
import { RegistryFault } from "../read-declarations.ts";
import { SettingsFault } from "../settings.ts";
import { UnsoundDatabase } from "../store/copy-database.ts";
import { LaterLayout, NoRoom } from "../store/layout-change.ts";
import { didYouMean } from "./suggest.ts";

/**
 * What a door promises to scripts that call it. `fault`: something that a person can mend. `busy`: another process is at the same
 * work. `attention`: all went well, and a maintainer is needed. `stopped`: asked to end before it was done; nothing is lost.
 */
export const EXIT = { done: 0, bug: 1, usage: 2, fault: 3, busy: 4, attention: 5, stopped: 130 } as const;

type Options = Readonly<Record<string, { readonly type: "string" | "boolean"; readonly about: string }>>;

/** One command of a door: what it does, what it takes, and the doing. Answers with its exit code. */
export type Command = {
  readonly about: string;
  /** What stands after the command's name, e.g. `FILE`. */
  readonly takes?: string;
  readonly options?: Options;
  readonly run: (given: Given) => Promise<number> | number;
};

type Given = {
  readonly words: readonly string[];
  readonly text: (option: string) => string | undefined;
  readonly flag: (option: string) => boolean;
};

/** Something a person can mend, said in one sentence: what, where, what to do. */
export class Fault extends Error {
  override readonly name = "Fault";
}

/** Somebody else is at the same work, and only one may be. */
export class Busy extends Error {
  override readonly name = "Busy";
}

/** Finds the command, reads its options, runs it, and turns what a person can mend into one sentence. */
export async function openDoor(
  door: string,
  commands: Readonly<Record<string, Command>>,
  argv: readonly string[],
  /** How a person calls a command of this door. */
  called: (name: string) => string = (each) => `npm run ${each} --`,
): Promise<number> {
  const [name = "", ...rest] = argv;
  const command = commands[name];
  if (command === undefined) {
    console.error(describeCommands(door, name, commands, called));
    return name === "--help" ? EXIT.done : EXIT.usage;
  }
  try {
    const parsed = parseArgs({
      args: [...rest],
      allowPositionals: command.takes !== undefined,
      options: { ...plainOptions(command.options ?? {}), help: { type: "boolean", short: "h" } },
    });
    const values: Readonly<Record<string, unknown>> = parsed.values;
    if (values["help"] === true) {
      console.log(helpOf(called(name), command));
      return EXIT.done;
    }
    return await command.run({
      words: parsed.positionals,
      text: (option) => stringOrNothing(values[option]),
      flag: (option) => values[option] === true,
    });
  } catch (error) {
    const said = sentenceFor(error);
    if (said === null) throw error;
    const hint = optionsMeant(error, rest, Object.keys(command.options ?? {}));
    console.error(`${name}: ${said.sentence}${hint}`);
    if (said.code === EXIT.usage) console.error(helpOf(called(name), command));
    return said.code;
  }
}

function describeCommands(
  door: string,
  given: string,
  commands: Readonly<Record<string, Command>>,
  called: (name: string) => string,
): string {
  const call = (name: string) => called(name).replace(/ --$/, "");
  const known = Object.entries(commands).map(([name, { about }]) => `  ${call(name).padEnd(20)} ${about}`);
  const meant = didYouMean(given, Object.keys(commands), (name) => `\`${call(name)}\``);
  return [`${door}: no command "${given}"${meant}. There are:`, ...known].join("\n");
}

function isUnknownOption(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_PARSE_ARGS_UNKNOWN_OPTION";
}

/** What was perhaps meant by the options that a command does not have; empty where that is not what is wrong. */
function optionsMeant(error: unknown, argv: readonly string[], known: readonly string[]): string {
  if (!isUnknownOption(error)) return "";
  const { tokens } = parseArgs({ args: [...argv], strict: false, tokens: true });
  return tokens
    .flatMap((token) => (token.kind === "option" && !known.includes(token.name) ? [token.name] : []))
    .map((given) => didYouMean(given, known, (name) => `--${name}`))
    .join("");
}

function helpOf(call: string, command: Command): string {
  const options = Object.entries({ ...command.options, help: { type: "boolean", about: "This text." } });
  const takes = command.takes === undefined ? "" : ` ${command.takes}`;
  return [
    `${call}${takes}${command.options === undefined ? "" : " [options]"}`,
    "",
    command.about,
    "",
    ...options.map(
      ([option, { type, about }]) => `  --${`${option}${type === "string" ? " VALUE" : ""}`.padEnd(26)} ${about}`,
    ),
  ].join("\n");
}

function plainOptions(options: Options) {
  return Object.fromEntries(Object.entries(options).map(([name, { about: _, ...plain }]) => [name, plain]));
}

function stringOrNothing(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** Codes of the system and of SQLite that a person can do something about. */
const MENDABLE: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full. Make room, then run the same command again: everything stored so far is kept.",
  SQLITE_FULL: "the disk is full. Make room, then run the same command again: everything stored so far is kept.",
  SQLITE_IOERR_WRITE: "the disk refused a write (full or failing). Make room, then run the same command again.",
  EACCES: "no permission. Check who owns the file, then try again.",
  EROFS: "the disk is read-only.",
  ENOENT: "no such file.",
  EISDIR: "a folder stands where a file is expected.",
  EADDRINUSE: "the port is taken. Stop what uses it, or choose another with --port.",
  SQLITE_CORRUPT:
    "the file is damaged or cut short. If it is archive.sqlite, restore it from a backup; if it is kaxin.sqlite, delete it and run `npm run parse`.",
  SQLITE_NOTADB:
    "the file is no SQLite database. If it is archive.sqlite, restore it from a backup; if it is kaxin.sqlite, delete it and run `npm run parse`.",
};

/** The sentence and exit code for what a person can mend; `null` for a bug. Decided by types and codes, never by words. */
function sentenceFor(error: unknown): { readonly sentence: string; readonly code: number } | null {
  if (!(error instanceof Error)) return null;
  if (
    [Fault, RegistryFault, SettingsFault, ArchiveDamage, LaterLayout, NoRoom, UnsoundDatabase].some(
      (kind) => error instanceof kind,
    )
  ) {
    return { sentence: error.message, code: EXIT.fault };
  }
  if (error instanceof Busy) return { sentence: error.message, code: EXIT.busy };
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  if (code.startsWith("ERR_PARSE_ARGS")) return { sentence: error.message, code: EXIT.usage };
  const known = MENDABLE[code] ?? MENDABLE[code.split("_").slice(0, 2).join("_")];
  if (known === undefined) return null;
  const where = "path" in error && typeof error.path === "string" ? `${error.path}: ` : "";
  return { sentence: `${where}${known} (${code})`, code: EXIT.fault };
}

/** Aborts when somebody asks this process to stop, by Ctrl-C or SIGTERM; which one is the reason. */
export function untilStopped(): AbortSignal {
  const stopping = new AbortController();
  let askedAt = Number.POSITIVE_INFINITY;
  const stop = (signal: "SIGINT" | "SIGTERM") => {
    // npm and systemd ask twice in one breath; whoever asks again after a while means at once.
    if (performance.now() - askedAt > IN_ONE_BREATH_MS) process.exit(EXIT.stopped);
    askedAt = Math.min(askedAt, performance.now());
    stopping.abort(signal);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, stop);
  return stopping.signal;
}

const IN_ONE_BREATH_MS = 1000;
