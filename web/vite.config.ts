import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// Chunks that every visitor loads are named, so that the size check can say what grew.
const CHUNK_GROUPS = [
  { name: "i18n-fr", test: /i18n\/(.*\/)?fr\.ts$|ra-language-french/, priority: 40 },
  { name: "i18n-en", test: /i18n\/(.*\/)?en\.ts$|ra-language-english/, priority: 40 },
  { name: "i18n-ar", test: /i18n\/(.*\/)?ar(-[a-z-]+)?\.ts$/, priority: 40 },
];

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  plugins: [react()],
  server: { host: "127.0.0.1", strictPort: true },
  preview: { host: "127.0.0.1", strictPort: true },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    manifest: true,
    target: "es2022",
    chunkSizeWarningLimit: 1200,
    rolldownOptions: { output: { codeSplitting: { groups: CHUNK_GROUPS } } },
  },
});
