import { rmSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, it, onTestFinished } from "vitest";
import { openArchive } from "../../data/archive/archive.ts";
import { takeLock } from "../../data/archive/lock.ts";
import { Instant } from "../../data/model/time.ts";
import { capture } from "../support/builders.ts";
import { temporaryFolder } from "../support/run.ts";

const words = new TextEncoder().encode("客服在线时间 9:00-22:00".repeat(50));

describe("the archive", () => {
  it("gives back the very bytes, and keeps a body that came twice only once", () => {
    const archive = openArchive(join(folder(), "archive.sqlite"));
    const first = archive.append(capture(), words);
    const second = archive.append(capture({ address: "http://jia.test/again" }), words);
    expect(second.bodySha256).toBe(first.bodySha256);
    expect(archive.counts()).toEqual({ captures: 2, bodies: 1, withheld: 0 });
    if (first.bodySha256 === null) throw new Error("no body was kept");
    expect(archive.body(first.bodySha256)).toEqual(Buffer.from(words));
    archive.close();
  });

  it("takes the visits of a slice all at once, and once only", () => {
    const path = join(folder(), "archive.sqlite");
    const archive = openArchive(path);
    const apply = () => {
      archive.append(capture(), words);
      archive.append(capture({ address: "http://jia.test/b" }), words);
    };
    const applyHalf = () => {
      archive.append(capture(), words);
      throw new Error("the power went off");
    };
    expect(() => archive.applyOnce("slice 1", applyHalf)).toThrow("power");
    expect(archive.counts()).toEqual({ captures: 0, bodies: 0, withheld: 0 });
    expect(archive.applyOnce("slice 1", apply)).toBe(true);
    archive.close();
    const again = openArchive(path);
    onTestFinished(() => again.close());
    expect(again.applyOnce("slice 1", apply)).toBe(false);
    expect(again.counts()).toEqual({ captures: 2, bodies: 1, withheld: 0 });
  });

  it("lists an owner's captures by address, then time", () => {
    const archive = openArchive(join(folder(), "archive.sqlite"));
    archive.append(capture({ address: "http://jia.test/b" }), null);
    archive.append(capture({ address: "http://jia.test/a", outcome: "timeout", status: null }), null);
    expect(archive.capturesOf("platform:jia").map((each) => [each.address, each.outcome])).toEqual([
      ["http://jia.test/a", "timeout"],
      ["http://jia.test/b", "ok"],
    ]);
    expect(archive.capturesOf("platform:yi")).toEqual([]);
    archive.close();
  });

  it("refuses to change or delete what it holds", () => {
    const path = join(folder(), "archive.sqlite");
    const archive = openArchive(path);
    archive.append(capture(), words);
    archive.close();
    const file = new Database(path);
    onTestFinished(() => void file.close());
    expect(() => file.exec("update captures set outcome = 'gone'")).toThrow(/never changed/);
    expect(() => file.exec("delete from captures")).toThrow(/never deleted/);
    expect(() => file.exec("delete from bodies")).toThrow(/never deleted/);
  });

  it("notices a body that is not what was stored", () => {
    const path = join(folder(), "archive.sqlite");
    const archive = openArchive(path);
    const { bodySha256 } = archive.append(capture(), words);
    archive.close();
    const file = new Database(path);
    file.exec("drop trigger bodies_stay; update bodies set deflated = x'00ff00'");
    file.close();
    const again = openArchive(path);
    onTestFinished(() => again.close());
    if (bodySha256 === null) throw new Error("no body was kept");
    expect(() => again.body(bodySha256)).toThrow(/坏了/);
  });

  it("opens a file that an earlier version laid out, and keeps from then on what that did not", () => {
    const path = join(folder(), "archive.sqlite");
    openArchive(path).close();
    const file = new Database(path);
    file.exec(
      "alter table captures drop column asked_by; alter table captures drop column exchange; alter table captures drop column encoding; drop table applied; drop trigger bodies_stay; drop table withheld; create trigger bodies_stay before update on bodies begin select raise(abort, 'bodies are never changed'); end",
    );
    file.exec(`insert into captures values (1, 'http://jia.test/', 'http://jia.test/', 'platform:jia', 'home',
      '2026-03-01T02:00:00Z', 'http', 'timeout', null, '', '{}', '[]', null)`);
    file.pragma("user_version = 1");
    file.close();
    const exchange = { request: "GET / HTTP/1.1\r\n", connectedTo: "203.0.113.7", tookMs: 120 };
    for (const visits of [1, 2]) {
      const archive = openArchive(path);
      archive.append(capture({ encoding: "gb18030 (meta)", exchange }), words);
      const [before, ...after] = archive.capturesOf("platform:jia");
      expect([before?.encoding, before?.exchange]).toEqual([null, null]);
      expect(after.map((each) => each.exchange)).toEqual(Array.from({ length: visits }, () => exchange));
      archive.close();
    }
  });

  it("reads, fills and empties a file whose bodies lie in the index itself", () => {
    const path = join(folder(), "archive.sqlite");
    openArchive(path).close();
    const file = new Database(path);
    const schema = file.prepare("select sql from sqlite_schema where sql is not null and tbl_name = 'bodies'").pluck();
    const [table = "", ...triggers] = schema.all().map(String);
    for (const sql of ["drop table bodies", table.replace(/strict$/, "strict, without rowid"), ...triggers])
      file.exec(sql);
    expect(file.pragma("table_list(bodies)")).toMatchObject([{ wr: 1 }]);
    file.close();
    const archive = openArchive(path);
    onTestFinished(() => archive.close());
    const { bodySha256: sha256 } = archive.append(capture(), words);
    if (sha256 === null) throw new Error("no body was kept");
    expect(archive.append(capture(), words).bodySha256).toBe(sha256);
    expect(archive.body(sha256)).toEqual(Buffer.from(words));
    expect(archive.bodyHashes()).toEqual([sha256]);
    archive.withhold({ sha256, reason: "retention", at: Instant.parse("2026-11-20T04:00:00Z") }, null);
    expect(archive.counts()).toEqual({ captures: 2, bodies: 0, withheld: 1 });
    expect(() => archive.body(sha256)).toThrow(/坏了/);
  });

  it("lets one process write at a time", () => {
    const path = join(folder(), "lock.sqlite");
    const mine = takeLock(path);
    expect(mine).not.toBeNull();
    expect(takeLock(path)).toBeNull();
    mine?.release();
    const yours = takeLock(path);
    expect(yours).not.toBeNull();
    yours?.release();
  });
});

function folder(): string {
  const path = temporaryFolder("archive");
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}
