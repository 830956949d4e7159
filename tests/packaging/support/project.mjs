// A fresh project beside the repository that installs the packed package, as an agency would.
import { execFileSync } from "node:child_process";
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { root } from "../../../scripts/lib/paths.mjs";

/** Runs a program to its end and returns what it prints. */
export const capture = (folder, command, ...args) =>
  execFileSync(command, args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

/** Packs the repository into a folder: `{ path, files }`. The build has been made before. */
function pack(folder) {
  const args = ["pack", "--json", "--ignore-scripts", "--pack-destination", folder];
  const [{ filename, files }] = JSON.parse(capture(root, "npm", ...args));
  return { path: join(folder, filename), files: files.map(({ path }) => path).sort() };
}

/**
 * Makes a project with the packed package, more npm packages, and files by path.
 * Returns `{ folder, packed, remove }`.
 */
export function createProject({ packages = [], files = {} } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "blankett-"));
  const write = (path, text) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write("package.json", JSON.stringify({ private: true, type: "module" }));
  const packed = pack(folder);
  capture(folder, "npm", "install", "--silent", "--no-audit", "--no-fund", packed.path, ...packages);
  for (const [path, text] of Object.entries(files)) write(path, text);
  return { folder, packed, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
