// The plain form that everything is measured against: HTML as a careful developer writes it by hand, as text.
// Its stylesheet is plain.css, its script plain.js.

const escape = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const hintOf = ({ name, hint }) => (hint ? `<span class="hint" id="${name}-hint">${escape(hint)}</span>` : "");

const describes = ({ name, hint }) => (hint ? ` aria-describedby="${name}-hint"` : "");

/** A label, a hint and one control. */
const single = (control) => (question) =>
  `<div class="question" id="${question.name}-question" data-kind="${question.kind}">` +
  `<label for="${question.name}">${escape(question.label)}</label>${hintOf(question)}${control(question)}</div>`;

/** A legend, a hint and several controls. */
const several = (controls) => (question) =>
  `<fieldset class="question" id="${question.name}-question" data-kind="${question.kind}"${describes(question)}>` +
  `<legend>${escape(question.label)}</legend>${hintOf(question)}${controls(question)}</fieldset>`;

const input = (attributes) => (question) =>
  `<input id="${question.name}" name="${question.name}" ${attributes} aria-required="true"${describes(question)}>`;

const radios = (options) => (question) =>
  (options ?? question.options)
    .map(({ value, label }, index) => {
      const id = index === 0 ? question.name : `${question.name}-${value}`;
      return (
        `<div class="option"><input type="radio" id="${id}" name="${question.name}" value="${value}">` +
        `<label for="${id}">${escape(label)}</label></div>`
      );
    })
    .join("");

const DATE = [["day", "Day"], ["month", "Month"], ["year", "Year"]];

const date = ({ name }) =>
  `<div class="date">${DATE.map(([part, label], index) => {
    const id = index === 0 ? name : `${name}-${part}`;
    return (
      `<div><label for="${id}">${label}</label>` +
      `<input id="${id}" name="${name}-${part}" type="text" inputmode="numeric" class="${part}"></div>`
    );
  }).join("")}</div>`;

const select = (question) =>
  `<select id="${question.name}" name="${question.name}" aria-required="true"${describes(question)}>` +
  `<option value="">Choose…</option>` +
  question.options.map(({ value, label }) => `<option value="${value}">${escape(label)}</option>`).join("") +
  `</select>`;

const textarea = (question) =>
  `<textarea id="${question.name}" name="${question.name}" rows="5" aria-required="true"${describes(question)}></textarea>`;

const YES_NO = [
  { value: "true", label: "Yes" },
  { value: "false", label: "No" },
];

/** The HTML of a question, by kind. */
export const MARKUP = {
  text: single(input('type="text"')),
  email: single(input('type="email" autocomplete="email" spellcheck="false" autocapitalize="none"')),
  number: single(input('type="text" inputmode="decimal" class="short"')),
  date: several(date),
  radios: several(radios()),
  select: single(select),
  yesno: several(radios(YES_NO)),
  textarea: single(textarea),
};

/** A page with a form of this title and content. */
export const pageOf = (title, content, head = "") => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="/plain.css">
<script type="module" src="/plain.js"></script>${head}
</head>
<body>
<main>${formOf(title, content)}</main>
</body>
</html>
`;

const formOf = (title, content) =>
  `<form method="post" action="/submissions" novalidate>` +
  `<h1 tabindex="-1">${title}</h1>` +
  `<div class="summary" role="group" aria-labelledby="summary-heading" tabindex="-1" hidden></div>` +
  content +
  `<button type="submit" class="send">Continue</button></form>`;

const titleOf = (list) => `A form of ${list.length} questions`;
const contentOf = (list) => list.map((question) => MARKUP[question.kind](question)).join("");

/** The whole page of a list of questions. */
export const plainPage = (list) => pageOf(titleOf(list), contentOf(list));

/** The form alone. */
export const plainForm = (list) => formOf(titleOf(list), contentOf(list));
