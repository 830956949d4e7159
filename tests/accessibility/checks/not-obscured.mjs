// WCAG 2.4.11 and 2.4.12: what Tab reaches is not hidden behind bars that stay at the edges of the window, in a window of
// 1280 by 800 px and at 400 %. The host tells the form how high they are.
import { probe, REACHABLE, sized } from "../support/probe.mjs";

/** Runs in the page. */
function addBars(height) {
  const bar = (edge) => {
    const element = document.createElement("div");
    element.className = "probe-bar";
    element.setAttribute("style", `position: fixed; inset-inline: 0; ${edge}: 0; block-size: ${height}px; background: #888; z-index: 9`);
    document.body.append(element);
  };
  bar("inset-block-start");
  bar("inset-block-end");
  // A host leaves room for its bars at the ends of the page.
  document.body.style.paddingBlock = `${height}px`;
  document.documentElement.style.setProperty("--bl-sticky-top", `${height}px`);
  document.documentElement.style.setProperty("--bl-sticky-bottom", `${height}px`);
  window.scrollTo(0, 0);
}

/** Runs in the page. */
function removeBars() {
  for (const bar of document.querySelectorAll(".probe-bar")) bar.remove();
  document.documentElement.removeAttribute("style");
  document.body.removeAttribute("style");
  document.activeElement?.blur();
  window.scrollTo(0, 0);
}

/** Runs in the page: how much of what has focus can be seen, of what can be at most. */
function seen(height) {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const key = (element.dataset.seen ??= String(Math.random()));
  const name = element.id || element.name || element.textContent.trim();
  const parts = window.partsOf(element);
  if (!element.closest(".bl")) return { key, name, parts, share: 1 };
  const box = element.getBoundingClientRect();
  const rows = [...Array(45).keys()];
  const hits = rows.filter((row) => {
    const hit = document.elementFromPoint(box.left + box.width / 2, box.top + ((row + 0.5) / rows.length) * box.height);
    return hit && !hit.closest(".probe-bar");
  });
  const most = Math.min(1, (innerHeight - 2 * height) / box.height);
  return { key, name, parts, share: hits.length / rows.length / most };
}

async function walk(page, height) {
  const found = [];
  const stops = new Set();
  await page.evaluate(addBars, height);
  for (;;) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(seen, height);
    if (!stop || stops.has(stop.key)) break;
    stops.add(stop.key);
    if (stop.share < 0.95) found.push({ says: `${stop.name}: ${Math.round(100 * stop.share)} % of it can be seen behind bars of ${height} px`, parts: stop.parts });
  }
  await page.evaluate(removeBars);
  return found;
}

export default probe({
  name: "not-obscured",
  criteria: ["2.4.11", "2.4.12"],
  sees: REACHABLE,
  find: async (page) => [...(await walk(page, 90)), ...(await sized(page, 320, 256, () => walk(page, 40)))],
});
