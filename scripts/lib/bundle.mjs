// From js/, css/ and locales/ to the files that a page, a bundler and Node load.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { coreFolder } from "./core.mjs";
import { dist, root } from "./paths.mjs";
import { say, Stop } from "./run.mjs";

/** What is published, by its name in dist/: the module in js/ it is made from. */
const BROWSER = { blankett: "js/blankett.ts", element: "js/element.ts", rare: "js/rare.ts" };
const NODE = { node: "js/node.ts", cli: "js/cli/index.ts" };

/** The languages that are published: the folders of locales/. */
const languages = () => readdirSync(join(root, "locales")).sort();

/** The words of `npx blankett statement`, which no page says. */
const STATEMENT = "statement.ftl";

/** What js/ imports and the build makes: the glue, and the tables of languages (js/locales.d.ts, js/cli/statements.d.ts). */
const made = {
  name: "made",
  setup(build) {
    build.onResolve({ filter: /^\.\/blankett_(?:core|page|rare)\.js$/ }, ({ path }) => ({ path: join(coreFolder, path) }));
    build.onResolve({ filter: /^\.\/locales\.js$/ }, () => ({ path: "locales", namespace: "made" }));
    build.onResolve({ filter: /^\.\/locales\/[^/]+\.js$/ }, ({ path }) => ({ path, external: true }));
    build.onLoad({ filter: /^locales$/, namespace: "made" }, () => {
      const rows = languages().map((tag) => `${JSON.stringify(tag)}: () => import("./locales/${tag}.js")`);
      return { contents: `export const locales = { ${rows.join(", ")} };` };
    });
    build.onResolve({ filter: /^\.\/statements\.js$/ }, () => ({ path: "statements", namespace: "made" }));
    build.onLoad({ filter: /^statements$/, namespace: "made" }, () => {
      const rows = languages().map((tag) => [tag, join(root, "locales", tag, STATEMENT)]).filter(([, path]) => existsSync(path));
      const words = Object.fromEntries(rows.map(([tag, path]) => [tag, withoutComments(readFileSync(path, "utf8"))]));
      return { contents: `export const statements = ${JSON.stringify(words)};` };
    });
  },
};

/** Bundles js/ with the glue. Pages get one file each and one shared; Node's stay readable in a stack trace. */
export async function bundleScripts() {
  const { build } = await import("esbuild");
  const common = {
    absWorkingDir: root,
    outdir: dist,
    bundle: true,
    splitting: true,
    format: "esm",
    charset: "utf8",
    legalComments: "none",
    logLevel: "warning",
    plugins: [made],
  };
  await build({ ...common, entryPoints: BROWSER, target: "es2022", platform: "browser", minify: true });
  await build({ ...common, entryPoints: NODE, target: "node20", platform: "node" });
  refuseEvaluation();
  say("scripts", [...Object.keys(BROWSER), ...Object.keys(NODE)].map((name) => `${name}.js`).join(" "));
}

/** Text run as code is refused by a strict Content Security Policy, so none of it may be in dist/. */
function refuseEvaluation() {
  for (const name of readdirSync(dist).filter((name) => name.endsWith(".js"))) {
    const found = findEvaluation(readFileSync(join(dist, name), "utf8"));
    if (found) throw new Stop(`dist/${name} holds "${found}", which a strict Content Security Policy refuses`);
  }
}

/** Where a script makes code of text: the first such call, or undefined. */
export const findEvaluation = (script) => /\b(?:new\s+Function\b|Function\s*\(|eval\s*\()/.exec(script)?.[0];

/** Minifies the stylesheets: css/NAME.css becomes dist/NAME.css, and so do the presets for other systems' pages. */
export async function bundleStyles() {
  const { build } = await import("esbuild");
  const presets = readdirSync(join(root, "css", "presets")).map((name) => `css/presets/${name}`);
  await build({ absWorkingDir: root, entryPoints: ["css/blankett.css", ...presets], outbase: "css", outdir: dist, bundle: true, minify: true });
  say("styles", `blankett.css and ${presets.length} presets`);
}

/**
 * Puts the words of each language together: locales/da/*.ftl, but for those of statements, becomes dist/locales/da.ftl, and
 * da.js, the same text as a module, which is what js/ loads.
 */
export function bundleLocales() {
  mkdirSync(join(dist, "locales"), { recursive: true });
  for (const language of languages()) {
    const folder = join(root, "locales", language);
    const files = readdirSync(folder).filter((name) => name.endsWith(".ftl") && name !== STATEMENT).sort();
    const words = files.map((name) => withoutComments(readFileSync(join(folder, name), "utf8"))).join("");
    writeFileSync(join(dist, "locales", `${language}.ftl`), words);
    writeFileSync(join(dist, "locales", `${language}.js`), `export default ${JSON.stringify(words)};\n`);
  }
  say("locales", languages().join(" "));
}

/** Fluent text without its comments and empty lines, which are for translators. */
export const withoutComments = (text) =>
  text
    .split("\n")
    .filter((line) => line.trim() !== "" && !/^#{1,3}(?: |$)/.test(line))
    .map((line) => `${line}\n`)
    .join("");

const PLAIN = {
  "js/types.d.ts": "types.d.ts",
  "form.schema.json": "form.schema.json",
  "docs/accessibility/summary.json": "accessibility.json",
};

/** Copies what is published as it stands. */
export function copyPlain() {
  for (const [from, to] of Object.entries(PLAIN)) cpSync(join(root, from), join(dist, to));
}

/** Empties dist/. */
export function emptyDist() {
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist, { recursive: true });
}
