import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { nodeModules, projectRoot, webDir } from "./paths.ts";
import { type Child, startChild, waitUntilReady } from "./processes.ts";
import type { StackConfig } from "./stack-config.ts";

export const hasWeb = (): boolean => existsSync(join(webDir, "index.html"));

/** Vite's development server, in a process of its own: its work never delays the gateway's. */
export const startWeb = async (
  config: StackConfig,
  logFile: string,
  started: (child: Child) => void,
): Promise<void> => {
  const { port } = new URL(config.web_url);
  const child = await startChild({
    name: "Vite",
    command: process.execPath,
    args: [
      join(nodeModules, "vite/bin/vite.js"),
      webDir,
      "--host=127.0.0.1",
      `--port=${port}`,
      "--strictPort",
      "--clearScreen=false",
    ],
    logFile,
    options: {
      cwd: projectRoot,
      env: {
        ...process.env,
        VITE_SUPABASE_URL: config.api_url,
        VITE_SUPABASE_PUBLISHABLE_KEY: config.publishable_key,
        VITE_VIGIE_GRAPH_URL: config.graph_url,
        VITE_CACHE_DIR: join(dirname(logFile), "vite-cache"),
      },
    },
  });
  started(child);
  await waitUntilReady(child, () => serves(config.web_url), 30_000);
};

const serves = async (url: string): Promise<boolean> => {
  const response = await fetch(url);
  await response.body?.cancel();
  return response.ok;
};
