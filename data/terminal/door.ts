import { parseArgs } from "node:util";
import { ArchiveDamage } from "../archive/bodies.ts";
import { RegistryFault } from "../read-declarations.ts";
import { SettingsFault } from "../settings.ts";
import { UnsoundDatabase } from "../store/copy-database.ts";
import { LaterLayout, NoRoom } from "../store/layout-change.ts";
import { describeMisread } from "./misread.ts";
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

/** The commands of a door by name. One that needs much code which the others do without is fetched when it is called. */
type Commands = Readonly<Record<string, Command | (() => Promise<Command>)>>;

type Given = {
  readonly words: readonly string[];
  readonly text: (option: string) => string | undefined;
  readonly flag: (option: string) => boolean;
};

/** Something a person can mend, said in one sentence: what, where, what to do. */
export class Fault extends Error {
  override readonly name = "Fault";
}

/** The command is written wrong: said together with its help. */
export class Misuse extends Error {
  override readonly name = "Misuse";
}

/** Somebody else is at the same work, and only one may be. */
export class Busy extends Error {
  override readonly name = "Busy";
}

/** Finds the command, reads its options, runs it, and turns what a person can mend into one sentence. */
export async function openDoor(
  door: string,
  commands: Commands,
  argv: readonly string[],
  /** How a person calls a command of this door. */
  called: (name: string) => string = (each) => `npm run ${each} --`,
): Promise<number> {
  const [name = "", ...rest] = argv;
  const command = await fetched(commands[name]);
  if (command === undefined) {
    console.error(await describeCommands(door, name, commands, called));
    return name === "--help" ? EXIT.done : EXIT.usage;
  }
  try {
    const parsed = parseArgs({
      args: [...rest],
      allowPositionals: command.takes !== undefined,
      options: plainOptions(command),
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
    const said = mendable(error);
    if (said === null) throw error;
    const misread = isMisread(error) ? misreadIn(rest, command) : "";
    console.error(`${name}: ${misread || said.sentence}`);
    if (said.code === EXIT.usage) console.error(helpOf(called(name), command));
    return said.code;
  }
}

function fetched(command: Commands[string] | undefined): Promise<Command> | Command | undefined {
  return typeof command === "function" ? command() : command;
}

async function describeCommands(
  door: string,
  given: string,
  commands: Commands,
  called: (name: string) => string,
): Promise<string> {
  const call = (name: string) => called(name).replace(/ --$/, "");
  const known: string[] = [];
  for (const [name, command] of Object.entries(commands))
    known.push(`  ${call(name).padEnd(20)} ${(await fetched(command))?.about}`);
  const meant = didYouMean(given, Object.keys(commands), (name) => `\`${call(name)}\``);
  const wrong = given === "" || given === "--help" ? "要写一个命令" : `没有命令「${given}」${meant}`;
  return [`${door}：${wrong}。有的是：`, ...known].join("\n");
}

function isMisread(error: unknown): boolean {
  return error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
}

function misreadIn(argv: readonly string[], command: Command): string {
  return describeMisread(argv, plainOptions(command), command.takes !== undefined);
}

function helpOf(call: string, command: Command): string {
  const options = Object.entries({ ...command.options, help: { type: "boolean", about: "这段说明。" } });
  const takes = [command.takes ?? [], command.options === undefined ? [] : "[选项]"].flat();
  return [
    [takes.length === 0 ? call.replace(/ --$/, "") : call, ...takes].join(" "),
    "",
    command.about,
    "",
    ...options.map(
      ([option, { type, about }]) => `  --${`${option}${type === "string" ? " …" : ""}`.padEnd(26)} ${about}`,
    ),
  ].join("\n");
}

function plainOptions({ options = {} }: Command) {
  const plain = Object.entries(options).map(([name, { type }]) => [name, { type }] as const);
  return { ...Object.fromEntries(plain), help: { type: "boolean", short: "h" } } as const;
}

function stringOrNothing(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** Codes of the system and of SQLite that a person can do something about. */
const MENDABLE: Readonly<Record<string, string>> = {
  ...sayAll(
    ["ENOSPC", "EDQUOT", "SQLITE_FULL"],
    "磁盘满了（the disk is full）。npm run doctor 说哪里可以腾地方；腾出来再运行同一个命令：已存的都在。",
  ),
  ...sayAll(
    ["EFBIG", "EIO", "SQLITE_IOERR"],
    "磁盘不让读写：满了或者坏了（the disk refused）。先运行 npm run doctor；腾出地方，再运行同一个命令。",
  ),
  ...sayAll(
    ["EACCES", "EPERM", "SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM"],
    "没有权限。看看文件属于谁（npm run doctor），改好再试。",
  ),
  ...sayAll(["SQLITE_BUSY", "SQLITE_LOCKED"], "别的进程正在用这个文件。等它做完，再运行同一个命令。"),
  ...sayAll(
    ["SQLITE_CORRUPT", "SQLITE_NOTADB"],
    "有一个文件坏了或不完整（damaged）。npm run doctor 说是哪一个：档案就从备份放回来（npm run backup -- --list，再 --restore 文件夹），存储就删掉，再运行 npm run parse，日志就删掉，下一轮全部看一遍。",
  ),
  EROFS: "这块盘是只读的。",
  ENOENT: "没有这个文件（no such file）。",
  EISDIR: "这里要一个文件，却是一个文件夹。",
  ENOTDIR: "这里要一个文件夹，却是一个文件。",
  EADDRINUSE: "端口被占用了。停掉用它的程序，或用 --port 换一个。",
};

function sayAll(codes: readonly string[], sentence: string): Record<string, string> {
  return Object.fromEntries(codes.map((code) => [code, sentence]));
}

/** An error, and what libraries give as its causes. */
function causesOf(error: unknown): unknown[] {
  const causes: unknown[] = [];
  for (let at = error; at !== undefined && causes.length < MOST_CAUSES; at = at instanceof Error ? at.cause : undefined)
    causes.push(at);
  return causes;
}

const MOST_CAUSES = 5;

/** The sentence and exit code for what a person can mend; `null` for a bug. Decided by types and codes, never by words. */
export function mendable(error: unknown): Mendable | null {
  const known = causesOf(error).map(sentenceFor);
  return known.find((each) => each !== null) ?? null;
}

type Mendable = { readonly sentence: string; readonly code: number };

function sentenceFor(error: unknown): Mendable | null {
  if (!(error instanceof Error)) return null;
  if (
    [Fault, RegistryFault, SettingsFault, ArchiveDamage, LaterLayout, NoRoom, UnsoundDatabase].some(
      (kind) => error instanceof kind,
    )
  ) {
    return { sentence: error.message, code: EXIT.fault };
  }
  if (error instanceof Busy) return { sentence: error.message, code: EXIT.busy };
  if (error instanceof Misuse) return { sentence: error.message, code: EXIT.usage };
  if (isMisread(error)) return { sentence: error.message, code: EXIT.usage };
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
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
