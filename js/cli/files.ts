// What the command line reads and writes: a file that cannot be used is named, with the reason in words.

import { readFileSync } from "node:fs";

/** The command line or a file is not what is needed: exit code 2. */
export class Unusable extends Error {}

/** What the system says by a code alone, or without a path. */
const REASONS: Record<string, string> = {
  ENOENT: "there is no such file or folder",
  EISDIR: "this is a folder; name a file in it",
  ENOTDIR: "what stands before the last / is no folder",
  EACCES: "this user may not open it",
};

/** Why a file cannot be used. */
export function unusable(path: string, error: unknown): Unusable {
  const { code = "", message } = error as NodeJS.ErrnoException;
  return new Unusable(`${path}: ${REASONS[code] ?? message}`);
}

/** A file's text, without the mark that some editors begin a file with. */
export function readText(path: string): string {
  try {
    return new TextDecoder().decode(readFileSync(path));
  } catch (error) {
    throw unusable(path, error);
  }
}
