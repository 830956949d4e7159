// Whether memory grows when a form is shown and taken away again and again.
import { openTab } from "./tab.mjs";

const WARM_UP = 200;
const CYCLES = 1000;

/** In the page: makes `globalThis.cycle`, one mount and unmount. Adds to nothing. */
const PREPARE = {
  async plain(size) {
    const { attach } = await import("/plain.js");
    const template = document.createElement("template");
    template.innerHTML = await (await fetch(`/plain/${size}.form.html`)).text();
    const main = document.querySelector("main");
    globalThis.cycle = () => {
      main.append(template.content.cloneNode(true));
      attach(main.firstElementChild)();
      main.replaceChildren();
    };
  },
  async blankett(size) {
    const { load } = await import("/dist/blankett.js");
    const form = await load(new URL(`/${size}.form.json`, location.href), { locale: "en" });
    const main = document.querySelector("main");
    globalThis.cycle = () => form.mount(main, { locale: "en", prefix: "f-" }).unmount();
  },
};

/** In the page: many cycles, with a breath now and then as between two citizens. */
async function turn(count) {
  for (let done = 0; done < count; done++) {
    globalThis.cycle();
    await (done % 50 === 0 ? new Promise((resolve) => setTimeout(resolve)) : undefined);
  }
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

/** The bytes by which a page grows over 1,000 cycles of a form of `size` questions: `{ heap, wasm, document }`. */
export async function growth(browser, server, name, size) {
  const tab = await openTab(browser, server.origin);
  try {
    await tab.page.goto(`${server.origin}/empty.html`);
    await tab.page.evaluate(PREPARE[name], size);
    await tab.page.evaluate(turn, WARM_UP);
    const before = await tab.memory();
    await tab.page.evaluate(turn, CYCLES);
    const after = await tab.memory();
    return Object.fromEntries(Object.entries(after).map(([part, bytes]) => [part, bytes - before[part]]));
  } finally {
    await tab.close();
  }
}
