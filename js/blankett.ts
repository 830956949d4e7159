// The entry for browsers: `import { load } from "blankett"`.

import { finish, imports, load as loadCore, unpack } from "./blankett_core.js";
import { bringWords, expectWords, fetchFrom, loadCompiled, once } from "./browser.js";
import { isCompiled } from "./compiled.js";
import { compile, Form } from "./form.js";
import { insteadOf } from "./stale.js";
import type { Compiled, Definition, LoadOptions } from "./types.js";

export { DefinitionError } from "./form.js";

const started = once(() => ({ imports, finish, unpack }), new URL("./blankett_core_bg.wasm", import.meta.url));

/** See types.d.ts. */
export async function load(given: Definition | Compiled | string | URL, options: LoadOptions = {}): Promise<Form> {
  const source = given instanceof URL ? given : undefined;
  if (isCompiled(given)) {
    const loaded = await loadCompiled(given, options, started);
    if (loaded) return new Form(loaded.core, loaded.bring, { isCompiled: true });
    return load(insteadOf(source), options);
  }
  expectWords(options.locale);
  const definition = source ? fetchFrom(source).then((response) => response.text()) : (given as Definition | string);
  const [read] = await Promise.all([definition, started()]);
  const { core, text } = compile(loadCore, read, options);
  return new Form(core, await bringWords(core, source, options), { text });
}
