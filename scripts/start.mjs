import { prepare } from "./prepare.mjs";

await prepare();
await import("./stack/cli.ts");
