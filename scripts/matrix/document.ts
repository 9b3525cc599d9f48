import type pg from "pg";
import { behaviour } from "./behaviour.ts";
import { defaultPrivileges, functions, policies, relations, schemaUsage } from "./catalog.ts";
import { renderTable, type Table } from "./render.ts";

const intro = `# Access matrix

Who may do what, as the database itself answers. Written by \`npm run matrix\`, compared by \`npm test\`:
a grant or a policy that changes without this page changing fails. Read the diff of this page as the
change of rights that it is.`;

const section = (title: string, text: string, table: Table): string =>
  `## ${title}\n\n${text}\n\n${renderTable(table)}`;

/** The page, from a migrated and seeded database. */
export const accessMatrix = async (client: pg.Client): Promise<string> => {
  const sections = [
    section(
      "What each account reaches",
      `Tried for real with the demo data of two tenants, each attempt rolled back. S sees rows, I inserts,
U updates, D deletes. A small letter: grants and policies let it pass, a trigger or a constraint
refused. A star: also rows of a tenant that the account is no member of. "-": nothing.`,
      await behaviour(client),
    ),
    section(
      "Grants on tables and views",
      `S select, I insert, U update, D delete, T truncate, R references, G trigger; columns in brackets
where only they are granted. Row level security narrows what authenticated reaches; service_role
bypasses it. Tables of module schemas are listed only when granted to one of these roles.`,
      await relations(client),
    ),
    section("Policies", "One per command; nothing for the role public.", await policies(client)),
    section(
      "Functions",
      `X may execute. Functions of module schemas are listed only when one of these roles may execute
them, which needs no usage on their schema: it happens through the doors in public.`,
      await functions(client),
    ),
    section(
      "Schemas",
      "No usage means that names in it cannot even be resolved.",
      await schemaUsage(client),
    ),
    section(
      "Default privileges",
      "What a new object would be granted without a decision.",
      await defaultPrivileges(client),
    ),
  ];
  return `${[intro, ...sections].join("\n\n")}\n`;
};
