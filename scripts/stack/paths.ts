import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const projectRoot = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
export const vigieDir = join(projectRoot, ".vigie");
export const supabaseDir = join(projectRoot, "supabase");
export const functionsDir = join(supabaseDir, "functions");
export const webDir = join(projectRoot, "web");
export const nodeModules = join(projectRoot, "node_modules");

export const defaultPortBase = 54320;

/** Every stack has its own folder, so that two never share a cluster, a key or a lock. */
export const dataDirFor = (portBase: number): string => join(vigieDir, `stack-${portBase}`);
