import { demoPassword } from "./demo-users.ts";
import type { StackConfig } from "./stack-config.ts";
import { hasWeb } from "./web.ts";

const table = (rows: readonly (readonly string[])[]): string => {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]): string =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`.trimEnd();
  return rows.map(line).join("\n");
};

/** What someone needs to begin: where to look, and as whom. */
export const readyReport = (config: StackConfig, withWeb: boolean, withSeed: boolean): string => {
  const addresses = [
    ...(withWeb && hasWeb()
      ? [
          ["Web", config.web_url],
          ["Simulator", `${config.web_url}/simulator`],
        ]
      : []),
    ["API", config.api_url],
    ["Functions", config.functions_url],
    ["Database", config.db_url],
    ["Publishable key", config.publishable_key],
    ["Secret key", config.secret_key],
  ];
  const users = config.demo_users.map((user) => [user.email, user.role, user.tenant ?? "-"]);
  const demo = withSeed
    ? [
        "",
        `Demo sign-ins, password ${demoPassword}`,
        table([["e-mail", "role", "tenant"], ...users]),
      ]
    : [];
  return ["", "Vigie is ready.", table(addresses), ...demo, "", "Ctrl-C stops everything."].join(
    "\n",
  );
};
