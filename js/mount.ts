// A form in a page: listeners in, effects through the core, and the way out when the core fails.

import type { CoreMount, PageForm } from "./blankett_core.js";
import { makeHost, save, today } from "./host.js";
import { text, texts } from "./json.js";
import { forget, nameOf, recall } from "./pending.js";
import { find, isSettled, LOST } from "./send.js";
import type { Handle, MountOptions } from "./types.js";

/** One listener for each, on the form; everything inside bubbles to it. */
const EVENTS = ["input", "change", "compositionend", "submit"];

/** The questions that have more in a page with script (`js/extras/`). */
const EXTRAS = "[data-bl-combobox], [data-bl-files], [data-bl-lookup], [data-bl-widget], [data-bl-action=locate]";

/** What needs script shows only below an element with this class (`src/view/mod.rs`). */
const LIVE = "bl-live";

/** Ids differ between the forms of a page, those that a server wrote among them. */
function freshPrefix(): string {
  for (let instance = 1; ; instance++) {
    const prefix = `bl-${instance}-`;
    if (!document.getElementById(`${prefix}heading`)) return prefix;
  }
}

/** Shows the form inside `root`, or takes over the form that a server wrote there. */
export function mount(
  form: PageForm,
  root: HTMLElement,
  options: MountOptions,
  bring: (locale: string) => Promise<void>,
): Handle {
  const adopted = root.querySelector<HTMLFormElement>("form.bl");
  const listening = new AbortController();
  let core: CoreMount | undefined;

  const guard = (call: (core: CoreMount) => void, event?: Event) => {
    if (!core) return;
    try {
      call(core);
    } catch (error) {
      core = undefined;
      console.error("blankett: the form goes on without WebAssembly", error);
      leave(root, live, listening, event);
    }
  };
  const setLocale = async (locale: string) => {
    await bring(locale);
    guard((core) => core.setLocale(locale));
  };
  const language = (locale: string) =>
    void setLocale(locale).catch((error) => console.error(`blankett: the words of "${locale}" could not be loaded`, error));
  const action = adopted?.getAttribute("action") ?? undefined;
  const host = makeHost({ root, options, language, guard, action, name: () => nameOf(core?.prefix() ?? "") });

  const pairs = adopted ? texts(new FormData(adopted)) : [];
  core = form.mount(root, text(pairs), text(coreOptions(options)), host);
  root.classList.add(LIVE);
  const live = core.form();
  for (const name of EVENTS) {
    live.addEventListener(name, (event) => guard((core) => core.handle(event), event), { signal: listening.signal });
  }
  // Not on the form or the document: a screen reader would call everything in it clickable.
  const around = live.getRootNode();
  (around === document ? window : around).addEventListener(
    "click",
    (event) => {
      const target = event.target as Element;
      if (!live.contains(target)) return;
      guard((core) => core.handle(event), event);
      if (target.closest('[data-bl-action="print"]')) print();
      const data = target.closest<HTMLButtonElement>('[data-bl-action="save-data"]');
      if (data) guard((core) => save(data.value, core.answers()));
    },
    { signal: listening.signal },
  );
  const { signal } = listening;
  whenShown(live, ".bl-count", () => void import("./count.js").then(({ sayCounts }) => sayCounts(live, signal)), signal);
  const say = (message: string, count = 0) => core?.say(message, count) ?? "";
  whenShown(live, EXTRAS, () => void import("./extras/index.js").then(({ setUp }) => setUp(live, { options, say, signal })), signal);
  if (options.history) {
    const visit = (page: string) => guard((core) => core.visit(page));
    const prefix = core.prefix();
    const began = new FormData(live);
    void import("./history.js").then(({ followHistory }) => followHistory(root, live, began, prefix, visit, listening.signal));
  }
  // Whoever comes back to the page finds the receipt and no answers, also where the browser has kept the page as it was.
  addEventListener("pagehide", () => guard((core) => core.leave()), { signal: listening.signal });
  void followUp(nameOf(core.prefix()), options, guard, listening.signal);
  return {
    form: live,
    get answers() {
      let answers: unknown;
      guard((core) => (answers = JSON.parse(core.answers())));
      return answers;
    },
    on(name, listener) {
      const type = `blankett-${name}`;
      root.addEventListener(type, listener as EventListener);
      return () => root.removeEventListener(type, listener as EventListener);
    },
    setLocale,
    submit: () => guard((core) => core.submit()),
    unmount() {
      listening.abort();
      root.classList.remove(LIVE);
      const last = core;
      core = undefined;
      // A listener of our events may be the caller, with the core still at work.
      queueMicrotask(() => last?.free());
      if (!adopted) live.remove();
    },
  };
}

/** Asks what became of answers that were under way when the page was closed, and tells it. */
async function followUp(name: string, options: MountOptions, guard: (call: (core: CoreMount) => void) => void, signal: AbortSignal): Promise<void> {
  const kept = recall(name);
  if (!kept) return;
  guard((core) => core.asking());
  const found = kept.status ? await find(kept.status, options.credentials ?? "same-origin", signal) : LOST;
  if (signal.aborted) return;
  // What has not arrived may be on its way: the same answers keep their key.
  if (isSettled(found)) forget(name);
  guard((core) => core.found(found.status, found.type, found.language, found.body));
}

/** What some questions have besides: fetched, and begun, when the form first shows what matches. */
function whenShown(form: HTMLFormElement, wanted: string, begin: () => void, signal: AbortSignal): void {
  const isWanted = (node: Node) => node instanceof Element && (node.matches(wanted) || node.querySelector(wanted) !== null);
  const stop = () => observer.disconnect();
  // Only what is new is looked at: of 500 rows one comes at a time.
  const observer = new MutationObserver((changes) => {
    if (!changes.some(({ addedNodes }) => [...addedNodes].some(isWanted))) return;
    stop();
    begin();
  });
  if (isWanted(form)) return begin();
  observer.observe(form, { childList: true, subtree: true });
  signal.addEventListener("abort", stop);
}

/**
 * Leaves the form to the browser, after the core failed. What was pressed is posted now. A form without an
 * `action` would post to the page around it and lose what was typed: it stays as it is.
 */
function leave(root: HTMLElement, form: HTMLFormElement, listening: AbortController, event: Event | undefined): void {
  listening.abort();
  root.classList.remove(LIVE);
  if (!form.hasAttribute("action")) form.addEventListener("submit", (event) => event.preventDefault());
  // Not while that event is still on its way: a form does not submit again before then.
  else if (event instanceof SubmitEvent && event.defaultPrevented) setTimeout(() => form.requestSubmit(event.submitter));
}

const coreOptions = ({ locale, answers, headingLevel, action, prefix }: MountOptions) => ({
  today: today(),
  locale,
  action,
  headingLevel,
  answers: answers === undefined ? undefined : text(answers),
  prefix: prefix ?? freshPrefix(),
});
