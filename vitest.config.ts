import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    reporters: ["default", "./tests/support/closing-line.ts"],
    testTimeout: 20_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    env: { TZ: "America/St_Johns" },
  },
});
