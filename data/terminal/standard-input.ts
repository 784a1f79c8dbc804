import { Fault } from "./door.ts";

const MOST_BYTES = 512 * 1024 * 1024;

/** All of standard input as UTF-8. Refuses a terminal (nobody would type it) and more than 512 MiB. */
export async function readStandardInput(stream: NodeJS.ReadStream = process.stdin): Promise<string> {
  if (stream.isTTY) throw new Fault("输入要从标准输入给，如 … < case.json");
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    chunks.push(Buffer.from(chunk));
    bytes += chunks.at(-1)?.length ?? 0;
    if (bytes > MOST_BYTES) throw new Fault(`标准输入超过 ${MOST_BYTES} 字节，一次少给一些。`);
  }
  return Buffer.concat(chunks).toString("utf8");
}
