// The entry for browsers: `import { load } from "blankett"`.

import init, { load as loadCore, unpack } from "./blankett_core.js";
import { bringWords, expectWords, fetchFrom, loadCompiled, once } from "./browser.js";
import { definitionOf, isCompiled } from "./compiled.js";
import { compile, Form } from "./form.js";
import type { Compiled, Definition, LoadOptions } from "./types.js";

export { DefinitionError } from "./form.js";

const started = once(() => init({ module_or_path: new URL("./blankett_core_bg.wasm", import.meta.url) }));

/** See types.d.ts. */
export async function load(given: Definition | Compiled | string | URL, options: LoadOptions = {}): Promise<Form> {
  if (isCompiled(given)) {
    const loaded = await loadCompiled({ started, unpack }, given, options);
    if (loaded) return new Form(loaded.core, loaded.bring, { isCompiled: true });
    return load(definitionOf(given as URL), options);
  }
  expectWords(options.locale);
  const source = given instanceof URL ? given : undefined;
  const definition = source ? fetchFrom(source).then((response) => response.text()) : (given as Definition | string);
  const [read] = await Promise.all([definition, started()]);
  const { core, text } = compile(loadCore, read, options);
  return new Form(core, await bringWords(core, source, options), { text });
}
