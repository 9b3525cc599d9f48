import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { type Canary, plantCanary } from "./canary.ts";
import { enumerateCatalog } from "./catalog.ts";
import { makeIdentities } from "./identities.ts";
import { listEdgeFunctions, readInventory } from "./inventory.ts";
import { type AuditOptions, readOptions, USAGE } from "./options.ts";
import { PLATFORM_ENDPOINTS, PLATFORM_SCHEMAS } from "./probes.ts";
import { recordRun } from "./record.ts";
import { curlCommand, printReport } from "./report.ts";
import { runAudit } from "./run.ts";
import { toSarif } from "./sarif.ts";
import { AuditSetupError } from "./setup-error.ts";
import type { AuditObject, AuditReport } from "./types.ts";

export const AUDIT_VERSION = "1.0.0";
const INVENTORY = new URL("./inventory.json", import.meta.url);
const FUNCTIONS = new URL("../../supabase/functions/", import.meta.url);
const STACK = process.env.VIGIE_STACK
  ? pathToFileURL(process.env.VIGIE_STACK)
  : new URL("../../.vigie/stack.json", import.meta.url);

/** The whole audit: identities, objects, probes, verdict. Nothing is written to the audited system but a canary. */
export const audit = async (options: AuditOptions): Promise<AuditReport> => {
  const canary = options.canary ? await plant(options) : null;
  try {
    const { identities, skipped } = await makeIdentities(options);
    const objects: readonly AuditObject[] = options.dbUrl
      ? await enumerateCatalog(options.dbUrl)
      : await readInventory(INVENTORY);
    if (options.dbUrl) await waitUntilServed(options, objects);
    return await runAudit({
      target: options.url,
      mode: options.dbUrl ? "catalog" : "inventory",
      objects: [
        ...objects,
        ...(await listEdgeFunctions(FUNCTIONS)),
        ...PLATFORM_SCHEMAS,
        ...PLATFORM_ENDPOINTS,
      ],
      identities,
      skippedIdentities: skipped,
      canary: canary ? `public.${canary.table}` : null,
    });
  } finally {
    await canary?.remove();
  }
};

const plant = (options: AuditOptions): Promise<Canary> => {
  if (!options.dbUrl) throw new AuditSetupError("--canary needs --db-url.", USAGE);
  return plantCanary(options.dbUrl);
};

/** PostgREST reloads its schema cache after a notice, in its own time: wait until the newest relations resolve. */
const waitUntilServed = async (
  options: AuditOptions,
  objects: readonly AuditObject[],
): Promise<void> => {
  const names = objects.flatMap((object) =>
    object.kind === "relation" && object.schema === "public" ? [object.name] : [],
  );
  for (let attempt = 0; attempt < 25; attempt += 1) {
    const statuses = await Promise.all(
      names.map((name) =>
        fetch(`${options.url}/rest/v1/${name}?limit=0`, {
          method: "HEAD",
          headers: { apikey: options.key },
        }),
      ),
    );
    if (statuses.every((response) => response.status !== 404)) return;
    await sleep(200);
  }
};

const writeReports = async (report: AuditReport, options: AuditOptions): Promise<void> => {
  const files: [string | undefined, string][] = [
    [options.jsonFile, JSON.stringify(report, null, 2)],
    [options.sarifFile, JSON.stringify(toSarif(report, AUDIT_VERSION), null, 2)],
    [
      options.curlFile,
      [...new Set(report.outcomes.map(({ probe }) => curlCommand(report.target, probe)))].join(
        "\n",
      ),
    ],
  ];
  for (const [file, text] of files) {
    if (!file) continue;
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, `${text}\n`);
  }
};

const main = async (): Promise<number> => {
  const options = await readOptions(process.argv.slice(2), STACK);
  if (!options) {
    console.log(USAGE);
    return 0;
  }
  const report = await audit(options);
  console.log(printReport(report));
  await writeReports(report, options);
  if (options.secretKey) await recordRun(report, options.secretKey, AUDIT_VERSION);
  return report.result === "PASS" ? 0 : 1;
};

if (process.argv[1]?.endsWith("anon.ts")) {
  main().then(
    (code) => {
      process.exitCode = code;
    },
    (cause: unknown) => {
      console.error(cause instanceof AuditSetupError ? `${cause.message}\n${cause.remedy}` : cause);
      process.exitCode = 2;
    },
  );
}
