// Runs in every measured page before the page's own scripts and tells the bench what happened when.
(() => {
  /** Calls back with the time at which the next frame was painted, as far as the main thread knows. */
  const painted = (callback) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => callback(performance.now());
      port2.postMessage(null);
    });

  const tell = (name) => (time) => globalThis.tellBench(name, time);

  // Both forms say when their script is in charge; everything they show is there by then.
  for (const type of ["plain-ready", "blankett-ready"]) {
    document.addEventListener(type, () => painted(tell("loaded")), { once: true });
  }

  let isArmed = false;
  let shows = () => true;
  /** The next key is timed, from its event to the frame after which `selector` is there. */
  globalThis.armBench = (selector) => {
    isArmed = true;
    shows = selector ? () => document.querySelector(selector) !== null : () => true;
  };

  function onKey({ timeStamp }) {
    if (!isArmed) return;
    isArmed = false;
    const look = () => painted((time) => (shows() ? tell("key")(time - timeStamp) : look()));
    look();
  }
  addEventListener("keydown", onKey, true);

  // WebAssembly's memory is no part of what the browser counts as the script's heap.
  const memories = [];
  globalThis.wasmBytes = () => memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const result = await original.apply(WebAssembly, given);
      const { memory } = (result.instance ?? result).exports;
      if (memory) memories.push(memory);
      return result;
    };
  }
})();
