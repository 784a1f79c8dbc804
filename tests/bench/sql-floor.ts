import Database from "better-sqlite3";

/** The floor of `bench score`: what SQLite alone needs to count and average the same rows, platform by platform. */
const [path = ""] = process.argv.slice(2);
const rows = new Database(path, { readonly: true })
  .prepare(
    `SELECT platform, count(*), avg(json_array_length(record, '$.events')), avg(record ->> '$.rating.satisfaction')
     FROM complaints GROUP BY platform`,
  )
  .all();
console.log(JSON.stringify({ done: rows.length }));
