// Fills in any form as someone who knows nothing of its schema: reads the page, types something, reads what is wrong,
// mends it. No script: each step is a page posted.
import { Chance } from "../../support/answers.mjs";

const TAG = /<(input|button|textarea|select|option)((?: [^<>]*)?)>([^<]*)/g;
const ATTRIBUTE = /([a-z-]+)(?:="([^"]*)")?/g;
const REFERENCES = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#13;": "\r", "&amp;": "&" };
const plain = (text) => text.replace(/&(?:lt|gt|quot|#13|amp);/g, (reference) => REFERENCES[reference]);

/** The controls of a page by name, in its order: their kind, the values one can choose, and what they say now. */
function controls(html) {
  const found = new Map();
  const at = (name, kind, required) => {
    if (!found.has(name)) found.set(name, { name, kind, required, options: [], values: [] });
    return found.get(name);
  };
  let select;
  for (const [, tag, attributes, text] of html.matchAll(TAG)) {
    const has = new Map([...attributes.matchAll(ATTRIBUTE)].map(([, name, value]) => [name, plain(value ?? "")]));
    const name = has.get("name") ?? "";
    if (tag === "option") {
      if (has.get("value")) select.options.push(has.get("value"));
      if (has.has("selected")) select.values = [has.get("value") ?? ""];
      continue;
    }
    const kind = tag === "button" ? "submit" : tag === "input" ? has.get("type") : tag;
    const control = at(name, kind === "text" && has.has("inputmode") ? "number" : kind, has.get("aria-required") === "true");
    if (tag === "select") select = control;
    else if (kind === "radio" || kind === "checkbox") {
      control.options.push(has.get("value"));
      if (has.has("checked")) control.values.push(has.get("value"));
    } else if (tag === "button") control.options.push(has.get("value") ?? "");
    else control.values = [tag === "textarea" ? plain(text.replace(/^\n/, "")) : has.get("value") ?? ""];
  }
  return found;
}

/** What people write for a format. */
const FORMATS = {
  date: "2026-01-31",
  time: "10:00:00Z",
  "date-time": "2026-01-31T10:00:00Z",
  duration: "P1D",
  email: "ane@example.com",
  "idn-email": "ane@example.com",
  hostname: "example.com",
  "idn-hostname": "example.com",
  ipv4: "192.0.2.1",
  ipv6: "2001:db8::1",
  uri: "https://example.com/a",
  "uri-reference": "/a",
  iri: "https://example.com/a",
  "iri-reference": "/a",
  "uri-template": "/a/{b}",
  uuid: "123e4567-e89b-12d3-a456-426614174000",
  "json-pointer": "/a",
  "relative-json-pointer": "0",
  regex: "^a",
  telephone: "20304050",
};

/** What is tried where a pattern is not told: the schema's own examples come first. */
const GUESSES = ["a", "1", "1.2.3", "abc", "A", "A1", "/a", "./a", "a.b", "a/b", "https://example.com/a", "#a1b2c3", "12345", "true", "1.0", "2026-01-31", "10:00", "v1", "A_B", "@a/b", "*"];

/** Every text that a schema gives as an example of something. */
function examples(schema, found = new Set()) {
  if (typeof schema !== "object" || schema === null) return found;
  for (const [keyword, value] of Object.entries(schema)) {
    if (["const", "default"].includes(keyword) && typeof value === "string") found.add(value);
    if (["enum", "examples"].includes(keyword) && Array.isArray(value)) value.filter((one) => typeof one === "string").forEach((one) => found.add(one));
    examples(value, found);
  }
  return found;
}

const isParent = (pointer, name) => name === pointer || name.startsWith(`${pointer}/`);

export class Citizen {
  constructor(form, schema, seed) {
    this.form = form;
    this.chance = new Chance(seed);
    this.guesses = [...examples(schema), ...GUESSES];
    this.typed = new Map();
    this.tries = new Map();
    this.added = new Map();
  }

  /** Goes through the form to the end; gives what was sent, or what was wrong at last. */
  run(steps = 120) {
    const options = { locale: "en", today: "2026-01-31", key: "key" };
    let seen = { html: this.form.render(options).html, problems: [] };
    for (let step = 0; step < steps; step += 1) {
      const posted = this.#page(controls(seen.html), seen.problems, step > steps / 2);
      seen = this.form.step(posted, seen.state, options);
      if (seen.unknown.length) return { wrong: [`unknown names: ${seen.unknown.slice(0, 3)}`] };
      if (seen.submission) return { body: seen.submission.body };
    }
    return { page: seen.page, wrong: seen.problems.map(({ pointer, code, args }) => `${pointer} ${code} ${JSON.stringify(args)}`) };
  }

  /** What one page posts: its controls as they are or as they are filled in now, and a button. */
  #page(all, problems, isTired) {
    const wrong = new Map(problems.map((problem) => [problem.pointer, problem]));
    const posted = new URLSearchParams();
    let button = ["~next", ""];
    if (all.has("~submit")) button = ["~submit", ""];
    for (const control of all.values()) {
      if (control.kind === "submit") {
        button = this.#press(control, wrong, isTired) ?? button;
      } else {
        for (const value of this.#values(control, wrong, problems)) posted.append(control.name, value);
      }
    }
    posted.append(...button);
    return posted;
  }

  /** Whether to add a row: where one is missing, and now and then. */
  #press({ name }, wrong, isTired) {
    const [, list, action] = name.match(/^(.*)~(add|remove)$/) ?? [];
    if (list === undefined) return undefined;
    // What cannot be mended, and may go, goes.
    if (action === "remove") {
      const stuck = [...this.tries].some(([control, tries]) => tries > 12 && isParent(list, control.split(/~(?![01])/)[0]));
      if (stuck) for (const control of this.tries.keys()) if (isParent(list, control)) this.tries.delete(control);
      return stuck ? [name, ""] : undefined;
    }
    const isWanted = ["required", "minItems", "minProperties", "contains"].includes(wrong.get(list)?.code);
    const depth = list.split("/").length;
    const added = this.added.get(list) ?? 0;
    const isNew = !this.added.has(list);
    const isLiked = !isTired && isNew && depth < 5 && (depth < 3 || this.chance.often(60));
    if (isNew) this.added.set(list, 0);
    if (!isWanted && !isLiked) return undefined;
    this.added.set(list, added + 1);
    return [name, ""];
  }

  #values(control, wrong, problems) {
    const { name, kind, values, options } = control;
    if (kind === "hidden") return values;
    const [pointer, part] = name.split(/~(?![01])/);
    const problem = wrong.get(pointer) ?? (part === "name" ? problems.find((one) => one.pointer.startsWith(`${pointer.replace(/\/\d+$/, "")}/`) && /propertyNames|additional|required/.test(one.code)) : this.#problemAround(pointer, problems));
    const isNew = !this.typed.has(name);
    if (!isNew && !problem) return values;
    const tries = (this.tries.get(name) ?? 0) + 1;
    this.tries.set(name, tries);
    this.typed.set(name, true);
    if (problem?.code === "false" || problem?.code === "maxProperties") return [];
    if (kind === "checkbox" || kind === "radio" || kind === "select") {
      const isSeveral = kind === "checkbox" && options.length > 1;
      if (isSeveral) return options.filter((_, index) => index < (problem?.args?.limit ?? 1));
      if (isNew && !control.required && this.chance.often(20)) return [];
      return [problem ? options[tries % options.length] : this.chance.pick(options)];
    }
    if (isNew && !problem && values.some((value) => value !== "")) return values;
    if (isNew && !problem && !control.required && part !== "name" && this.chance.often(15)) return [""];
    if (part === "name") return [tries === 1 ? `name${this.tries.size}` : this.guesses[(tries - 2) % this.guesses.length]];
    const date = { day: "31", month: "1", year: "2026" }[part];
    return [date ?? this.#text(control, problem, tries, values[0] ?? "")];
  }

  /** A group that must be answered; or, as controls stand at indexes and problems at names, something in the same list. */
  #problemAround(pointer, problems) {
    const group = problems.find((one) => one.code === "required" && isParent(one.pointer, pointer));
    if (group) return group;
    const list = pointer.match(/^(.*)\/\d+(?:\/.*)?$/)?.[1];
    if (list === undefined) return undefined;
    return problems.find((one) => isParent(list, one.pointer) && !/^\d+$/.test(one.pointer.slice(list.length + 1).split("/")[0]));
  }

  #text({ kind, required }, problem, tries, value) {
    const { code, args = {} } = problem ?? {};
    const limit = Number(args.limit);
    const unique = this.tries.size % 50;
    // What cannot be answered is left out if it may be.
    if (tries > this.guesses.length + 8 && !required) return "";
    switch (code) {
      case undefined: case "required": return kind === "number" ? String(1 + unique) : kind === "email" ? FORMATS.email : kind === "tel" ? "20304050" : `Text ${unique}`;
      case "minimum": case "maximum": case "multipleOf": return String(limit);
      case "exclusiveMinimum": return String(limit + 1);
      case "exclusiveMaximum": return String(limit - 1);
      case "minLength": return value.padEnd(limit, "a");
      case "maxLength": return value.slice(0, limit).trim() || "a";
      case "format": if (tries < 4 && FORMATS[args.format]) return FORMATS[args.format]; break;
      case "type": if (tries < 3) return kind === "number" || /integer|number/.test(String(args.type)) ? String(2 + unique) : "true"; break;
      default:
    }
    return this.guesses[tries % this.guesses.length];
  }
}
