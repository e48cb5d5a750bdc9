import { defineConfig } from "vitest/config";

/** Unit, property and store tests. The pages' tests in a browser are a project of their own, since they need a build. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["src/**/*.test.ts", "src/**/*.test.tsx"],
          setupFiles: ["test/support/seed.ts"],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          pool: "forks",
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: "product",
          include: ["test/**/*.test.ts"],
          setupFiles: ["test/support/seed.ts"],
          globalSetup: ["test/support/build.ts"],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          pool: "forks",
          maxWorkers: 1,
          fileParallelism: false,
        },
      },
    ],
  },
});
