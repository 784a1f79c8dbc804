import { createRequire } from "node:module";

/**
 * The library in its CommonJS build. For each ES module of a package Node reads the whole of its `package.json` again, and
 * drizzle's is 160 KB for a hundred modules: a second of CPU and 200 MB at every start, against a tenth of either.
 */
const require = createRequire(import.meta.url);

export const { asc }: typeof import("drizzle-orm") = require("drizzle-orm");
export const { drizzle }: typeof import("drizzle-orm/better-sqlite3") = require("drizzle-orm/better-sqlite3");
export const {
  migrate,
}: typeof import("drizzle-orm/better-sqlite3/migrator") = require("drizzle-orm/better-sqlite3/migrator");
export const {
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
}: typeof import("drizzle-orm/sqlite-core") = require("drizzle-orm/sqlite-core");
export const { readMigrationFiles }: typeof import("drizzle-orm/migrator") = require("drizzle-orm/migrator");
