import { request } from "node:http";

export type Seen = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly bytes: Uint8Array;
  readonly text: string;
};

/** Asks the invented web for one page; rejects when the host hangs up. */
export function browse(port: number, address: string, headers: Readonly<Record<string, string>> = {}): Promise<Seen> {
  const { host, pathname, search } = new URL(address);
  return new Promise((resolve, reject) => {
    const asking = request(
      { port, host: "127.0.0.1", path: pathname + search, headers: { host, ...headers } },
      (answer) => {
        const pieces: Uint8Array[] = [];
        answer.on("data", (piece: Uint8Array) => pieces.push(piece));
        answer.on("end", () => {
          const bytes = Buffer.concat(pieces);
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, bytes, text: bytes.toString("utf8") });
        });
      },
    );
    asking.on("error", reject);
    asking.end();
  });
}
