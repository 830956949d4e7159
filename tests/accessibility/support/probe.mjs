// What probes share: they are functions from a page to complaints, with the criteria that they are about.
import { evidence } from "./parts.mjs";

/** A check of its own: `looks` are how the page is shown for it (support/looks.mjs), `sees` a selector of what it looks at. */
export const probe = ({ name, criteria, looks = ["light"], sees = "*", find }) => ({
  name,
  looks,
  async run(page, state, memory) {
    const found = await find(page, state, memory);
    const parts = await page.evaluate((sees) => window.partsWith(sees), sees);
    return { found: found.map((complaint) => ({ ...complaint, criteria })), met: evidence([[criteria, parts]]) };
  },
});

/** What a citizen can reach with Tab or point at. */
export const REACHABLE = "a[href], button:not([tabindex='-1']), input:not([type=hidden]), select, textarea, summary";

/** Does something with styles added, and takes them away again. */
export async function styled(page, content, work) {
  const style = await page.addStyleTag({ content });
  try {
    return await work();
  } finally {
    await style.evaluate((element) => element.remove());
  }
}

/** Does something in a window of another size. */
export async function sized(page, width, height, work) {
  const before = page.viewportSize();
  await page.setViewportSize({ width, height });
  try {
    return await work();
  } finally {
    await page.setViewportSize(before);
  }
}

/** What sticks out of the window, to the left or the right. */
export const sticking = (page, when) =>
  page.evaluate((when) => {
    const edge = document.documentElement.clientWidth;
    const sticksOut = (element) => {
      const { left, right, width, height } = element.getBoundingClientRect();
      return width > 2 && height > 2 && (right > edge + 1 || left < -1) && !element.closest(".bl-vh");
    };
    const out = [...document.body.querySelectorAll("*")].filter(sticksOut);
    return out.map((element) => window.about(element, `sticks out ${when}: ${element.tagName} ${element.id} ${element.className}`));
  }, when);

/** Texts that their own box cuts off. */
export const cut = (page, when) =>
  page.evaluate((when) => {
    const holdsText = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    const isCut = (element) => {
      const { overflowX, overflowY } = getComputedStyle(element);
      const hides = /hidden|clip/.test(overflowX + overflowY);
      return hides && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1);
    };
    return [...document.body.querySelectorAll("*:not(.bl-vh)")]
      .filter((element) => holdsText(element) && element.checkVisibility() && isCut(element))
      .map((element) => window.about(element, `cut off ${when}: ${element.tagName} ${element.className}`));
  }, when);

/** Puts `window.colours` into the page: luminance of layers of colour, the ground of an element, the ratio of two luminances. */
export const bringColours = (page) =>
  page.evaluate(() => {
    const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    const part = (byte) => (byte <= 10 ? byte / 3294.6 : ((byte / 255 + 0.055) / 1.055) ** 2.4);
    const luminance = (...layers) => {
      for (const layer of layers) {
        context.fillStyle = layer;
        context.fillRect(0, 0, 1, 1);
      }
      const [r, g, b] = [...context.getImageData(0, 0, 1, 1).data].map(part);
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    // A canvas knows no `color-scheme`: what the browser paints below the page is asked of an element.
    const below = document.createElement("i");
    below.style.backgroundColor = "Canvas";
    document.documentElement.append(below);
    const canvas = getComputedStyle(below).backgroundColor;
    below.remove();
    const grounds = (element) => {
      const list = [];
      for (let at = element; at; at = at.parentElement) list.unshift(getComputedStyle(at).backgroundColor);
      return [canvas, ...list];
    };
    const ratio = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    window.colours = { luminance, grounds, ratio };
  });
