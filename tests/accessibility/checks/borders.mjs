// WCAG 1.4.11: the border of a control is at least 2 px wide and stands out from the page, 3 to 1.
import { bringColours, probe } from "../support/probe.mjs";

const CONTROLS = ".bl-input, .bl-tick, .bl-button";

/** Runs in the page. */
function faint(selector) {
  const { luminance, grounds, ratio } = window.colours;
  return [...document.querySelectorAll(selector)]
    .filter((control) => control.checkVisibility())
    .map((control) => {
      const { borderBlockEndColor, borderBlockEndWidth } = getComputedStyle(control);
      const below = grounds(control.parentElement);
      return { control, stands: ratio(luminance(...below, borderBlockEndColor), luminance(...below)), width: parseFloat(borderBlockEndWidth) };
    })
    .filter(({ stands, width }) => stands < 3 || width < 2)
    .map(({ control, stands, width }) => window.about(control, `border of ${control.id || control.name}: ${stands.toFixed(2)} to 1, ${width} px`));
}

export default probe({
  name: "borders",
  criteria: ["1.4.11"],
  looks: ["light", "dark"],
  sees: CONTROLS,
  async find(page) {
    await bringColours(page);
    return page.evaluate(faint, CONTROLS);
  },
});
