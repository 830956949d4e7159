// Does what a case says, in a real page: types, chooses, presses; then reads what is there.

const action = (name) => `form.bl button[name=${JSON.stringify(name)}]:not([tabindex="-1"])`;
const control = (name) => `form.bl [name=${JSON.stringify(name)}]`;

/** Presses the buttons of the one form of a page. `settle` waits for what a press leads to. */
export class Driver {
  constructor(page, settle = async () => {}) {
    this.page = page;
    this.settle = settle;
  }

  async perform(event) {
    const [kind] = Object.keys(event);
    const value = event[kind];
    switch (kind) {
      case "input":
        return this.input(value, event.value);
      case "next":
      case "back":
      case "submit":
      case "again":
        return this.press(action(`~${kind}`));
      case "change":
        return this.press(`${action("~change")}[value=${JSON.stringify(value)}]`);
      case "locale":
        return this.press(`${action("~language")}[value=${JSON.stringify(value)}]`);
      case "add":
      case "remove":
        return this.press(action(`${value}~${kind}`));
      default:
        throw new Error(`no such event: ${JSON.stringify(event)}`);
    }
  }

  async press(selector) {
    const button = this.page.locator(selector).first();
    // A button that is not offered does nothing: "there is no eleventh child".
    if ((await button.count()) === 0) return;
    await this.settle(() => button.click());
  }

  async input(name, value) {
    const found = this.page.locator(control(name));
    if ((await found.count()) === 0) throw new Error(`there is no control ${name} on the page`);
    const kind = await found.first().evaluate((element) => element.type ?? element.tagName);
    if (kind === "radio") return this.page.locator(`${control(name)}[value=${JSON.stringify(value)}]`).check();
    if (kind === "checkbox") return found.setChecked(value !== "");
    if (kind === "select-one") return found.selectOption(value);
    return found.fill(value);
  }

  has(name) {
    return this.page.locator(control(name)).count().then((count) => count > 0);
  }

  /** The id of the page shown, as cases name it. */
  async shown() {
    const hidden = this.page.locator(control("~page"));
    return (await hidden.count()) ? hidden.inputValue() : "~receipt";
  }

  /** `[{ at, code }]` of the error summary, in order; each must stand at its question too. */
  problems() {
    return this.page.evaluate(() =>
      [...document.querySelectorAll("form.bl .bl-summary [data-bl-code]")].map((item) => ({
        at: item.dataset.blAt,
        code: item.dataset.blCode,
      })),
    );
  }

  /** Where focus is, as cases name it. */
  focus() {
    return this.page.evaluate(() => {
      const active = document.activeElement;
      if (!active || active === document.body) return "none";
      if (active.classList.contains("bl-summary")) return "summary";
      if (active.matches("form.bl h1, form.bl .bl-heading")) return "heading";
      const name = active.getAttribute("name");
      if (name?.endsWith("~add")) return `add ${name.slice(0, -4)}`;
      if (name) return name.replace(/~(?![01]).*$/, "");
      return `legend ${active.dataset.blAt ?? ""}`;
    });
  }
}
