import type { Step } from "../step.ts";
import { advisors } from "./advisors.ts";
import { browser } from "./browser.ts";
import { docs } from "./docs.ts";
import { denoCheck, typesFresh } from "./functions.ts";
import { http, httpFallback } from "./http.ts";
import { matrix } from "./matrix.ts";
import { migrations } from "./migrations.ts";
import { pg15 } from "./pg15.ts";
import { pgtap } from "./pgtap.ts";
import { compileNode, compileWeb, lintSqlStep, lintTypeScript } from "./static.ts";
import { database, stacks, unit } from "./suites.ts";

/** In this order two at a time: what takes long begins early, what is quick tells early. */
export const allSteps: readonly Step[] = [
  migrations,
  lintSqlStep,
  lintTypeScript,
  compileNode,
  compileWeb,
  denoCheck,
  pgtap,
  unit,
  database,
  matrix,
  advisors,
  docs,
  typesFresh,
  pg15,
  http,
  httpFallback,
  stacks,
  browser,
];
