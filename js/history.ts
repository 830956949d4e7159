// The pages of a form as entries of the browser's history, where the page asks for that: Back and Forward move between them.
//
// The address stays as it is. An entry holds ids of pages, never an answer: those are where they were, in the form.

import type { Events } from "./types.js";

/** Entries of an earlier visit lead to answers that are gone. */
const VISIT = performance.timeOrigin;

/** The page that each form of this visit shows at the entry, by the prefix of its ids. */
const pages = (): Record<string, string> => {
  const { visit, pages } = history.state?.blankett ?? {};
  return visit === VISIT ? pages : {};
};

/** Follows a form until the signal comes; `visit` shows one of its pages. */
export function followHistory(root: HTMLElement, form: HTMLFormElement, prefix: string, visit: (page: string) => void, signal: AbortSignal): void {
  const page = () => form.querySelector<HTMLInputElement>('[name="~page"]')?.value ?? "";
  const entry = (page: string) => ({ ...history.state, blankett: { visit: VISIT, pages: { ...pages(), [prefix]: page } } });
  let shown = page();
  // Where one was on a page would be scrolled to after its heading got focus, which would then be out of sight.
  const { scrollRestoration } = history;
  history.scrollRestoration = "manual";
  signal.addEventListener("abort", () => (history.scrollRestoration = scrollRestoration));
  history.replaceState(entry(shown), "");
  const turned = ({ detail }: CustomEvent<Events["page"]>) => {
    if (detail.page === shown) return;
    shown = detail.page;
    history.pushState(entry(shown), "");
  };
  root.addEventListener("blankett-page", turned as EventListener, { signal });
  const moved = () => {
    const wanted = pages()[prefix];
    if (wanted === undefined || wanted === shown) return;
    shown = wanted;
    visit(wanted);
    // The answers may lead elsewhere by now: then the form stays where it is.
    shown = page();
  };
  addEventListener("popstate", moved, { signal });
}
