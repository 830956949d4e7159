// WCAG 1.4.6: text stands out from its ground 7 to 1, large text 4.5 to 1; what is typed too.
import { bringColours, probe } from "../support/probe.mjs";

/** Runs in the page. */
function faint() {
  const { luminance, grounds, ratio } = window.colours;
  const holdsText = (element) => element.matches("input:not([type=radio], [type=checkbox]), textarea, select") || [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  const isLarge = ({ fontSize, fontWeight }) => parseFloat(fontSize) >= 24 || (parseFloat(fontSize) >= 18.66 && fontWeight >= 700);
  return [...document.querySelectorAll(".bl, .bl *")]
    .filter((element) => holdsText(element) && element.checkVisibility() && !element.closest(".bl-vh, option"))
    .map((element) => {
      const style = getComputedStyle(element);
      const ground = grounds(element);
      return { element, stands: ratio(luminance(...ground, style.color), luminance(...ground)), needed: isLarge(style) ? 4.5 : 7 };
    })
    .filter(({ stands, needed }) => stands < needed)
    .map(({ element, stands, needed }) => window.about(element, `text of ${element.tagName} ${element.className}: ${stands.toFixed(2)} to 1, ${needed} is needed`));
}

export default probe({
  name: "contrast",
  criteria: ["1.4.3", "1.4.6"],
  looks: ["light", "dark"],
  async find(page) {
    await bringColours(page);
    return page.evaluate(faint);
  },
});
