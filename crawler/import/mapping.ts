import { z } from "zod";
import { ACTORS, type Actor, EVENTS, type EventKind } from "../../data/model/complaint.ts";
import { SourceDeclaration } from "../../data/model/source.ts";
import { ISSUES, type Issue } from "../../data/model/taxonomy.ts";
import { Instant } from "../../data/model/time.ts";

const column = z.string().min(1);
const condition = z.strictObject({ column, is: z.array(z.string()).min(1) });

/** How the columns of a table become complaints: one YAML file, written by whoever knows the table. */
export const Mapping = z.strictObject({
  source: SourceDeclaration.omit({ adapter: true }),
  title: z.string().min(1),
  /** Shown on every page of the report. */
  notice: z.string().min(1),
  /** When the table was exported: ages are counted from here. */
  observedAt: Instant,
  columns: z.strictObject({
    /** `null`: rows have no number of their own; one is made from their content. */
    number: column.nullable(),
    postedAt: column,
    merchant: column,
    assignedAt: column.nullable().default(null),
    title: column.nullable().default(null),
    narrative: column.nullable().default(null),
    state: column.nullable().default(null),
    amountCny: column.nullable().default(null),
  }),
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
  /** What happened, read off a column. `at` names a column with its time; `null`: the table does not say when. */
  events: z
    .array(
      condition.extend({
        actor: z.enum(Object.keys(ACTORS) as [Actor, ...Actor[]]),
        kind: z.enum(Object.keys(EVENTS) as [EventKind, ...EventKind[]]),
        at: column.nullable().default(null),
        unless: condition.nullable().default(null),
      }),
    )
    .default([]),
});
export type Mapping = z.infer<typeof Mapping>;

/** Every column a mapping speaks of. */
export function columnsOf(mapping: Mapping): string[] {
  const named = [
    ...Object.values(mapping.columns),
    mapping.timely?.column,
    mapping.issues?.column,
    ...mapping.events.flatMap((event) => [event.column, event.at, event.unless?.column]),
  ];
  return [...new Set(named.filter((each) => each !== null && each !== undefined))];
}
