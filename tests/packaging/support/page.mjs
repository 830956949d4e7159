// What the smallest host page is made of.

/** The label of the form's first question. */
export const QUESTION = "Fulde navn";

/** The smallest definition. */
export const FORM = JSON.stringify({
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "Ansøgning",
  type: "object",
  properties: { name: { type: "string", minLength: 1, title: QUESTION } },
  required: ["name"],
  form: { languages: ["da"], submit: { endpoint: "/submissions/test" } },
});

/** A page with the element, and what a host writes into its head; `src` is the definition, or that compiled. */
export const page = (head, src = "/test.form.json") => `<!doctype html>
<html lang="da">
  <head>
    <meta charset="utf-8">
    <title>Ansøgning</title>
    ${head}
  </head>
  <body>
    <main><blankett-form src="${src}" lang="da"></blankett-form></main>
  </body>
</html>
`;
