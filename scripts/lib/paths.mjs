// Where things live in the repository. Every script asks here, so that a folder moves in one place.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
export const dist = join(root, "dist");

/** Tools that set-up builds for this checkout alone (ignored by git). */
export const tools = join(root, ".tools");

/** Cargo's target folder, shared by every script. */
export const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");

/** A command that npm installed. */
export const npmCommand = (name) => join(root, "node_modules", ".bin", name);
