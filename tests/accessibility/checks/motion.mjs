// WCAG 2.3.3: nothing moves for a reader who wants no motion.
import { probe } from "../support/probe.mjs";

/** Runs in the page. */
function moving() {
  const seconds = (list) => Math.max(...list.split(",").map(parseFloat));
  const running = document.getAnimations().map((animation) => window.about(animation.effect?.target, `moves: ${animation.animationName ?? animation.transitionProperty}`));
  const would = [...document.querySelectorAll(".bl, .bl *")].filter((element) => {
    const { transitionDuration, animationName, animationDuration, scrollBehavior } = getComputedStyle(element);
    return seconds(transitionDuration) > 0 || (animationName !== "none" && seconds(animationDuration) > 0) || scrollBehavior === "smooth";
  });
  return [...running, ...would.map((element) => window.about(element, `moves: ${element.tagName} ${element.className}`))];
}

export default probe({ name: "motion", criteria: ["2.2.2", "2.3.1", "2.3.3"], looks: ["still"], find: (page) => page.evaluate(moving) });
