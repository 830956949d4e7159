// WCAG 2.4.7 and 2.4.13: what Tab reaches changes, when it is focused, at least as many pixels 3 to 1 as a line of 2 px
// around it has; in light, dark and forced colours.
import { probe, REACHABLE } from "../support/probe.mjs";

/** Runs in the page: the focused element, and what kind of thing it is among what stands around it. */
function measure() {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  // A link in a sentence may stand on two lines: the lines between two boxes that touch are not drawn.
  const boxes = [...element.getClientRects()];
  const shared = boxes.slice(1).map((box, index) => Math.max(0, Math.min(box.right, boxes[index].right) - Math.max(box.left, boxes[index].left)));
  const around = [...boxes.map(({ width, height }) => width + height), ...shared.map((width) => -width)];
  const needed = Math.floor(4 * around.reduce((sum, length) => sum + length, 0));
  element.dataset.stop ??= String(Math.random());
  const kind = (one) => (one ? `${one.tagName}.${one.className}.${one.type ?? ""}` : "");
  const { parentElement: parent, nextElementSibling: next, previousElementSibling: previous } = element;
  const kinds = [element, parent, next, previous, parent.nextElementSibling, parent.parentElement, element.closest(".bl-group--error, .bl-row")].map(kind).join(" ");
  const box = element.getBoundingClientRect();
  const name = element.id || element.name || element.textContent.trim();
  const parts = window.partsOf(element);
  return { key: element.dataset.stop, isOurs: element.closest(".bl") !== null, kinds, needed, name, parts, x: box.left + scrollX, y: box.top + scrollY, width: box.width, height: box.height };
}

/** Runs in the page: how many pixels of two pictures differ 3 to 1. */
async function countChanged(pictures) {
  const pixels = async (picture) => {
    const bytes = Uint8Array.from(atob(picture), (char) => char.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
    context.drawImage(bitmap, 0, 0);
    return context.getImageData(0, 0, bitmap.width, bitmap.height).data;
  };
  const part = (byte) => (byte <= 10 ? byte / 3294.6 : ((byte / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = (data, at) => 0.2126 * part(data[at]) + 0.7152 * part(data[at + 1]) + 0.0722 * part(data[at + 2]);
  const [a, b] = await Promise.all(pictures.map(pixels));
  let changed = 0;
  for (let at = 0; at < a.length; at += 4) {
    const [x, y] = [luminance(a, at), luminance(b, at)];
    if ((Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05) >= 3) changed++;
  }
  return changed;
}

/** How many pixels change around a stop when it loses focus. It has focus again afterwards. */
async function changed(page, { x, y, width, height }) {
  const clip = { x: Math.max(0, x - 12), y: Math.max(0, y - 12), width: width + 24, height: height + 24 };
  const shot = async () => (await page.screenshot({ clip, fullPage: true, caret: "hide" })).toString("base64");
  const focused = await shot();
  await page.evaluate(() => {
    globalThis.stop = document.activeElement;
    globalThis.stop.blur();
  });
  const blurred = await shot();
  await page.evaluate(() => globalThis.stop.focus({ preventScroll: true }));
  return page.evaluate(countChanged, [focused, blurred]);
}

export default probe({
  name: "focus-rings",
  criteria: ["2.4.7", "2.4.13"],
  looks: ["light", "dark", "forced"],
  sees: REACHABLE,
  async find(page, _state, memory) {
    const found = [];
    const seen = new Set();
    for (;;) {
      await page.keyboard.press("Tab");
      const stop = await page.evaluate(measure);
      if (!stop || seen.has(stop.key)) break;
      seen.add(stop.key);
      // The same thing in the same surroundings was measured on another page.
      if (!stop.isOurs || memory.has(stop.kinds)) continue;
      memory.add(stop.kinds);
      const pixels = await changed(page, stop);
      if (pixels < stop.needed) found.push({ says: `focus on ${stop.name} changes ${pixels} px, ${stop.needed} are needed`, parts: stop.parts });
    }
    await page.evaluate(() => document.activeElement?.blur());
    if (seen.size < 2) found.push({ says: `focus stops only ${seen.size} times`, parts: [] });
    return found;
  },
});
