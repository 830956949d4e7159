// WCAG 1.4.4 and 1.4.10: a window of 1280 by 1024 px enlarged to 400 %: four device pixels for each, nothing cut off, and what
// has focus can be seen from its beginning.
import { cut, probe, REACHABLE, sticking } from "../support/probe.mjs";

/** Runs in the page. */
function hidden(selector) {
  const isThere = (element) => {
    element.focus();
    const { left, top, right } = element.getBoundingClientRect();
    return left >= -1 && right <= innerWidth + 1 && top >= -1 && top < innerHeight - 8;
  };
  const all = [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility() && !element.closest(".bl-vh"));
  const found = all.filter((element) => !isThere(element)).map((element) => window.about(element, `cannot be seen at 400 %: ${element.tagName} ${element.id || element.name}`));
  document.activeElement?.blur();
  return found;
}

export default probe({
  name: "zoom",
  criteria: ["1.4.4", "1.4.10"],
  async find(page) {
    const session = await page.context().newCDPSession(page);
    await session.send("Emulation.setDeviceMetricsOverride", { width: 320, height: 256, deviceScaleFactor: 4, mobile: false });
    const found = [...(await cut(page, "at 400 %")), ...(await sticking(page, "at 400 %")), ...(await page.evaluate(hidden, REACHABLE))];
    const { width, height } = page.viewportSize();
    await session.send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: false });
    await session.detach();
    return found;
  },
});
