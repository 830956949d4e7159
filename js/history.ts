// The pages of a form as entries of the browser's history: Back and Forward move between them. Fetched only where the page asks for that.
//
// The address stays as it is. An entry holds ids of pages, never an answer: those are where they were, in the form.

/** Entries of an earlier visit lead to answers that are gone. */
const VISIT = performance.timeOrigin;

/** The page, and of a row's own page the row, that each form of this visit shows at the entry, by the prefix of its ids. */
const pages = (): Record<string, string> => {
  const { visit, pages } = history.state?.blankett ?? {};
  return visit === VISIT ? pages : {};
};

/** The page of a form; that of a row is an entry of its own, from which Back leads to the list. */
const pageOf = (posted: FormData) => `${posted.get("~page") ?? ""} ${posted.get("~row") ?? ""}`.trim();

/** Follows a form until the signal comes; `began` is what it would have posted when it was first shown, `visit` shows one of its pages. */
export function followHistory(root: HTMLElement, form: HTMLFormElement, began: FormData, prefix: string, visit: (page: string) => void, signal: AbortSignal): void {
  if (signal.aborted) return;
  const page = () => pageOf(new FormData(form));
  const entry = (page: string) => ({ ...history.state, blankett: { visit: VISIT, pages: { ...pages(), [prefix]: page } } });
  let shown = pageOf(began);
  // Where one was on a page would be scrolled to after its heading got focus, which would then be out of sight.
  const { scrollRestoration } = history;
  history.scrollRestoration = "manual";
  signal.addEventListener("abort", () => (history.scrollRestoration = scrollRestoration));
  history.replaceState(entry(shown), "");
  const turned = () => {
    const now = page();
    if (now === shown) return;
    shown = now;
    history.pushState(entry(shown), "");
  };
  root.addEventListener("blankett-page", turned, { signal });
  // Who was quicker than this code came still has the page before to go back to.
  turned();
  const moved = () => {
    const wanted = pages()[prefix];
    if (wanted === undefined || wanted === shown) return;
    shown = wanted;
    visit(wanted.split(" ", 1)[0] ?? "");
    // The answers may lead elsewhere by now: then the form stays where it is.
    shown = page();
  };
  addEventListener("popstate", moved, { signal });
}
