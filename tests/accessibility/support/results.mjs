// What a run found, as it is published in docs/accessibility/: by component and criterion, who looked and what they found.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../../scripts/lib/paths.mjs";

const FOLDER = join(root, "docs", "accessibility");
const read = (path) => JSON.parse(readFileSync(path, "utf8"));
const CRITERIA = read(join(root, "tests", "accessibility", "criteria.json"));

/** Nobody has used the library with these yet. */
const PEOPLE = ["NVDA", "JAWS", "VoiceOver", "TalkBack", "Dragon"];

const NOT_TESTED = "not tested";

/** Who looked, with the version: an engine's package, or this library's own probes. */
const tools = (checks) =>
  Object.fromEntries(checks.map((check) => [check.name, check.package ? `${check.package} ${read(join(root, "node_modules", check.package, "package.json")).version}` : "own probe"]));

/** One run's findings. */
export class Results {
  /** By component and criterion: the names of the checks that looked. */
  #met = new Map();
  #failed = new Map();
  /** What a reader is known to tell otherwise: by its sentence. */
  #gaps = new Map();

  /** Adds what checks said of a state that shows these components. */
  add(components, results) {
    for (const component of components) {
      for (const { check, found, met } of results) {
        const at = found.length > 0 ? this.#failed : this.#met;
        for (const criterion of met) this.#note(at, component, criterion, check);
      }
    }
  }

  /** Adds what screen readers told (support/heard.mjs). */
  hear(evidence) {
    for (const { part, gap, ...result } of evidence) {
      this.add([part], [result]);
      if (gap) this.#gaps.set(`${part} ${result.check} ${gap}`, { component: part, reader: result.check, why: gap });
    }
  }

  #note(at, component, criterion, check) {
    const key = `${component} ${criterion}`;
    at.set(key, (at.get(key) ?? new Set()).add(check));
  }

  /** `pass (axe, IBM)`, `fail (axe)` or `not tested`. */
  #cell(component, criterion) {
    const key = `${component} ${criterion}`;
    if (this.#failed.has(key)) return `fail (${[...this.#failed.get(key)].join(", ")})`;
    return this.#met.has(key) ? `pass (${[...this.#met.get(key)].join(", ")})` : NOT_TESTED;
  }

  /** What is published, without its date. */
  published(components, checks, readers) {
    const rows = components.map((component) => [component, Object.fromEntries(CRITERIA.map(([number]) => [number, this.#cell(component, number)]))]);
    return {
      version: read(join(root, "package.json")).version,
      browser: "Chromium",
      tools: tools(checks),
      readers,
      gaps: [...this.#gaps.values()],
      people: Object.fromEntries(PEOPLE.map((name) => [name, NOT_TESTED])),
      components: Object.fromEntries(rows),
    };
  }
}

const isPass = (cell) => cell.startsWith("pass");
const isFail = (cell) => cell.startsWith("fail");

/** The whole in few words, for `npx blankett statement`. */
export function summary({ version, date, browser, tools, readers, people, components }) {
  const all = Object.entries(components);
  const judged = (number) => all.filter(([, cells]) => cells[number] !== NOT_TESTED);
  const floor = CRITERIA.filter(([, level]) => level !== "AAA").map(([number]) => number);
  const failed = all.flatMap(([component, cells]) => Object.entries(cells).filter(([, cell]) => isFail(cell)).map(([number]) => ({ component, criterion: number })));
  return {
    version, date, browser,
    engines: Object.values(tools).filter((tool) => tool !== "own probe"),
    readers: Object.values(readers),
    heard: all.filter(([, cells]) => Object.values(cells).some((cell) => Object.keys(readers).some((name) => isPass(cell) && cell.includes(name)))).length,
    probes: Object.values(tools).filter((tool) => tool === "own probe").length,
    components: all.length,
    tested: floor.filter((number) => judged(number).length > 0),
    untested: floor.filter((number) => judged(number).length === 0),
    failed,
    people: Object.keys(people).filter((name) => people[name] === NOT_TESTED),
  };
}

/** EN 301 549 version 3.2.1 refers to WCAG 2.1: its clause 9.1.3.1 is criterion 1.3.1. What WCAG 2.2 adds has no clause. */
const ADDED = ["2.4.11", "2.4.12", "2.4.13", "2.5.7", "2.5.8", "3.2.6", "3.3.7", "3.3.8"];

/** The table of clauses, as Markdown. */
export function table({ version, date, components }) {
  const rows = CRITERIA.map(([number, level, name]) => {
    const cells = Object.values(components).map((row) => row[number]);
    const [passes, fails] = [cells.filter(isPass).length, cells.filter(isFail).length];
    const result = passes + fails === 0 ? NOT_TESTED : `${passes} of ${cells.length} components pass${fails ? `, ${fails} fail` : ""}`;
    const clause = level === "AAA" || ADDED.includes(number) ? "–" : `9.${number}`;
    return `| ${clause} | ${number} | ${level} | ${name} | ${result} |`;
  });
  const head = `# EN 301 549 and WCAG 2.2\n\nBlankett ${version}, ${date}. Made from \`results.json\` by the tests; what they mean stands in \`README.md\`.\n`;
  return `${head}\n| clause | criterion | level | name | by automatic checks |\n|---|---|---|---|---|\n${rows.join("\n")}\n`;
}

/** A line for each component, so that changes can be read. */
const text = ({ components, ...rest }) => {
  const rows = Object.entries(components).map(([name, row]) => `    ${JSON.stringify(name)}: ${JSON.stringify(row)}`);
  return `${JSON.stringify(rest, null, 2).slice(0, -2)},\n  "components": {\n${rows.join(",\n")}\n  }\n}\n`;
};

/** The published files by name. */
const files = (results) => ({
  "results.json": text(results),
  "summary.json": `${JSON.stringify(summary(results), null, 2)}\n`,
  "en-301-549.md": table(results),
});

/** Names the published files that are not what this run found; with `update`, writes them. */
export function compare(found, { update, today }) {
  const path = join(FOLDER, "results.json");
  const date = !update && existsSync(path) ? read(path).date : today;
  const { version, ...rest } = found;
  const made = files({ version, date, ...rest });
  if (update) for (const [name, content] of Object.entries(made)) writeFileSync(join(FOLDER, name), content);
  return Object.entries(made).filter(([name, content]) => !existsSync(join(FOLDER, name)) || readFileSync(join(FOLDER, name), "utf8") !== content).map(([name]) => name);
}
