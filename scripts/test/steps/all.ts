import type { Step } from "../step.ts";
import { advisors } from "./advisors.ts";
import { browser } from "./browser.ts";
import { docs } from "./docs.ts";
import { denoCheck, typesFresh } from "./functions.ts";
import { http, httpFallback } from "./http.ts";
import { matrix, referenceFresh } from "./matrix.ts";
import { migrations } from "./migrations.ts";
import { pg15 } from "./pg15.ts";
import { pgtap } from "./pgtap.ts";
import { compileNode, compileWeb, lintSqlStep, lintTypeScript } from "./static.ts";
import { database, faults, stacks, unit } from "./suites.ts";

/** In this order two at a time: what is quick tells early, and what takes long does not begin last. */
export const allSteps: readonly Step[] = [
  lintSqlStep,
  lintTypeScript,
  migrations,
  compileNode,
  compileWeb,
  denoCheck,
  unit,
  browser,
  pgtap,
  database,
  stacks,
  pg15,
  matrix,
  referenceFresh,
  advisors,
  docs,
  typesFresh,
  http,
  httpFallback,
  faults,
];
