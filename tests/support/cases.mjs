// The case files of every form in the gallery (docs/case-files.md).
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const forms = fileURLToPath(new URL("../../forms/", import.meta.url));

/** `[{ slug, file, text, case }]`; `text` is the case as written, where numbers keep their digits. */
export function cases() {
  return readdirSync(forms).flatMap((slug) => {
    const folder = `${forms}${slug}/cases`;
    const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".json")).sort() : [];
    return files.flatMap((file) =>
      JSON.parse(exact(readFileSync(`${folder}/${file}`, "utf8"))).map((each) => ({ slug, file, case: each })),
    );
  });
}

/** Numbers in what is expected become `{ "exact": "1.50" }`, since JavaScript would drop their digits. */
const exact = (text) =>
  text.replace(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g, (token) =>
    token.startsWith('"') ? token : `{"exact":"${token}"}`,
  );

/** JSON text of an expected value with its exact numbers: what the core writes. */
export const write = (value) => JSON.stringify(value ?? null).replace(/\{"exact":"([^"]+)"\}/g, "$1");

/** The number that a marked one stands for. */
export const number = (value) => (value && typeof value === "object" && "exact" in value ? Number(value.exact) : value);
