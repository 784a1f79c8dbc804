import { type BasicType, fileWriter, ParquetWriter, schemaFromColumnData } from "hyparquet-writer";
import type { Column, ColumnType } from "./fields.ts";
import type { Cell, DataRow, TableWriter } from "./write-texts.ts";

/** Enough for a reader to skip over, few enough to hold. */
const ROWS_A_GROUP = 20_000;

const TYPES: Readonly<Record<ColumnType, BasicType>> = {
  string: "STRING",
  integer: "INT32",
  number: "DOUBLE",
  boolean: "BOOLEAN",
  datetime: "TIMESTAMP",
};

/** Parquet with snappy. `about` travels in the file: title, licence, version. */
export function writeParquet(
  path: string,
  columns: readonly Pick<Column, "name" | "type" | "required">[],
  about: Readonly<Record<string, string>>,
): TableWriter {
  const columnData = (rows: readonly DataRow[]) =>
    columns.map(({ name, type, required }) => ({
      name,
      type: TYPES[type],
      nullable: !required,
      data: rows.map((row) => stored(row[name] ?? null, type)),
    }));
  const kvMetadata = Object.entries(about).map(([key, value]) => ({ key, value }));
  const schema = schemaFromColumnData({ columnData: columnData([]) });
  const writer = new ParquetWriter({ writer: fileWriter(path), schema, kvMetadata, createdBy: "kaxin" });
  let waiting: DataRow[] = [];
  const flush = () => {
    if (waiting.length > 0) writer.write({ columnData: columnData(waiting), rowGroupSize: ROWS_A_GROUP });
    waiting = [];
  };
  return {
    write(rows) {
      waiting = waiting.concat(rows);
      if (waiting.length >= ROWS_A_GROUP) flush();
    },
    close() {
      flush();
      writer.finish();
    },
  };
}

function stored(cell: Cell, type: ColumnType): Cell | Date {
  return type === "datetime" && typeof cell === "string" ? new Date(cell) : cell;
}
