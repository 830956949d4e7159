// Pages in other design systems: their stylesheets, and elements of their own beside the form.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { dist, root } from "../../../scripts/lib/paths.mjs";

/** What a system's page has besides, by the classes it gives a button and a line of text. */
const own = (button, input) =>
  `<div class="host"><h2>Andet på siden</h2><p>Tekst med <a href="#main">et link</a>.</p><ul><li>Punkt</li></ul>
<form><fieldset><legend>Søg</legend><label for="host-q">Ord</label><input class="${input}" id="host-q" type="text"><button class="${button}" type="button">Søg</button></fieldset></form></div>`;

/** The preset's name, the stylesheet, the system's own elements, and how its pages are dark for who wants that, where they can be. */
const ROWS = [
  ["fds", "dkfds/dist/css/dkfds.css", own("button button-primary", "form-input")],
  ["designsystemet", ["@digdir/designsystemet-css/dist/theme/designsystemet.css", "@digdir/designsystemet-css/dist/src/index.css"], own("ds-button", "ds-input"), ' data-color-scheme="auto"'],
  ["aksel", "@navikt/ds-css/dist/index.css", own("aksel-button", "aksel-text-field__input"), ' class="dark aksel-theme" data-background="true"'],
  ["govuk", "govuk-frontend/dist/govuk/govuk-frontend.min.css", own("govuk-button", "govuk-input")],
  ["uswds", "@uswds/uswds/dist/css/uswds.css", own("usa-button", "usa-input")],
  ["hds", ["hds-core/lib/base.css", "hds-core/lib/components/all.css"], own("hds-button", "hds-text-input__input")],
];

const read = (names) => [names].flat().map((name) => readFileSync(join(root, "node_modules", name), "utf8")).join("\n");

/** Nothing of a stylesheet's own is fetched; a page needs no more of a system than its rules. */
const withoutFonts = (css) => css.replace(/@font-face\s*\{[^}]*\}/g, "").replace(/@charset[^;]*;/g, "");

export const HOSTS = ROWS.map(([name, sheets, html, dark]) => ({
  name,
  css: withoutFonts(read(sheets)),
  preset: readFileSync(join(dist, "presets", `${name}.css`), "utf8"),
  html,
  dark,
}));

/** Runs in the page: every computed style of the host's own elements. Where no scheme of colours is named, it is the light one. */
export function looks() {
  return [...document.querySelectorAll(".host, .host *")].map((element) => {
    const style = getComputedStyle(element);
    const value = (name) => (name === "color-scheme" && style.colorScheme === "normal" ? "light" : style.getPropertyValue(name));
    return Object.fromEntries([...style].filter((name) => !name.startsWith("--")).map((name) => [name, value(name)]));
  });
}
