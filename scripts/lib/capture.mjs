// Takes the schemas out of two packages of examples that want a framework around them: their modules are run with a
// stand-in for everything they import.
import { build } from "esbuild";
import { join } from "node:path";

/** Whatever is asked of it, it is; only awaiting it ends. */
const STAND_IN = `const any = new Proxy(function () {}, {
  get: (_, key) => (key === "then" ? undefined : key === Symbol.toPrimitive ? () => "" : any),
  apply: () => any,
  getPrototypeOf: () => any,
});
module.exports = any;`;

/** What makes an element notes the schema it is given. */
const NOTING = `exports.jsx = exports.jsxs = (type, props) => { globalThis.noteSchema?.(props?.schema); return {}; };`;

/** Runs a module of an unpacked package and gives what it exports. */
async function run(file) {
  const standIn = {
    name: "stand-in",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^[^./]/ }, ({ path, kind }) => (kind === "entry-point" ? undefined : { path, namespace: "stand-in" }));
      onLoad({ filter: /.*/, namespace: "stand-in" }, ({ path }) => ({ contents: path === "react/jsx-runtime" ? NOTING : STAND_IN, loader: "js" }));
    },
  };
  const { outputFiles } = await build({ entryPoints: [file], bundle: true, write: false, format: "cjs", plugins: [standIn], logLevel: "error" });
  const module = { exports: {} };
  new Function("module", "exports", outputFiles[0].text)(module, module.exports);
  return module.exports;
}

/** `[{ name, schema }]` of `@jsonforms/examples`. */
export async function jsonFormsExamples(folder) {
  const { getExamples } = await run(join(folder, "lib", "jsonforms-examples.esm.js"));
  return getExamples().map(({ name, schema }) => ({ name, schema }));
}

/** `[{ name, schema }]` of `@rjsf/snapshot-tests`: what each of its tests renders. */
export async function rjsfSnapshots(folder) {
  const found = [];
  const names = [];
  const inside = (name, body) => {
    names.push(name);
    const running = body();
    names.pop();
    return running;
  };
  const waits = [];
  const test = (name, body) => inside(name, () => waits.push(Promise.resolve(body()).catch(() => {})));
  const any = new Proxy(function () {}, { get: (_, key) => (key === "then" ? undefined : any), apply: () => any });
  const globals = { describe: inside, test, it: test, expect: any, vi: any, beforeEach() {}, afterEach() {}, beforeAll() {}, afterAll() {} };
  globals.describe.each = globals.test.each = () => () => {};
  globals.noteSchema = (schema) => {
    if (schema) found.push({ name: names.join(" "), schema });
  };
  Object.assign(globalThis, globals);
  const exported = await run(join(folder, "lib", "index.js"));
  for (const tests of Object.values(exported)) tests(() => null, {});
  await Promise.all(waits);
  for (const name of Object.keys(globals)) delete globalThis[name];
  return found;
}
