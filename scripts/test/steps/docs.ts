import { withClient } from "../clones.ts";
import { keysInDocs, keysInUse } from "../error-keys.ts";
import { runbookComplaints } from "../runbooks.ts";
import { type Step, verdicts } from "../step.ts";
import { deadLinks, treeFiles, unwantedWords } from "../tree.ts";

export const docs: Step = {
  name: "docs and tree",
  group: "docs",
  run: async ({ resources }) => {
    const { url } = await (await resources.database()).clone("docs");
    const files = treeFiles();
    const documented = keysInDocs();
    return withClient(url, async (client) => {
      const { raised, known } = await keysInUse(client);
      return verdicts({
        "every error key that is raised is in docs/reference/errors": [...raised]
          .filter((key) => !documented.has(key))
          .sort(),
        "every documented error key exists": [...documented]
          .filter((key) => !known.has(key))
          .sort(),
        "every check has a runbook whose queries run": await runbookComplaints(client),
        "no dead relative links": deadLinks(files),
        "no machine paths, registry addresses, unfinished notes": unwantedWords(files),
      });
    });
  },
};
