// WCAG 1.4.10: nothing sticks out of a window of 320 by 256 px, in both directions of writing.
import { probe, sized, sticking } from "../support/probe.mjs";

/** Runs in the page: gives the direction that was. */
function turn(dir) {
  const form = document.querySelector("form.bl");
  const before = form.dir;
  form.dir = dir;
  return before;
}

export default probe({
  name: "reflow",
  criteria: ["1.3.4", "1.4.10"],
  find: (page) =>
    sized(page, 320, 256, async () => {
      const before = await page.evaluate(turn, "rtl");
      const found = await sticking(page, "at 320 px, right to left");
      await page.evaluate(turn, "ltr");
      found.push(...(await sticking(page, "at 320 px")));
      await page.evaluate(turn, before);
      return found;
    }),
});
