// Which part of the library a node of a page belongs to: so that what a check says of the node is said of that part alone.

/** Runs in the page: `partsOf(node)`, `partsWith(selector)` and `about(node, says)` are there from then on. */
function bring(parts) {
  const isWithin = (a, b) => a.contains(b) || b.contains(a);
  // A question is more than its control: its label, hint and error stand in its group.
  const whole = (element) => (element.name?.startsWith("/") ? element.closest(".bl-group") ?? element : element);
  const places = parts.map(([name, selector]) => [name, [...document.querySelectorAll(selector)].map(whole)]);
  const names = (test) => [...new Set(places.filter(([, roots]) => roots.some(test)).map(([name]) => name))];
  /** Of what stands in a part, that part; of what stands around some, those. */
  window.partsOf = (node) => {
    const element = node instanceof Element ? node : node?.documentElement ?? node?.ownerElement ?? node?.parentElement;
    return element ? names((root) => isWithin(root, element)) : [];
  };
  /** The parts that show something of what a selector finds. */
  window.partsWith = (selector) => {
    const found = [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility());
    return names((root) => found.some((element) => root.contains(element)));
  };
  window.about = (node, says) => ({ says, parts: window.partsOf(node) });
}

/** Tells a page which parts it shows: `[name, selector]`. */
export const bringParts = (page, parts = []) => page.evaluate(bring, parts);

/** `[criterion, part]` once each, of `[criteria, parts]`. */
export function evidence(pairs) {
  const found = new Map();
  for (const [criteria, parts] of pairs) for (const criterion of criteria) for (const part of parts) found.set(`${criterion} ${part}`, [criterion, part]);
  return [...found.values()];
}
