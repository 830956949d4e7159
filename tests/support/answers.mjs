// Answers by chance: made after a definition, mended until the form accepts them, then edited a little.

/** The day on which answers are judged, as the examples in forms expect. */
export const TODAY = "2026-01-31";

/** Numbers by chance, the same ones for the same seed (Knuth's MMIX constants). */
export class Chance {
  #state;

  constructor(seed) {
    this.#state = BigInt(seed);
  }

  below(limit) {
    this.#state = BigInt.asUintN(64, this.#state * 6364136223846793005n + 1442695040888963407n);
    return Number((this.#state >> 33n) % BigInt(limit));
  }

  often(percent) {
    return this.below(100) < percent;
  }

  pick(list) {
    return structuredClone(list[this.below(list.length)]);
  }
}

/** What stands in for a format without examples. */
const FORMATS = {
  country: "SE",
  date: "1999-12-31",
  "dk-cpr": "0102031234",
  "dk-cvr": "10150817",
  "dk-postcode": "8000",
  "dk-telephone": "+4520304050",
  duration: "PT1H30M",
  email: "ane@example.com",
  iban: "SE4550000000058398257466",
  "local-time": "09:30",
  telephone: "20304050",
  uri: "https://example.org",
  "year-month": "2026-05",
};

/** Every schema object that may speak of the value of a schema; branches too. */
function layers(root, schema, depth = 0) {
  if (typeof schema !== "object" || schema === null || depth > 8) return [];
  const found = [schema];
  const add = (more) => found.push(...layers(root, more, depth + 1));
  if (schema.$ref?.startsWith("#")) add(schema.$ref.slice(1).split("/").slice(1).reduce((at, name) => at?.[name], root));
  for (const keyword of ["allOf", "oneOf", "anyOf"]) (schema[keyword] ?? []).forEach(add);
  for (const keyword of ["then", "else"]) add(schema[keyword]);
  Object.values(schema.dependentSchemas ?? {}).forEach(add);
  return found;
}

const first = (all, keyword) => all.find((layer) => keyword in layer)?.[keyword];

/** The schema of a property or an item, whichever layer has one; by chance where several do. */
function child(chance, root, schema, name) {
  const all = layers(root, schema);
  const named = all.filter((layer) => layer.properties && Object.hasOwn(layer.properties, name)).map((layer) => layer.properties[name]);
  const other = first(all, "prefixItems")?.[name] ?? first(all, "items") ?? first(all, "additionalProperties") ?? {};
  return chance.pick(named.length ? named : [other]);
}

function number(chance, all) {
  const [low, high] = [first(all, "minimum") ?? -2, first(all, "maximum") ?? 12];
  const whole = Math.ceil(low) + chance.below(Math.floor(high) - Math.ceil(low) + 1);
  return first(all, "type") === "number" && chance.often(30) ? whole + 0.5 : whole;
}

function text(chance, all) {
  return "abcdefgh".slice(0, (first(all, "minLength") ?? 0) + chance.below(4));
}

function group(chance, root, all) {
  const made = {};
  const required = all.flatMap((layer) => layer.required ?? []);
  for (const name of new Set(all.flatMap((layer) => Object.keys(layer.properties ?? {})))) {
    if (chance.often(required.includes(name) ? 85 : 50)) made[name] = make(chance, root, child(chance, root, { allOf: all }, name));
  }
  if (typeof first(all, "additionalProperties") === "object") {
    for (const name of ["others", "more", "x"]) if (chance.often(40)) made[name] = make(chance, root, child(chance, root, { allOf: all }, name));
  }
  return made;
}

/** A value that a schema may accept. */
export function make(chance, root, schema) {
  const all = layers(root, schema);
  const [options, examples] = [first(all, "enum"), first(all, "examples")];
  const constants = all.filter((layer) => "const" in layer);
  if (constants.length) return chance.pick(constants).const;
  if (options) return chance.pick(options);
  if (examples && chance.often(80)) return chance.pick(examples);
  const format = FORMATS[first(all, "format")];
  if (format) return format;
  const types = [first(all, "type") ?? (first(all, "properties") ? "object" : first(all, "items") ? "array" : "string")].flat();
  switch (chance.pick(types)) {
    case "object": return group(chance, root, all);
    case "array": return Array.from({ length: (first(all, "minItems") ?? 0) + chance.below(3) }, (_, index) => make(chance, root, child(chance, root, { allOf: all }, index)));
    case "integer": case "number": return number(chance, all);
    case "boolean": return chance.often(50);
    case "null": return null;
    default: return text(chance, all);
  }
}

const tokens = (pointer) => pointer.split("/").slice(1).map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));

/** Puts a new value at a pointer, or takes the value away. */
function change(chance, root, answers, pointer, away) {
  const names = tokens(pointer);
  const last = names.pop();
  if (last === undefined) return;
  let [value, schema] = [answers, root];
  for (const name of names) {
    [value, schema] = [value?.[name], child(chance, root, schema, name)];
  }
  if (typeof value !== "object" || value === null) return;
  // A property may be called "length".
  if (Array.isArray(value) && !(Number(last) < value.length)) return;
  if (!away) value[last] = make(chance, root, child(chance, root, schema, last));
  else if (Array.isArray(value)) value.splice(Number(last), 1);
  else delete value[last];
}

/** The pointers of everything in a value. */
function pointers(value, at = "") {
  if (typeof value !== "object" || value === null) return [at];
  const inside = ([name, member]) => pointers(member, `${at}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`);
  return [at, ...Object.entries(value).flatMap(inside)];
}

const WRONG = [null, true, 0, -1, 1.5, 7, "", "x", "abcdefghijkl", [], {}, [1, 1], { x: 1 }];

function edit(chance, root, answers) {
  const pointer = chance.pick(pointers(answers));
  const parent = pointer.slice(0, Math.max(0, pointer.lastIndexOf("/")));
  const names = Object.keys(root.properties ?? {});
  switch (chance.below(4)) {
    case 0: return change(chance, root, answers, pointer, true);
    case 1: return change(chance, root, answers, `${parent}/${chance.pick([...names, "extra"])}`, false);
    default: {
      const holder = tokens(parent).reduce((value, name) => value?.[name], answers);
      const last = tokens(pointer).pop();
      if (last === undefined || typeof holder !== "object" || holder === null) return;
      const own = holder[last];
      holder[last] = typeof own === "string" && chance.often(60) ? chance.pick([`${own}x`, own.slice(1), own.slice(0, -1)]) : chance.pick(WRONG);
    }
  }
}

/** Answers that are right as far as mending goes. */
function mended(chance, definition, form) {
  let answers = make(chance, definition, definition);
  for (let round = 0; round < 6; round += 1) {
    answers = form.computed(answers, { today: TODAY });
    const problems = form.check(answers, { today: TODAY });
    if (problems.length === 0) break;
    for (const { pointer, code } of problems) change(chance, definition, answers, pointer, code !== "required" && chance.often(40));
  }
  return answers;
}

/** Sets of answers to a form, each with up to two edits; ten begin alike. */
export function* answerSets(chance, definition, form, count) {
  let base;
  for (let set = 0; set < count; set += 1) {
    if (set % 10 === 0) base = mended(chance, definition, form);
    const answers = structuredClone(base);
    for (let edits = chance.below(3); edits > 0; edits -= 1) edit(chance, definition, answers);
    yield answers;
  }
}
