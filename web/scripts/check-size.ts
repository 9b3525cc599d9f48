// Fails when what a first visit downloads grows past the limit. Run after `vite build web`; the
// folder of another build may follow.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const LIMIT_BYTES = 450 * 1024;
const DIST = process.argv[2] ?? fileURLToPath(new URL("../dist/", import.meta.url));
// The first page needs its language and the home page besides the entry: they are counted too.
const FIRST_VISIT = ["index.html", "src/app/messages/fr.ts", "src/features/home/home-page.tsx"];

interface Chunk {
  file: string;
  imports?: string[];
}

type Manifest = Record<string, Chunk>;

function readManifest(): Manifest {
  try {
    return JSON.parse(readFileSync(join(DIST, ".vite/manifest.json"), "utf8")) as Manifest;
  } catch {
    throw new Error(`${DIST} has no manifest; build first: npx vite build web`);
  }
}

function filesOf(manifest: Manifest, entries: readonly string[]): Set<string> {
  const files = new Set<string>();
  const visit = (name: string) => {
    const chunk = manifest[name];
    if (!chunk) throw new Error(`The build has no chunk ${name}; check-size.ts must follow.`);
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const next of chunk.imports ?? []) visit(next);
  };
  for (const name of entries) visit(name);
  return files;
}

const sizes = [...filesOf(readManifest(), FIRST_VISIT)]
  .filter((file) => file.endsWith(".js"))
  .map((file) => ({ file, bytes: gzipSync(readFileSync(join(DIST, file))).length }))
  .sort((left, right) => right.bytes - left.bytes);
const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
const inKb = (bytes: number) => `${(bytes / 1024).toFixed(1)} kB`;

for (const { file, bytes } of sizes.slice(0, 8))
  console.log(`${inKb(bytes).padStart(10)}  ${file}`);
console.log(`${inKb(total).padStart(10)}  initial JS, gzipped (limit ${inKb(LIMIT_BYTES)})`);
if (total > LIMIT_BYTES) {
  console.error("Too much: load what is not needed at once with lazy().");
  process.exitCode = 1;
}
