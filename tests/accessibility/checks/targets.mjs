// WCAG 2.5.5: targets of at least 44 by 44 px. A box or radio and its label are one target; links in sentences are excepted.
import { probe, REACHABLE } from "../support/probe.mjs";

/** Runs in the page. */
function small(selector) {
  const union = (a, b) => ({ left: Math.min(a.left, b.left), top: Math.min(a.top, b.top), right: Math.max(a.right, b.right), bottom: Math.max(a.bottom, b.bottom) });
  const target = (element) => {
    const own = element.getBoundingClientRect();
    if (!["radio", "checkbox"].includes(element.type)) return own;
    return [...element.labels].map((label) => label.getBoundingClientRect()).reduce(union, own);
  };
  const inSentence = (element) => getComputedStyle(element).display === "inline" && element.parentElement.textContent.trim() !== element.textContent.trim();
  return [...document.querySelectorAll(selector)]
    .filter((element) => element.checkVisibility() && !inSentence(element))
    .map((element) => ({ element, box: target(element) }))
    .filter(({ box }) => box.right - box.left < 43.9 || box.bottom - box.top < 43.9)
    .map(({ element, box }) => window.about(element, `target of ${element.name || element.tagName}: ${box.right - box.left} x ${box.bottom - box.top}`));
}

export default probe({ name: "targets", criteria: ["2.5.5", "2.5.8"], sees: REACHABLE, find: (page) => page.evaluate(small, `.bl :is(${REACHABLE})`) });
