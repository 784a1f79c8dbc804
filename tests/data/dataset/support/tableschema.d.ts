declare module "tableschema" {
  /** The reference reader of Table Schema: casts a row of text as the schema says, or throws. */
  export const Schema: {
    load(descriptor: unknown): Promise<{ valid: boolean; errors: Error[]; castRow(row: readonly string[]): unknown[] }>;
  };
}
