declare module "datapackage" {
  /** A table of a package, read as its schema says. */
  type Resource = {
    readonly descriptor: { readonly path: string; readonly rows: number };
    readonly headers: readonly string[];
    readonly schema: { readonly fieldNames: readonly string[] };
    /** Every row cast; `relations`: every foreign key is followed. Throws at the first row that does not fit. */
    read(options: { readonly relations: boolean }): Promise<readonly (readonly unknown[])[]>;
  };
  type Package = {
    readonly valid: boolean;
    readonly errors: readonly Error[];
    readonly resources: readonly Resource[];
  };
  /** The reference reader of Frictionless Data. It knows version 1 of the standard, whose word for a table is a profile. */
  const datapackage: {
    readonly Package: { load(descriptor: unknown, options: { readonly basePath: string }): Promise<Package> };
  };
  export default datapackage;
}
