import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    reporters: ["default", "./tests/support/closing-line.ts"],
    testTimeout: 20_000,
    hookTimeout: 120_000,
    // A browser beside another test may need more than the second that is usual.
    expect: { poll: { timeout: 15_000 } },
    maxWorkers: 2,
    env: { TZ: "America/St_Johns" },
  },
});
