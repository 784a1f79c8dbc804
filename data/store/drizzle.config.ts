import { defineConfig } from "drizzle-kit";

export default defineConfig({ dialect: "sqlite", schema: "./data/store/tables.ts", out: "./data/store/migrations" });
