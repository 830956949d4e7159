// The page mirrors: what stands so far from the start left-to-right does so right-to-left.
import { probe } from "../support/probe.mjs";

/** Runs in the page. */
function crooked() {
  const form = document.querySelector("form.bl");
  const before = form.dir;
  const offsets = (dir) => {
    form.dir = dir;
    const outer = form.getBoundingClientRect();
    const isBlock = (element) => element.checkVisibility() && getComputedStyle(element).display !== "inline" && !element.closest(".bl-vh, option, [dir=auto]");
    return [...form.querySelectorAll("*")].filter(isBlock).map((element) => {
      const box = element.getBoundingClientRect();
      return { element, start: dir === "rtl" ? outer.right - box.right : box.left - outer.left };
    });
  };
  const [plain, mirror] = [offsets("ltr"), offsets("rtl")];
  form.dir = before;
  return plain
    .filter(({ start }, index) => Math.abs(start - mirror[index].start) > 1.5)
    .map(({ element }) => window.about(element, `does not mirror: ${element.tagName} ${element.id} ${element.className}`));
}

export default probe({ name: "mirrored", criteria: ["1.3.2"], find: (page) => page.evaluate(crooked) });
