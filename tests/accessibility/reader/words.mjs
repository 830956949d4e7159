// How Orca says roles and states, in the languages of the tests. Everything else that it says must be expected.

/** What it calls what has focus, by role. */
const ROLES = {
  da: { button: "trykknap", checkbox: "afkrydsningsboks", combobox: "kombinationsboks", group: "panel", heading: "overskrift", link: "henvisning", radio: "radioknap", textbox: "felt" },
  en: { button: "push button", checkbox: "check box", combobox: "combo box", group: "panel", heading: "heading", link: "link", radio: "radio button", textbox: "entry" },
};

/** What Orca 43 leaves out of what Firefox tells it; the tree has it. */
const UNSAID = "";

/** What it says of each state, by role where roles differ. */
const STATES = {
  da: {
    required: (role) => (role === "combobox" ? UNSAID : "påkrævet"),
    invalid: (role) => (role === "combobox" ? UNSAID : "ugyldig indtastning"),
    checked: (role) => (role === "radio" ? "valgt" : "tilvalgt"),
    unchecked: (role) => (role === "radio" ? "ikke valgt" : "fravalgt"),
    expanded: () => "udfoldet",
    collapsed: () => "sammenfoldet",
  },
  en: {
    required: (role) => (role === "combobox" ? UNSAID : "required"),
    invalid: (role) => (role === "combobox" ? UNSAID : "invalid entry"),
    checked: (role) => (role === "radio" ? "selected" : "checked"),
    unchecked: (role) => (role === "radio" ? "not selected" : "not checked"),
    expanded: () => "expanded",
    collapsed: () => "collapsed",
  },
};

/** What it says besides: where one comes into a group or list, or out of it, and that a page has come. */
const AROUND = {
  da: [/forlader (?:panel|liste|formular)\.?/, /Liste med \d+ element(?:er)?\.?/, /\bformular\b\.?/, /hovedindhold/, /\bpanel\b/, /\bniveau \d\b/, /\bklikbar\b/, /\bredigérbar\b/, /åbner (?:menu|rulleliste)/],
  en: [/leaving (?:panel|list|form)\.?/, /List with \d+ items?\.?/, /\bform\b\.?/, /main content/, /\bpanel\b/, /\blevel \d\b/, /\bclickable\b/, /\beditable\b/, /opens (?:menu|list ?box)/],
};

/** The answer that a button stands beside: said as one comes into it, by Firefox with all that it holds. */
const CONTAINERS = { da: /(?:^Beskrivelsesliste med \d+ term(?:er)?|beskrivelsesværdi)\.$/, en: /(?:^Description list with \d+ terms?|description value)\.$/ };

/** Text that is selected as one comes to it with Tab, and no longer where one came from. */
const SELECTION = { da: { selected: "markeret", unselected: "Tekst afmarkeret." }, en: { selected: "selected", unselected: "Text unselected." } };

/** Without what is said apart of what a browser selects: of each stop it is said once already, or not at all, as its browser is quick. */
export const withoutSelection = (lang, utterances) => {
  const { selected, unselected } = SELECTION[lang];
  // What stands alone is said of an option.
  return utterances.filter((text, index) => text !== unselected && (text !== selected || index === 0) && utterances[index + 1] !== selected);
};

export const isContainer = (lang, utterance) => CONTAINERS[lang].test(utterance);
export const roleWord = (lang, role) => ROLES[lang][role];
export const stateWord = (lang, state, role) => STATES[lang][state](role);

/** The states that would be heard, were they there: where they are not expected, they must not be. */
export const statesOf = (lang) => Object.keys(STATES[lang]);

/** What is left of a text without what the reader says by itself. */
export const withoutOwn = (lang, text) =>
  [...AROUND[lang], `\\b${SELECTION[lang].selected}\\b`].reduce((rest, word) => rest.replace(new RegExp(word, "g"), " "), text).replace(/[\s.,]+/g, " ").trim();
