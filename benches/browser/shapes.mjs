// Two pages that forms have and lists of questions have not: many conditions, and many rows. Ours and the plain form of each.
import { MARKUP, pageOf } from "./plain.mjs";
import { fields } from "./questions.mjs";

const text = (name, label) => ({ name, kind: "text", label, hint: undefined, limit: 100 });
const numbered = (count) => Array.from({ length: count }, (_, index) => index + 1);

/** So many characters in the first of a pair show the second. */
export const SHOWING = 3;

const first = (number) => text(`a${number}`, `${number}. What is it called?`);
const second = (number) => text(`b${number}`, `${number}. Since when?`);

/** `count` pairs of questions, the second of each asked when the first has an answer of three characters. */
const conditions = (count) => {
  const pairs = numbered(count);
  const shown = (number) => {
    const [[name, schema]] = Object.entries(fields([second(number)]));
    return [name, { ...schema, form: { when: { [`/a${number}`]: { minLength: SHOWING } } } }];
  };
  const properties = Object.fromEntries(pairs.flatMap((number) => [...Object.entries(fields([first(number)])), shown(number)]));
  const hidden = (html) => html.replace("<div ", `<div hidden data-when="${SHOWING}" `);
  const html = pairs.map((number) => MARKUP.text(first(number)) + hidden(MARKUP.text(second(number)))).join("");
  return { properties, html, answers: undefined };
};

const members = (start) => [
  { ...text(`${start}what`, "What did you pay for?") },
  { name: `${start}price`, kind: "number", label: "Price of one" },
  { name: `${start}count`, kind: "number", label: "How many?" },
];

const row = (index) =>
  `<fieldset class="row"><legend>Expense ${index + 1}</legend>` +
  members(`rows-${index}-`).map((question) => MARKUP[question.kind](question)).join("") +
  `<button type="button" class="remove">Remove expense ${index + 1}</button></fieldset>`;

/** `count` rows of three questions, with answers in them, and a button that adds one. */
const rows = (count) => {
  const items = { type: "object", title: "Expense", properties: fields(members("")) };
  const properties = { rows: { type: "array", title: "Expenses", maxItems: 2 * count, items } };
  const answers = { rows: numbered(count).map((number) => ({ what: `Ticket ${number}`, price: number, count: 1 })) };
  const html = numbered(count).map((number) => row(number - 1)).join("") + `<button type="button" class="add">Add expense</button>`;
  return { properties, html, answers };
};

/** The shapes: how large, how they are made, and where a key is pressed, in ours and in the plain form. */
export const SHAPES = {
  conditions: {
    size: 200,
    make: conditions,
    control: { blankett: '[name="/a100"]', plain: '[name="a100"]' },
    // It is there, and seen, while the condition holds.
    shown: { blankett: '[name="/b100"]', plain: '#b100-question:not([hidden])' },
  },
  rows: {
    size: 500,
    make: rows,
    control: { blankett: '[name="/rows/250/what"]', plain: '[name="rows-250-what"]' },
    add: { blankett: 'button[name="/rows~add"]', plain: "button.add" },
    added: { blankett: '[name="/rows/500/what"]', plain: '[name="rows-500-what"]' },
  },
};

/** What both forms of a shape are: `{ text, answers, plain }`, a definition, answers to begin with and the plain page. */
export function shape(name) {
  const { size, make } = SHAPES[name];
  const { properties, html, answers } = make(size);
  const form = { languages: ["en"], submit: { endpoint: "/submissions" } };
  const title = `A form of ${size} ${name}`;
  const plain = pageOf(title, html, '<script type="module" src="/plain-shapes.js"></script>');
  return { text: JSON.stringify({ title, type: "object", properties, form }), answers, plain };
}
