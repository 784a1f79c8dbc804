import { z } from "zod";

/** What a column means, in both languages; the unit where it has one. */
type Words = { readonly zh: string; readonly en: string; readonly unit?: string | undefined };

export const text = (zh: string, en: string) => z.string().meta({ zh, en });
export const whole = (zh: string, en: string) => z.int().nonnegative().meta({ zh, en });
export const share = (zh: string, en: string) => z.number().min(0).max(1).meta({ zh, en, unit: "0–1" });
export const points = (zh: string, en: string) => z.number().min(0).max(100).meta({ zh, en, unit: "0–100" });
export const number = (zh: string, en: string) => z.number().meta({ zh, en });
export const yesNo = (zh: string, en: string) => z.boolean().meta({ zh, en });
export const moment = (zh: string, en: string) => z.iso.datetime({ offset: true }).meta({ zh, en });
export const oneOf = <const Codes extends readonly [string, ...string[]]>(codes: Codes, zh: string, en: string) =>
  z.enum(codes).meta({ zh, en });

/** Missing is empty, and the row's `status` or this column's words say why. Never 0, never 99. */
export const maybe = <Field extends z.ZodType>(field: Field) => field.nullable().meta(wordsOf(field));

function wordsOf(field: z.ZodType): Words {
  return Described.parse(field.meta() ?? {});
}

const Described = z.looseObject({ zh: z.string(), en: z.string(), unit: z.string().optional() });

export type ColumnType = "string" | "integer" | "number" | "boolean" | "datetime";

export type Column = {
  readonly name: string;
  readonly type: ColumnType;
  readonly required: boolean;
  readonly zh: string;
  readonly en: string;
  readonly unit: string;
  /** The values that may stand here; empty: any of the type. */
  readonly values: readonly string[];
};

const Typed = z.looseObject({
  type: z.string().optional(),
  format: z.string().optional(),
  enum: z.array(z.string()).optional(),
  zh: z.string().optional(),
  en: z.string().optional(),
  unit: z.string().optional(),
});
const JsonSchema = Typed.extend({ anyOf: z.array(Typed).optional() });

/** The columns of a table, read off the very schema that guards its rows. */
export function columnsOf(row: z.ZodObject): Column[] {
  return Object.entries(row.shape).map(([name, field]) => {
    const schema = JsonSchema.parse(z.toJSONSchema(field as z.ZodType));
    const inner = schema.anyOf?.find((each) => each.type !== "null") ?? schema;
    const { zh, en, unit = "" } = Described.parse({ ...inner, ...schema });
    const required = schema.anyOf === undefined;
    return { name, type: typeOf(inner), required, zh, en, unit, values: inner.enum ?? [] };
  });
}

function typeOf({ type, format }: z.infer<typeof Typed>): ColumnType {
  if (format === "date-time") return "datetime";
  switch (type) {
    case "integer":
    case "number":
    case "boolean":
    case "string":
      return type;
    default:
      throw new TypeError(`no column can hold ${type ?? "an unknown type"}`);
  }
}
