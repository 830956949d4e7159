// Starting a core: the WebAssembly and its glue put together.

/** The glue of a core, as the build leaves it (scripts/lib/glue.mjs). */
export interface Glue {
  imports(): WebAssembly.Imports;
  finish(instance: WebAssembly.Instance, module: WebAssembly.Module): unknown;
}

/** Starts a core with its WebAssembly at hand. */
export function startNow({ imports, finish }: Glue, bytes: BufferSource): void {
  const module = new WebAssembly.Module(bytes);
  finish(new WebAssembly.Instance(module, imports()), module);
}

/** Starts a core while its WebAssembly comes; from a server that calls that something else, when it is there. */
export async function start({ imports, finish }: Glue, response: Response): Promise<void> {
  const isNamed = response.headers.get("content-type") === "application/wasm";
  const started = isNamed
    ? WebAssembly.instantiateStreaming(response, imports())
    : WebAssembly.instantiate(await response.arrayBuffer(), imports());
  const { instance, module } = await started;
  finish(instance, module);
}
