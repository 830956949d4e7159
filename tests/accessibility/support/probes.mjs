// What no rule engine looks at: sizes, reflow, enlarged text, focus rings, mirroring, borders.
//
// Each probe resolves to a list of complaints; an empty list is a pass.

/** What a citizen can reach with Tab or point at. */
const REACHABLE = "a[href], button:not([tabindex='-1']), input:not([type=hidden]), select, textarea, summary";

/** WCAG 2.5.5: targets of at least 44 by 44 px. A box or radio and its label are one target. */
export const targets = (page) =>
  page.evaluate((selector) => {
    const union = (a, b) => ({
      left: Math.min(a.left, b.left),
      top: Math.min(a.top, b.top),
      right: Math.max(a.right, b.right),
      bottom: Math.max(a.bottom, b.bottom),
    });
    const target = (element) => {
      const own = element.getBoundingClientRect();
      if (!["radio", "checkbox"].includes(element.type)) return own;
      return [...element.labels].map((label) => label.getBoundingClientRect()).reduce(union, own);
    };
    const inSentence = (element) => element.matches("p a, li p a, .bl-help__text a");
    return [...document.querySelectorAll(selector)]
      .filter((element) => element.checkVisibility() && !inSentence(element))
      .map((element) => ({ element, box: target(element) }))
      .filter(({ box }) => box.right - box.left < 43.9 || box.bottom - box.top < 43.9)
      .map(({ element, box }) => `target of ${element.name ?? element.tagName}: ${box.right - box.left} x ${box.bottom - box.top}`);
  }, REACHABLE);

/** WCAG 1.4.10: nothing sticks out of a page this wide. */
export async function reflow(page, width = 320) {
  const before = page.viewportSize();
  await page.setViewportSize({ width, height: 640 });
  const found = await page.evaluate(() => {
    const edge = document.documentElement.clientWidth;
    const sticksOut = (element) => {
      const { left, right, width, height } = element.getBoundingClientRect();
      return width > 2 && height > 2 && (right > edge + 1 || left < -1) && !element.closest(".bl-vh");
    };
    const out = [...document.body.querySelectorAll("*")].filter(sticksOut);
    return out.map((element) => `sticks out at ${edge} px: ${element.tagName} ${element.id} ${element.className}`);
  });
  await page.setViewportSize(before);
  return found;
}

/** Texts that their own box cuts off. */
const cut = (page, when) =>
  page.evaluate((when) => {
    const holdsText = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    const isCut = (element) => {
      const { overflowX, overflowY } = getComputedStyle(element);
      const hides = /hidden|clip/.test(overflowX + overflowY);
      return hides && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1);
    };
    return [...document.body.querySelectorAll("*:not(.bl-vh)")]
      .filter((element) => holdsText(element) && element.checkVisibility() && isCut(element))
      .map((element) => `cut off ${when}: ${element.tagName} ${element.className}`);
  }, when);

/** WCAG 1.4.12: the reader's own spacing, also on a narrow page. Leaves the page spaced. */
export async function spacing(page) {
  await page.addStyleTag({
    content: `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
      p { margin-block-end: 2em !important }`,
  });
  return [...(await cut(page, "with wide spacing")), ...(await reflow(page))];
}

/** WCAG 1.4.4: texts twice as large. Leaves the page enlarged. */
export async function enlarged(page) {
  await page.addStyleTag({ content: "html { font-size: 200% !important } body { font-size: 1em !important }" });
  return [...(await cut(page, "at twice the size")), ...(await reflow(page, 640))];
}

/** WCAG 1.4.11: the border of a control is at least 2 px wide and stands out from the page, 3 to 1. */
export const borders = (page) =>
  page.evaluate(() => {
    const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    const luminance = (...layers) => {
      for (const layer of layers) {
        context.fillStyle = layer;
        context.fillRect(0, 0, 1, 1);
      }
      const [r, g, b] = [...context.getImageData(0, 0, 1, 1).data].map((byte) => {
        const part = byte / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const grounds = (element) => {
      const list = [];
      for (let at = element; at; at = at.parentElement) list.unshift(getComputedStyle(at).backgroundColor);
      return ["Canvas", ...list];
    };
    const controls = document.querySelectorAll(".bl-input, .bl-tick, .bl-button");
    return [...controls]
      .filter((control) => control.checkVisibility())
      .map((control) => {
        const { borderBlockEndColor, borderBlockEndWidth } = getComputedStyle(control);
        // A canvas knows no `color-scheme`: the page's own ground stands in for `Canvas`.
        const below = ["white", ...grounds(control.parentElement).slice(1)];
        const [line, ground] = [luminance(...below, borderBlockEndColor), luminance(...below)];
        const ratio = (Math.max(line, ground) + 0.05) / (Math.min(line, ground) + 0.05);
        return { control, ratio, width: parseFloat(borderBlockEndWidth) };
      })
      .filter(({ ratio, width }) => ratio < 3 || width < 2)
      .map(({ control, ratio, width }) => `border of ${control.id || control.name}: ${ratio.toFixed(2)} to 1, ${width} px`);
  });

/** The page mirrors: what stands so far from the start left-to-right does so right-to-left. */
export const mirrored = (page) =>
  page.evaluate(() => {
    const form = document.querySelector("form");
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
    form.dir = "ltr";
    return plain
      .filter(({ start }, index) => Math.abs(start - mirror[index].start) > 1.5)
      .map(({ element }) => `does not mirror: ${element.tagName} ${element.id} ${element.className}`);
  });

/**
 * WCAG 2.4.13: what Tab reaches changes, when it is focused, at least as many pixels 3 to 1 as a line of 2 px
 * around it has. Resolves to the complaints and how many stops there were.
 */
export async function focusRings(page) {
  const found = [];
  const seen = new Set();
  for (;;) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(measureStop);
    if (!stop || seen.has(stop.key)) return { found, stops: seen.size };
    seen.add(stop.key);
    const clip = { x: Math.max(0, stop.x - 12), y: Math.max(0, stop.y - 12), width: stop.width + 24, height: stop.height + 24 };
    const shot = async () => (await page.screenshot({ clip, fullPage: true, caret: "hide" })).toString("base64");
    const focused = await shot();
    await page.evaluate(() => {
      globalThis.stop = document.activeElement;
      globalThis.stop.blur();
    });
    const changed = await page.evaluate(countChanged, [focused, await shot()]);
    await page.evaluate(() => globalThis.stop.focus({ preventScroll: true }));
    const needed = Math.floor(4 * (stop.width + stop.height));
    if (changed < needed) found.push(`focus on ${stop.name} changes ${changed} px, ${needed} are needed`);
  }
}

/** Runs in the page: the focused element. */
function measureStop() {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  element.dataset.stop ??= String(Math.random());
  const box = element.getBoundingClientRect();
  const name = element.id || element.name || element.textContent.trim();
  return { key: element.dataset.stop, name, x: box.left + scrollX, y: box.top + scrollY, width: box.width, height: box.height };
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
  const luminance = (data, at) => {
    const part = (byte) => (byte <= 10 ? byte / 3294.6 : ((byte / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * part(data[at]) + 0.7152 * part(data[at + 1]) + 0.0722 * part(data[at + 2]);
  };
  const [a, b] = await Promise.all(pictures.map(pixels));
  let changed = 0;
  for (let at = 0; at < a.length; at += 4) {
    const [x, y] = [luminance(a, at), luminance(b, at)];
    if ((Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05) >= 3) changed++;
  }
  return changed;
}
