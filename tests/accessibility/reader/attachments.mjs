// The page with files and a question of the host's own, answered as a citizen answers it: a file is chosen, and the host's button used.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { page as pageOf, startHost } from "../../browser/support/host.mjs";

export const FORM = "attachments";
const SRC = `/${FORM}.form.json`;

/** The host's own way to answer beside the line of text; and answers that it knows, since what is ticked later the virtual reader does not see. */
const HOOKS = `document.querySelector("blankett-form").answers = { aids: ["cane"], how: "bus" };
document.querySelector("blankett-form").hooks = {
  widgets: { "x-map": (element, question) => {
    const button = document.createElement("button");
    button.type = "button";
    button.id = "map";
    button.textContent = "Peg på kortet";
    button.addEventListener("click", () => question.set("Torvet"), { signal: question.signal });
    element.append(button);
  } },
};`;

/** A picture of one point. */
const PICTURE = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/** Does something with a file that has the picture. */
async function withPicture(name, work) {
  const folder = mkdtempSync(join(tmpdir(), "blankett-"));
  try {
    writeFileSync(join(folder, name), PICTURE, "base64");
    return await work(join(folder, name));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Serves the page: the host, with `show(page, open)`, which brings a browser's page anew to where all is answered. Focus is on its heading. */
export async function serveAttachments() {
  const host = await startHost();
  host.files[SRC] = readFileSync(new URL(`../forms/${FORM}/${FORM}.form.json`, import.meta.url));
  host.files["/hooks.js"] = HOOKS;
  host.pages["/"] = pageOf(`<blankett-form src="${SRC}"></blankett-form><script src="/hooks.js"></script>`);
  host.show = async (page, open = (address) => page.goto(address)) => {
    await open(`${host.origin}/`);
    await page.waitForSelector("#map");
    await withPicture("skade.png", async (path) => {
      await (await page.waitForSelector('.bl-live input[type="file"]')).uploadFile(path);
      await page.waitForSelector(".bl-files li");
    });
    await page.click("#map");
    await page.focus(".bl-heading");
  };
  return host;
}
