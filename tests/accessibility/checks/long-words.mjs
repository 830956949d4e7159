// Texts twice as long, with a word of 50 letters in each, as other languages have them: nothing is cut off or sticks out.
import { cut, probe, sized, sticking } from "../support/probe.mjs";

const LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk";

/** Runs in the page: makes the form's texts long, and keeps what they were. */
function lengthen(long) {
  const walker = document.createTreeWalker(document.querySelector("form.bl"), NodeFilter.SHOW_TEXT);
  window.texts = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.data.trim() || node.parentElement.matches("textarea")) continue;
    window.texts.push([node, node.data]);
    node.data = `${node.data} ${long} ${node.data}`;
  }
}

/** Runs in the page. */
function shorten() {
  for (const [node, text] of window.texts) node.data = text;
}

export default probe({
  name: "long-words",
  criteria: ["1.4.10"],
  async find(page) {
    await page.evaluate(lengthen, LONG);
    const found = [...(await cut(page, "with long texts")), ...(await sized(page, 320, 640, () => sticking(page, "at 320 px with long texts")))];
    await page.evaluate(shorten);
    return found;
  },
});
