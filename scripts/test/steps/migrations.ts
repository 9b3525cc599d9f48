import { listMigrations } from "../../stack/migrations.ts";
import { ok, type Step } from "../step.ts";

/** The first use of the shared database: a migration that the CLI refuses is reported here. */
export const migrations: Step = {
  name: "migrations from zero",
  group: "pgtap",
  run: async ({ resources }) => {
    await resources.database();
    return ok(listMigrations().length);
  },
};
