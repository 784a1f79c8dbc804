import { spawnSync } from "node:child_process";

/** Runs a door where no file may grow past some blocks of 512 octets: to SQLite, a disk that refuses further writes. */
const command = `trap '' XFSZ; ulimit -f ${Number(process.env["BLOCKS"] ?? 96)}; exec "$0" "$@"`;
const { status, signal } = spawnSync("bash", ["-c", command, process.execPath, ...process.argv.slice(2)], {
  stdio: "inherit",
});
process.exitCode = status ?? (signal === null ? 1 : 130);
