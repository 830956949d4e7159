// Builds everything that is published into dist/.
//
//   npm run build
import { bundleLocales, bundleScripts, bundleStyles, copyPlain, emptyDist } from "./lib/bundle.mjs";
import { buildCores, copyWasm } from "./lib/core.mjs";
import { dist } from "./lib/paths.mjs";
import { isScript, main } from "./lib/run.mjs";
import { setUpBuild } from "./setup.mjs";

/** Builds dist/ with the tools that `setUpBuild` found. */
export async function build(tools) {
  buildCores(tools);
  emptyDist();
  copyWasm(dist);
  await bundleScripts();
  await bundleStyles();
  bundleLocales();
  copyPlain();
}

if (isScript(import.meta.url)) await main(() => build(setUpBuild()));
