import { join } from "node:path";
import { nodeModules, projectRoot, webDir } from "../stack/paths.ts";
import { type Child, startChild, waitUntilReady } from "../stack/processes.ts";
import { lastLines, runPackage } from "./command.ts";
import type { TestStack } from "./test-stack.ts";

const vite = "vite/bin/vite.js";

const settingsOf = ({ config }: TestStack): Record<string, string> => ({
  VITE_SUPABASE_URL: config.api_url,
  VITE_SUPABASE_PUBLISHABLE_KEY: config.publishable_key,
  VITE_VIGIE_GRAPH_URL: config.graph_url,
});

/** The web as it is deployed, for this stack. Returns its folder. */
export const buildWeb = async (stack: TestStack): Promise<string> => {
  const folder = join(stack.folder, "web");
  const args = ["build", webDir, `--outDir=${folder}`, "--emptyOutDir"];
  const { code, output } = await runPackage(vite, args, settingsOf(stack));
  if (code !== 0) throw new Error(`vite build failed:\n${lastLines(output).join("\n")}`);
  return folder;
};

export const serveWeb = async (stack: TestStack, folder: string): Promise<Child> => {
  const { port } = new URL(stack.config.web_url);
  const program = join(nodeModules, vite);
  const child = await startChild({
    name: "vite preview",
    command: process.execPath,
    args: [program, "preview", webDir, `--outDir=${folder}`, `--port=${port}`, "--strictPort"],
    logFile: join(stack.folder, "preview.log"),
    options: { cwd: projectRoot, env: { ...process.env, ...settingsOf(stack) } },
  });
  await waitUntilReady(child, async () => (await fetch(stack.config.web_url)).ok, 30_000);
  return child;
};

/** Complains when a first visit downloads too much. */
export const sizeComplaints = async (folder: string): Promise<string[]> => {
  const script = join(webDir, "scripts/check-size.ts");
  const { code, output } = await runPackage("tsx/dist/cli.mjs", [script, folder]);
  return code === 0 ? [] : lastLines(output);
};
