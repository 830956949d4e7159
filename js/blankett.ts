// The entry for browsers: `import { load } from "blankett"`.

import init, { load as loadCore } from "./blankett_core.js";
import { loader } from "./browser.js";
import { Form } from "./form.js";
import type { Definition, LoadOptions } from "./types.js";

export { DefinitionError } from "./form.js";

const start = () => init({ module_or_path: new URL("./blankett_core_bg.wasm", import.meta.url) });
const loadForm = loader({ start, load: loadCore });

/** See types.d.ts. */
export async function load(definition: Definition | string | URL, options?: LoadOptions): Promise<Form> {
  const { core, text, bring } = await loadForm(definition, options);
  return new Form(core, bring, text);
}
