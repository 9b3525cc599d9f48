import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { unobserved } from "../../matrix/behaviour.ts";
import { deniedCallComplaints } from "../../matrix/denied-calls.ts";
import { accessMatrix } from "../../matrix/document.ts";
import { diffLines } from "../../matrix/render.ts";
import { seedForMatrix } from "../../matrix/seeded.ts";
import { projectRoot } from "../../stack/paths.ts";
import { withClient } from "../clones.ts";
import { type Step, verdicts } from "../step.ts";

const file = join(projectRoot, "docs/reference/access-matrix.md");

export const matrix: Step = {
  name: "privilege matrix",
  group: "matrix",
  run: async ({ resources }) => {
    const { url } = await (await resources.database()).clone("matrix");
    return withClient(url, async (client) => {
      await seedForMatrix(client);
      const expected = existsSync(file) ? readFileSync(file, "utf8") : "";
      const changed = diffLines(expected, await accessMatrix(client));
      const denied = await deniedCallComplaints(client);
      const remedy = "Meant? npm run matrix, and commit docs/reference/access-matrix.md.";
      return verdicts({
        "rights are those of docs/reference/access-matrix.md (- expected, + found)":
          changed.length > 0 ? [...changed, remedy] : [],
        "each table holds rows of two tenants to be observed": await unobserved(client),
        [`each of ${denied.tried} functions refuses anon and the server lives on`]:
          denied.complaints,
      });
    });
  },
};
