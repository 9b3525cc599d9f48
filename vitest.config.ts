import { defineConfig } from "vitest/config";

const everywhere = ["**/node_modules/**", "**/dist/**", ".vigie/**"];

type Project = {
  readonly name: string;
  readonly include: string[];
  readonly exclude?: string[];
  readonly seconds?: number;
};

// What a project may use: unit, functions, web nothing; database VIGIE_DB_URL; http and browser the
// running stack described by the file VIGIE_STACK. `npm test` provides both.
const projects: readonly Project[] = [
  { name: "unit", include: ["scripts/**/*.test.ts"], exclude: ["scripts/**/*.stack.test.ts"] },
  {
    name: "functions",
    include: ["supabase/functions/**/*.test.ts"],
    exclude: ["**/*.deno.test.ts"],
  },
  { name: "web", include: ["web/src/**/*.test.{ts,tsx}"] },
  {
    name: "database",
    include: ["supabase/tests/**/*.test.ts"],
    exclude: ["supabase/tests/http/**"],
    seconds: 60,
  },
  { name: "http", include: ["supabase/tests/http/**/*.test.ts"], seconds: 60 },
  {
    name: "stack",
    include: ["scripts/**/*.stack.test.ts"],
    exclude: ["scripts/faults/**"],
    seconds: 180,
  },
  { name: "faults", include: ["scripts/faults/**/*.stack.test.ts"], seconds: 180 },
  { name: "browser", include: ["web/e2e/**/*.test.ts"], seconds: 120 },
];

export default defineConfig({
  test: {
    // Two cores are what every machine has; more workers only make the slow ones slower.
    maxWorkers: 2,
    reporters: ["default"],
    projects: projects.map(({ name, include, exclude = [], seconds = 20 }) => ({
      test: {
        name,
        include,
        exclude: [...everywhere, ...exclude],
        environment: "node",
        testTimeout: seconds * 1000,
        hookTimeout: seconds * 1000,
      },
    })),
  },
});
