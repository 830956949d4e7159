// Pages with one mistake each: what trees, speech and what is read of them must show.
//
//   state, stops   of which state, and how many stops from its beginning are listened to
//   spoil          makes the mistake, in the page
//   tree, heard, read   what is found by each, where it can be found
export const SEEDS = [
  {
    mistake: "a label that is gone",
    state: "normal",
    spoil: () => document.querySelector('[name="/name"]').labels[0].remove(),
    tree: 'textbox "Fulde navn" is not there',
    heard: '"Fulde navn" is not said',
    read: '"textbox, Fulde navn, Som det står i dit pas, required" is not read',
  },
  {
    mistake: "a hint that nothing links to its question",
    state: "normal",
    spoil: () => document.querySelector('[name="/name"]').removeAttribute("aria-describedby"),
    tree: 'textbox "Fulde navn" is described as ""',
    heard: '"Som det står i dit pas" is not said',
    read: '"textbox, Fulde navn, required" is not expected',
  },
  {
    mistake: "a wrong role",
    state: "normal",
    spoil: () => document.querySelector('[name="/name"]').setAttribute("role", "combobox"),
    tree: 'textbox "Fulde navn" is not there',
    heard: '"felt" is not said',
    read: '"combobox, Fulde navn, ',
  },
  {
    mistake: "a state that is not told",
    state: "normal",
    spoil: () => document.querySelector('[name="/name"]').removeAttribute("aria-required"),
    tree: 'textbox "Fulde navn" is [], not [required]',
    heard: '"påkrævet" is not said',
    read: '"textbox, Fulde navn, Som det står i dit pas" is not expected',
  },
  {
    mistake: "a question that is invalid before one has answered",
    state: "normal",
    spoil: () => document.querySelector('[name="/name"]').setAttribute("aria-invalid", "true"),
    tree: 'textbox "Fulde navn" is [invalid required], not [required]',
    heard: '"ugyldig indtastning" is said, and is not so',
    read: '"textbox, Fulde navn, Som det står i dit pas, invalid, required" is not expected',
  },
  {
    mistake: "a label that says the hint too",
    state: "normal",
    spoil: () => document.querySelector('[name="/name"]').labels[0].append(" Som det står i dit pas"),
    tree: 'textbox "Fulde navn" is not there',
    heard: "is said besides, or twice",
    read: '"textbox, Fulde navn Som det står i dit pas, Som det står i dit pas, required" is not expected',
  },
  {
    mistake: "an error that nothing links to its question",
    state: "error",
    stops: 2,
    spoil: () => document.querySelector('[name="/name"]').setAttribute("aria-describedby", ""),
    tree: 'textbox "Fulde navn" is described as ""',
    heard: '"Fejl: Fulde navn: Udfyld feltet" is not said',
    read: '"textbox, Fulde navn, invalid, required" is not expected',
  },
  {
    mistake: "a summary whose links lead nowhere",
    state: "error",
    stops: 2,
    spoil: () => document.querySelectorAll("[id$=summary] a").forEach((link) => link.setAttribute("href", "#")),
    heard: '"Fulde navn" is not said',
  },
  {
    mistake: "a live region that is gone",
    state: "rows",
    stops: 3,
    spoil: () => document.querySelector("form.bl [role=status]").removeAttribute("role"),
    heard: '"Barn 2 er fjernet" is not said',
  },
  {
    mistake: "an error after its question",
    state: "error",
    spoil: () => {
      const input = document.querySelector('[name="/name"]');
      input.parentElement.append(document.getElementById(input.getAttribute("aria-describedby").split(" ")[0]));
    },
    read: '"Fejl: Fulde navn: Udfyld feltet" is not read before "Fulde navn"',
  },
  {
    mistake: "questions without the group that names them",
    state: "filled",
    spoil: () => document.querySelector('[name="/born~day"]').closest("fieldset").querySelector("legend").remove(),
    read: 'group "Fødselsdato" is not there',
  },
  {
    mistake: "an answer that is not told",
    state: "filled",
    spoil: () => (document.querySelector('[name="/shift"]').value = "day"),
    tree: 'combobox "Tidspunkt på dagen" holds "Dag", not "Aften"',
    read: '"combobox, Tidspunkt på dagen, Aften, required" is not read',
  },
];
