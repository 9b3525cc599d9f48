import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";

// The first is the same engine without windows: it takes half the time of a processor.
const names = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
];

export const installChromium =
  "apt-get install -y chromium-headless-shell, or: npx playwright-core install --with-deps chromium";

/** VIGIE_CHROMIUM, a browser on PATH, or the one that playwright installed. */
export const findChromium = (): string | undefined => {
  const onPath = (process.env.PATH ?? "")
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  const candidates = [process.env.VIGIE_CHROMIUM ?? "", ...onPath, chromium.executablePath()];
  return candidates.find((path) => path !== "" && existsSync(path));
};
