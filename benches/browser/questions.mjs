// The questions of a generated form: one list from which both forms are made, so that they ask the same.

/** What ten questions in a row are: three lines of text and one of each other kind. */
const KINDS = ["text", "email", "text", "number", "date", "radios", "text", "select", "yesno", "textarea"];

const LABELS = {
  text: "Name of the place",
  email: "E-mail address of the contact",
  number: "How much do you pay a month",
  date: "When did you move there",
  radios: "How did you live there",
  select: "Which region is it in",
  yesno: "Do you still live there",
  textarea: "What else must we know about it",
};

const HINTS = {
  text: "As it stands in your contract",
  email: "We write to this address when something is missing",
  number: "In whole euros, heating included",
  date: "For example 31 3 2015",
  textarea: "Leave out what concerns other people",
};

const options = (names) => names.map((label, index) => ({ value: `o${index + 1}`, label }));

/** Few enough for radios. */
const HOMES = options(["I rented", "I owned it", "With my family", "Somewhere else"]);
/** Too many for radios. */
const REGIONS = options(
  ["North", "North-east", "East", "South-east", "South", "South-west", "West", "North-west", "The capital"].concat(
    ["The islands", "The border", "Abroad"],
  ),
);

/** The longest answer in characters, by kind. */
const LIMITS = { text: 100, email: 254, textarea: 500 };

/** `count` questions: `{ name, kind, label, hint?, options?, limit? }`, every one to be answered. */
export function questions(count) {
  return Array.from({ length: count }, (_, index) => {
    const kind = KINDS[index % KINDS.length];
    return {
      name: `q${index + 1}`,
      kind,
      label: `${index + 1}. ${LABELS[kind]}`,
      hint: HINTS[kind],
      options: { radios: HOMES, select: REGIONS }[kind],
      limit: LIMITS[kind],
    };
  });
}

const SCHEMAS = {
  text: ({ limit }) => ({ type: "string", minLength: 1, maxLength: limit }),
  email: ({ limit }) => ({ type: "string", format: "email", maxLength: limit }),
  number: () => ({ type: "number", minimum: 0, form: { width: 10 } }),
  date: () => ({ type: "string", format: "date" }),
  radios: choice,
  select: choice,
  yesno: () => ({ type: "boolean" }),
  textarea: ({ limit }) => ({ type: "string", minLength: 1, maxLength: limit, form: { widget: "textarea" } }),
};

function choice({ options }) {
  return { type: "string", oneOf: options.map(({ value, label }) => ({ const: value, title: label })) };
}

/** The properties of a list of questions. */
export function fields(list) {
  const property = (question) => {
    const { label, hint, kind } = question;
    return [question.name, { title: label, ...(hint && { description: hint }), ...SCHEMAS[kind](question) }];
  };
  return Object.fromEntries(list.map(property));
}

/** The form definition of a list of questions, all on one page. */
export const definition = (list) => ({
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: `A form of ${list.length} questions`,
  type: "object",
  properties: fields(list),
  required: list.map(({ name }) => name),
  form: { languages: ["en"], submit: { endpoint: "/submissions" } },
});

/** How many controls a question is made of. */
const CONTROLS = { date: 3, radios: HOMES.length, yesno: 2 };

/** How many controls a citizen sees in a form. */
export const controls = (list) => list.reduce((sum, { kind }) => sum + (CONTROLS[kind] ?? 1), 0);
