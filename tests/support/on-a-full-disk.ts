import { spawnSync } from "node:child_process";

/** Runs a door where no file may grow past 48 KiB: to SQLite, a disk that refuses further writes. */
const command = `trap '' XFSZ; ulimit -f 96; exec "$0" "$@"`;
const { status, signal } = spawnSync("bash", ["-c", command, process.execPath, ...process.argv.slice(2)], {
  stdio: "inherit",
});
process.exitCode = status ?? (signal === null ? 1 : 130);
