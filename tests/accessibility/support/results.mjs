// What a run found, as it is published in docs/accessibility/: by component and criterion, who looked at it where and what they found.
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
  /** By component, criterion and check: `pass` or `fail`. */
  #verdicts = new Map();
  /** By component and check: the places where it was looked at, as `form: page state`. */
  #looked = new Map();
  /** What a reader is known to tell otherwise: by its sentence. */
  #gaps = new Map();

  /** Adds what checks said at a place that shows these components: `[{ check, found, met }]` (support/runner.mjs). */
  add(place, components, results) {
    for (const { check, found, met } of results) {
      for (const [criterion, component] of met) this.#note(component, criterion, check, "pass", place);
      for (const { parts, criteria } of found) {
        // What is wrong with nothing in particular is wrong with all that the page shows.
        for (const component of parts.length > 0 ? parts : components) {
          // What an engine names no criterion for counts against all that it looked at.
          const named = criteria.length > 0 ? criteria : met.filter(([, part]) => part === component).map(([criterion]) => criterion);
          for (const criterion of named) this.#note(component, criterion, check, "fail", place);
        }
      }
    }
  }

  /** Adds what screen readers and trees told (support/heard.mjs). */
  hear(evidence) {
    for (const { part, gap, check, found, met, at } of evidence) {
      const all = { check, found: found.map((says) => ({ says, parts: [part], criteria: met })), met: met.map((criterion) => [criterion, part]) };
      this.add(at, [part], [all]);
      if (gap) this.#gaps.set(`${part} ${check} ${gap}`, { component: part, reader: check, why: gap });
    }
  }

  #note(component, criterion, check, verdict, place) {
    const cell = slot(slot(this.#verdicts, component, Map), criterion, Map);
    if (cell.get(check) !== "fail") cell.set(check, verdict);
    slot(slot(this.#looked, component, Map), check, Set).add(place);
  }

  /** By check `pass` or `fail`, or `not tested`; a check that is not named looked at nothing of it. */
  #cell(component, criterion) {
    const cell = this.#verdicts.get(component)?.get(criterion);
    return cell ? Object.fromEntries(cell) : NOT_TESTED;
  }

  /** Who looked at a component where: those who looked at the same places together. */
  #places(component) {
    const together = new Map();
    for (const [check, places] of this.#looked.get(component) ?? []) slot(together, JSON.stringify([...places].sort()), Array).push(check);
    return [...together].map(([at, by]) => ({ by, at: JSON.parse(at) }));
  }

  /** What is published, without its date. */
  published(components, checks, { readers, trees }) {
    const row = (component) => ({ looked: this.#places(component), ...Object.fromEntries(CRITERIA.map(([number]) => [number, this.#cell(component, number)])) });
    return {
      version: read(join(root, "package.json")).version,
      browser: "Chromium",
      tools: tools(checks),
      trees,
      readers,
      gaps: [...this.#gaps.values()],
      people: Object.fromEntries(PEOPLE.map((name) => [name, NOT_TESTED])),
      components: Object.fromEntries(components.map((component) => [component, row(component)])),
    };
  }
}

/** What a map has by a key, made anew where it has nothing. */
function slot(map, key, Kind) {
  if (!map.has(key)) map.set(key, new Kind());
  return map.get(key);
}

const verdicts = (cell) => (cell === NOT_TESTED ? [] : Object.values(cell));
const isFail = (cell) => verdicts(cell).includes("fail");
const isPass = (cell) => verdicts(cell).length > 0 && !isFail(cell);

/** The whole in few words, for `npx blankett statement`. */
export function summary({ version, date, browser, tools, readers, people, components }) {
  const all = Object.entries(components);
  const isJudged = (number) => all.some(([, cells]) => cells[number] !== NOT_TESTED);
  const floor = CRITERIA.filter(([, level]) => level !== "AAA").map(([number]) => number);
  const failed = all.flatMap(([component, cells]) => CRITERIA.filter(([number]) => isFail(cells[number])).map(([number]) => ({ component, criterion: number })));
  const isHeard = (cell) => Object.keys(readers).some((name) => cell !== NOT_TESTED && cell[name] === "pass");
  return {
    version, date, browser,
    engines: Object.values(tools).filter((tool) => tool !== "own probe"),
    readers: Object.values(readers),
    heard: all.filter(([, cells]) => CRITERIA.some(([number]) => isHeard(cells[number]))).length,
    probes: Object.values(tools).filter((tool) => tool === "own probe").length,
    components: all.length,
    tested: floor.filter(isJudged),
    untested: floor.filter((number) => !isJudged(number)),
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

/** A line for each criterion of each component, so that changes can be read. */
const text = ({ components, ...rest }) => {
  const lines = (row) => Object.entries(row).map(([name, cell]) => `      ${JSON.stringify(name)}: ${JSON.stringify(cell)}`).join(",\n");
  const rows = Object.entries(components).map(([name, row]) => `    ${JSON.stringify(name)}: {\n${lines(row)}\n    }`);
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
