import { deflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { bytesOf } from "../../../data/archive/warc/bytes.ts";
import { readZip, writeZip } from "../../../data/archive/warc/zip.ts";

const words = Buffer.from("未到账".repeat(1000));

describe("a zip", () => {
  it("gives back what was put into it, the empty file and the Chinese name too", () => {
    const members = [
      { name: "卡盟.txt", bytes: bytesOf(words) },
      { name: "empty", bytes: bytesOf(Buffer.alloc(0)) },
    ];
    const found = readZip(bytesOf(zipOf(members)));
    expect(found.map(({ name, bytes }) => [name, bytes.read(0, bytes.size)])).toEqual([
      ["卡盟.txt", words],
      ["empty", Buffer.alloc(0)],
    ]);
    expect(found[0]?.bytes.read(3, 6).toString()).toBe("到账");
  });

  it("of another writer is read when it is packed", () => {
    const found = readZip(bytesOf(packed(words)));
    expect(found[0]?.bytes.read(0, words.length)).toEqual(words);
  });

  it("that is damaged says where, whatever byte is wrong, and never runs away", () => {
    const whole = zipOf([{ name: "a", bytes: bytesOf(words.subarray(0, 40)) }]);
    for (let at = 0; at < whole.length; at += 1) {
      const broken = Buffer.from(whole);
      broken[at] = (broken[at] ?? 0) ^ 0xff;
      try {
        for (const { bytes } of readZip(bytesOf(broken))) bytes.read(0, 100);
      } catch (error) {
        expect(error).toMatchObject({ name: "BrokenWarc" });
      }
    }
  });
});

function zipOf(members: Parameters<typeof writeZip>[0]): Buffer {
  const pieces: Buffer[] = [];
  writeZip(members, (piece) => pieces.push(piece));
  return Buffer.concat(pieces);
}

/** The one member of a zip, deflated after the fact: sizes and method are written over. */
function packed(content: Buffer): Buffer {
  const deflated = deflateRawSync(content);
  const zip = zipOf([{ name: "a", bytes: bytesOf(deflated) }]);
  const central = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  zip.writeUInt16LE(8, central + 10);
  zip.writeUInt32LE(content.length, central + 24);
  return zip;
}
