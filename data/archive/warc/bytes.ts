import { closeSync, fstatSync, openSync, readSync } from "node:fs";

/** Bytes that are read where they are wanted: a file, a part of one, or memory. */
export type Bytes = {
  readonly size: number;
  /** Fewer than `length` at the end. */
  readonly read: (from: number, length: number) => Buffer;
};

export function openBytes(path: string): Bytes & { readonly close: () => void } {
  const file = openSync(path, "r");
  const size = fstatSync(file).size;
  return {
    size,
    read(from, length) {
      const wanted = Buffer.alloc(Math.max(0, Math.min(length, size - from)));
      let filled = 0;
      while (filled < wanted.length) {
        const came = readSync(file, wanted, filled, wanted.length - filled, from + filled);
        if (came === 0) break;
        filled += came;
      }
      return wanted.subarray(0, filled);
    },
    close: () => closeSync(file),
  };
}

export function partOf(bytes: Bytes, from: number, size: number): Bytes {
  return { size, read: (at, length) => bytes.read(from + at, Math.min(length, Math.max(0, size - at))) };
}

export function bytesOf(buffer: Buffer): Bytes {
  return { size: buffer.length, read: (from, length) => buffer.subarray(from, from + length) };
}
