import { z } from "zod";
import { ACTORS, type Actor, EVENTS, type EventKind } from "../../data/model/complaint.ts";
import { SourceDeclaration } from "../../data/model/source.ts";
import { ISSUES, type Issue } from "../../data/model/taxonomy.ts";
import { Instant } from "../../data/model/time.ts";

/** A column, or what stands in a column between two marks, e.g. `{in: url, after: /view/, until: ["/", "?"]}`. */
const Cell = z.union([
  z.string().min(1),
  z.strictObject({
    in: z.string().min(1),
    after: z.string().min(1),
    /** The nearest of these ends it; none of them: the end of the column. */
    until: z.array(z.string().min(1)).default([]),
  }),
]);
export type Cell = z.infer<typeof Cell>;

/** One place, or several of which the first that holds something counts: exports name the same thing differently. */
const column = z.union([Cell.transform((cell) => [cell]), z.array(Cell).min(1)]);
const optional = column.nullable().default(null);
const condition = z.strictObject({ column, is: z.array(z.string()).min(1) });
const words = z.record(z.string(), z.string());
const actor = z.enum(Object.keys(ACTORS) as [Actor, ...Actor[]]);
const kind = z.enum(Object.keys(EVENTS) as [EventKind, ...EventKind[]]);

/** How the columns of a table become complaints: one YAML file, written by whoever knows the table. */
export const Mapping = z.strictObject({
  source: SourceDeclaration.omit({ adapter: true }),
  title: z.string().min(1),
  /** Shown on every page of the report. */
  notice: z.string().min(1),
  /** When the table was exported: ages are counted from here. Absent: the day of the import. */
  observedAt: Instant.optional(),
  columns: z.strictObject({
    /** `null`: rows have no number of their own; one is made from their content. */
    number: column.nullable(),
    postedAt: column,
    /** `null`: the table names no merchants; platforms are recognised by what the texts say. */
    merchant: column.nullable(),
    merchantId: optional,
    /** The address of the complaint itself; without one it is the row of the table. */
    address: optional,
    assignedAt: optional,
    title: optional,
    narrative: optional,
    state: optional,
    amountCny: optional,
    issues: optional,
    demands: optional,
    author: optional,
  }),
  /** The source's numbers for its states, and its words for them. */
  states: words.default({}),
  /** Columns with 1 (worst) to 5. */
  rating: z.strictObject({ attitude: optional, speed: optional, satisfaction: optional }).nullable().default(null),
  /** A flag that says whether the reply was in time, without saying when it came. */
  timely: z
    .strictObject({ column, yes: z.array(z.string()), no: z.array(z.string()) })
    .nullable()
    .default(null),
  /** Column values that stand for our issue codes. */
  issues: z
    .strictObject({ column, codes: z.record(z.string(), z.enum(Object.keys(ISSUES) as [Issue, ...Issue[]])) })
    .nullable()
    .default(null),
  /**
   * What happened, read off a column, or off the state where none is named. `at` names a column with its time; `null`: the
   * table does not say when.
   */
  events: z
    .array(
      z.strictObject({
        column: optional,
        is: condition.shape.is,
        unless: condition.nullable().default(null),
        actor,
        kind,
        at: optional,
      }),
    )
    .default([]),
  /** A list of steps inside each record of a JSON file: who did what, when, in what words. */
  steps: z
    .strictObject({
      list: column,
      what: column,
      at: column,
      text: optional,
      /** The printed words of a step, and what they stand for. Steps in other words are left out. */
      words: z.record(z.string(), z.strictObject({ actor, kind })),
    })
    .nullable()
    .default(null),
});
export type Mapping = z.infer<typeof Mapping>;

/** For each thing that a mapping speaks of, the columns that may hold it; and those that may hold the date. */
export function columnsOf(mapping: Mapping): { readonly names: string[][]; readonly dates: string[] } {
  const named = [
    ...Object.values(mapping.columns),
    mapping.timely?.column,
    mapping.issues?.column,
    ...mapping.events.flatMap((event) => [event.column, event.at, event.unless?.column]),
  ];
  const namesOf = (cells: readonly Cell[]) => cells.map((cell) => (typeof cell === "string" ? cell : cell.in));
  return {
    names: named.flatMap((cells) => (cells ? [namesOf(cells)] : [])),
    dates: namesOf(mapping.columns.postedAt),
  };
}
