// What is looked at: which part of the library, on which page of which form. Adding a widget adds a row.

/** `[component, form, page, a selector of what it is there, a kind of state]`: in the states of the page that show it, of that kind or of all. */
export const COMPONENTS = [
  // Widgets, by their names in `form.widget`.
  ["text", "texts", "association", '[name="/name"]'],
  ["textarea", "texts", "association", 'textarea[name="/purpose"]'],
  ["url", "texts", "association", '[name="/site"]'],
  ["identifier", "texts", "association", '[name="/cvr"]'],
  ["email", "texts", "you", '[name="/email"]'],
  ["telephone", "texts", "you", '[name="/mobile"]'],
  ["one-time-code", "texts", "code", '[name="/code"]'],
  ["radios", "texts", "account", '[name="/bank"][type="radio"]'],
  ["select", "choices", "you", 'select[name="/trade"]'],
  ["combobox", "choices", "you", '[name="/municipality"]'],
  ["checkboxes", "choices", "panel", '[name="/topics"][type="checkbox"]'],
  ["yes-no", "choices", "panel", '[name="/member"][type="radio"]'],
  ["checkbox", "choices", "panel", '[name="/news"][type="checkbox"]'],
  ["memorable-date", "dates", "you", '[name="/born~day"]'],
  ["date", "dates", "you", '[name="/visit"]'],
  ["date-range", "dates", "period", '[name^="/period/"]'],
  ["month", "dates", "period", '[name^="/since"]'],
  ["duration", "dates", "period", '[name^="/notice"]'],
  ["time", "dates", "meetings", '[name^="/meetings/0/"]'],
  ["number", "numbers", "home", '[name="/area"]'],
  ["money", "numbers", "costs", '[name="/settlement"]'],
  ["address", "places", "address", '[name^="/home"]'],
  ["country", "places", "you", '[name="/residence"]'],
  ["location", "places", "place", '[name="/where"]'],
  ["declaration", "statements", "sign", '[name="/truth"]'],
  ["signature", "statements", "sign", '[name="/signature"]'],
  ["file", "attachments", "attachments", 'input[type="file"]'],
  ["custom", "attachments", "attachments", '[name="/spot"]'],
  ["group", "shapes", "applicant", "fieldset.bl-box"],
  ["rows", "texts", "partners", ".bl-row"],
  // What stands around the questions.
  ["error summary", "texts", "association", ".bl-summary"],
  ["language switch", "choices", "panel", ".bl-languages"],
  ["help text", "health-supplement", "application", ".bl-help"],
  ["options that reveal", "choices", "everyday", '[name="/travel"], [name^="/travel"]'],
  ["option that stands alone", "attachments", "attachments", ".bl-options__or"],
  ["amount that is computed", "statements", "home", ".bl-computed"],
  ["amount that is not computed yet", "numbers", "costs", ".bl-computed .bl-mark"],
  ["answers that do not fit together", "dates", "period", ".bl-error", "with answers that do not fit together"],
  ["rows with pages of their own", "household", "children", '[name="~add"], [name$="~add"]'],
  ["rows that one names", "company", "contact", '[name^="/phones/"]'],
  ["group that is closed", "company", "structure", "details.bl-fold"],
  ["warning", "income-statement", "income", ".bl-summary--warning, .bl-group--warning"],
  ["acting for another", "home-help", "person", ".bl-acting"],
  ["start page", "outdoor-serving", "start", '[name="~next"]'],
  ["exit page", "outdoor-serving", "private", ".bl-heading"],
  ["task list", "outdoor-serving", "tasks", ".bl-tasks"],
  ["check answers", "health-supplement", "~check", ".bl-answers"],
  ["sending", "health-supplement", "~check", '[name="~submit"]', "sending"],
  ["failure to send", "health-supplement", "~check", ".bl-lead", "after 408"],
  ["receipt", "outdoor-serving", "~receipt", ".bl-receipt"],
];

/** The components that are all that a page shows. */
export const WHOLE_PAGES = ["start page", "exit page", "task list", "check answers", "sending", "failure to send", "receipt"];

/** `hidden` asks nothing. */
export const NOT_SHOWN = ["hidden"];

/** The pages with a component, once each: `[[form, pages]]`. */
export function pages() {
  const found = new Map();
  for (const [, form, page] of COMPONENTS) found.set(form, (found.get(form) ?? new Set()).add(page));
  return [...found];
}

/** The rule engines, in the order in which a page meets them. */
export const ENGINES = ["axe", "ibm", "qualweb", "alfa", "html-validate"];

/** The probes: what no rule engine looks at. */
export const PROBES = [
  "targets",
  "borders",
  "contrast",
  "motion",
  "mirrored",
  "reflow",
  "zoom",
  "spacing",
  "enlarged",
  "long-words",
  "not-obscured",
  "focus-rings",
];

/** Every check by name: its file in `checks/`. */
export async function checks(names) {
  const modules = await Promise.all(names.map((name) => import(`./checks/${name}.mjs`)));
  return modules.map((module) => module.default);
}
