// The script of the plain form: checks on sending, shows a summary and each error, and checks a question
// again when it changes while it shows an error.

const filled = (value) => (value.trim() === "" ? "Write an answer" : undefined);

/** What is wrong with a question, by kind: a sentence or undefined. */
const CHECKS = {
  text: ([value]) => filled(value) ?? (value.trim().length > 100 ? "Write at most 100 characters" : undefined),
  email: ([value]) =>
    filled(value) ?? (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value.trim()) ? undefined : "Write an e-mail address, such as a@b.org"),
  number: ([value]) =>
    filled(value) ?? (/^\d+([.,]\d+)?$/.test(value.trim()) ? undefined : "Write a number, such as 850"),
  date: ([day, month, year]) => {
    if (!day.trim() && !month.trim() && !year.trim()) return "Write a date";
    const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
    const exists = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
    return exists ? undefined : "Write a date that exists";
  },
  radios: ([value]) => (value === undefined ? "Choose an answer" : undefined),
  yesno: ([value]) => (value === undefined ? "Choose yes or no" : undefined),
  select: ([value]) => (value === "" ? "Choose an answer from the list" : undefined),
  textarea: ([value]) => filled(value) ?? (value.trim().length > 500 ? "Write at most 500 characters" : undefined),
};

const controlsOf = (question) => [...question.querySelectorAll("input, select, textarea")];

/** What a question's controls hold: texts, or the chosen value of radios. */
function valuesOf(controls) {
  if (controls[0].type === "radio") return controls.filter(({ checked }) => checked).map(({ value }) => value);
  return controls.map(({ value }) => value);
}

const nameOf = (question) => question.id.replace(/-question$/, "");

/** Attaches the script to a form. Returns a function that takes it off. */
export function attach(form) {
  const summary = form.querySelector(".summary");
  const shown = new Map();

  function describe(question, errorId, isShown) {
    const described = question.tagName === "FIELDSET" ? [question] : controlsOf(question);
    for (const element of described) {
      const ids = (element.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id && id !== errorId);
      if (isShown) ids.unshift(errorId);
      if (ids.length > 0) element.setAttribute("aria-describedby", ids.join(" "));
      else element.removeAttribute("aria-describedby");
    }
    for (const control of controlsOf(question)) {
      if (control.type === "radio") continue;
      if (isShown) control.setAttribute("aria-invalid", "true");
      else control.removeAttribute("aria-invalid");
    }
  }

  function show(question, message) {
    const id = `${nameOf(question)}-error`;
    const existing = shown.get(question);
    if (existing) {
      existing.error.lastChild.data = ` ${message}`;
      return existing;
    }
    const error = document.createElement("p");
    error.className = "error";
    error.id = id;
    const prefix = document.createElement("span");
    prefix.className = "unseen";
    prefix.textContent = "Error:";
    error.append(prefix, ` ${message}`);
    const heading = question.querySelector("label, legend");
    (question.querySelector(":scope > .hint") ?? heading).after(error);
    question.classList.add("wrong");
    describe(question, id, true);
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = `#${nameOf(question)}`;
    item.append(link);
    const entry = { error, item, link };
    shown.set(question, entry);
    return entry;
  }

  function hide(question) {
    const entry = shown.get(question);
    if (!entry) return;
    entry.error.remove();
    entry.item.remove();
    question.classList.remove("wrong");
    describe(question, `${nameOf(question)}-error`, false);
    shown.delete(question);
  }

  function check(question) {
    const message = CHECKS[question.dataset.kind](valuesOf(controlsOf(question)));
    if (!message) return hide(question);
    const { link } = show(question, message);
    link.textContent = `${question.querySelector("label, legend").textContent}: ${message}`;
  }

  function head() {
    const heading = summary.querySelector("h2");
    if (heading) heading.textContent = shown.size === 1 ? "There is 1 mistake" : `There are ${shown.size} mistakes`;
    summary.hidden = shown.size === 0;
  }

  function onSubmit(event) {
    event.preventDefault();
    for (const question of form.querySelectorAll(".question")) check(question);
    const heading = document.createElement("h2");
    heading.id = "summary-heading";
    const list = document.createElement("ul");
    for (const { item } of shown.values()) list.append(item);
    summary.replaceChildren(heading, list);
    head();
    if (shown.size > 0) summary.focus();
  }

  function onInput(event) {
    const question = event.target.closest(".question");
    if (!question || !shown.has(question)) return;
    check(question);
    head();
  }

  form.addEventListener("submit", onSubmit);
  form.addEventListener("input", onInput);
  return () => {
    form.removeEventListener("submit", onSubmit);
    form.removeEventListener("input", onInput);
  };
}

for (const form of document.querySelectorAll("form")) attach(form);
document.dispatchEvent(new Event("plain-ready"));
