// WebKitGTK on a desktop of its own, over the WebDriver protocol: no library that we have speaks with it.
import { findWebKit } from "../../../scripts/lib/webkit.mjs";
import { freePort } from "../../browser/support/servers.mjs";
import { startDesktop, until } from "./desktop.mjs";

/** The name under which the protocol hands out elements. */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

async function call(method, address, body) {
  const response = await fetch(address, { method, body: body && JSON.stringify(body) });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

/** Starts it: `{ open, has, keys, close }`, elements being named by selectors. */
export async function openWebKit() {
  const { driver, browser } = findWebKit();
  const desktop = await startDesktop();
  try {
    const port = await freePort();
    desktop.start(driver, [`--port=${port}`], { env: { LIBGL_ALWAYS_SOFTWARE: "1", WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1" } });
    const origin = `http://127.0.0.1:${port}`;
    await until("WebKit's driver", () => call("GET", `${origin}/status`).catch(() => undefined));
    const alwaysMatch = { "webkitgtk:browserOptions": { binary: browser, args: ["--automation"] } };
    const { sessionId } = await call("POST", `${origin}/session`, { capabilities: { alwaysMatch } });
    const session = `${origin}/session/${sessionId}`;
    const all = (css) => call("POST", `${session}/elements`, { using: "css selector", value: css });
    const find = (css) => until(css, async () => (await all(css).catch(() => []))[0]);
    return {
      open: (url) => call("POST", `${session}/url`, { url }),
      has: async (css) => (await all(css).catch(() => [])).length > 0,
      keys: async (css, text) => call("POST", `${session}/element/${(await find(css))[ELEMENT]}/value`, { text }),
      async close() {
        await call("DELETE", session).catch(() => undefined);
        await desktop.close();
      },
    };
  } catch (error) {
    await desktop.close();
    throw error;
  }
}
