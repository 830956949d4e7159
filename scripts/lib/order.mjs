// The order of functions in the WebAssembly: each beside the one that is most like it.
//
// The order of functions means nothing to a machine and much to brotli, which finds the repetitions of
// generic code sooner where they are near. By their names, as the compiler groups them, like stand beside
// like by chance; by their bytes they do so on purpose, and 3 % is won again.
import { readFileSync, writeFileSync } from "node:fs";
import { importedFunctions } from "./imports.mjs";
import { npmCommand } from "./paths.mjs";
import { run } from "./run.mjs";
import { CODE_SECTION, CUSTOM_SECTION, IMPORT_SECTION, leb, reader, sections, sized, withSections } from "./wasm.mjs";

/** So many bytes in a row are what two functions can have in common. */
const RUN = 4;
/** What more functions than this have in common says nothing of two. */
const COMMON = 300;

/** How often each run of bytes stands in a function. */
function runsOf(body) {
  const runs = new Map();
  for (let at = 0; at + RUN <= body.length; at++) {
    const key = body.readUInt32BE(at);
    runs.set(key, (runs.get(key) ?? 0) + 1);
  }
  return runs;
}

/** Which functions hold a run and how often, as `[function, times, function, times, …]`. */
function holders(runs) {
  const all = new Map();
  for (const [index, own] of runs.entries()) {
    for (const [key, times] of own) {
      if (!all.has(key)) all.set(key, []);
      all.get(key).push(index, times);
    }
  }
  return all;
}

/**
 * A chain through all functions, as their numbers: from the shortest on always to the one that has most in
 * common with the last for its length, where what few have in common weighs more. The same bytes give the
 * same chain.
 */
export function chain(bodies) {
  const runs = bodies.map(runsOf);
  const held = holders(runs);
  const rest = new Set([...bodies.keys()].sort((a, b) => bodies[a].length - bodies[b].length || a - b));
  const order = [];
  const take = (index) => rest.delete(index) && order.push(index);
  take(rest.values().next().value);
  while (rest.size > 0) {
    const common = new Float64Array(bodies.length);
    for (const [key, times] of runs[order.at(-1)]) {
      const others = held.get(key);
      if (others.length / 2 > COMMON) continue;
      const weight = Math.log((2 * bodies.length) / others.length);
      for (let at = 0; at < others.length; at += 2) common[others[at]] += weight * Math.min(times, others[at + 1]);
    }
    let best = rest.values().next().value;
    let most = 0;
    for (const index of rest) {
      const share = common[index] / bodies[index].length;
      if (share > most) [best, most] = [index, share];
    }
    take(best);
  }
  return order;
}

/** The functions of a code section. */
function bodiesOf(content) {
  const from = reader(content, 0);
  return Array.from({ length: from.number() }, () => from.take(from.number()));
}

/** A section of names in which those of functions stand in this order, after the imported ones. */
function names(imported, order) {
  const place = Array.from({ length: imported + order.length }, (_, index) => index);
  for (const [rank, index] of order.entries()) place[imported + index] = imported + rank;
  const entries = place.map((rank, index) => [Buffer.from(leb(index)), sized(Buffer.from(String(rank).padStart(6, "0")))]);
  const functions = Buffer.concat([Buffer.from(leb(place.length)), ...entries.flat()]);
  const content = Buffer.concat([sized(Buffer.from("name")), Buffer.from([1]), sized(functions)]);
  return { id: CUSTOM_SECTION, content };
}

/** Puts the functions of a file without names in order. */
export function orderFunctions(wasm) {
  const bytes = readFileSync(wasm);
  const parts = sections(bytes);
  const content = (wanted) => parts.find(({ id }) => id === wanted).content;
  const order = chain(bodiesOf(content(CODE_SECTION)));
  writeFileSync(wasm, withSections(bytes, [...parts, names(importedFunctions(content(IMPORT_SECTION)), order)]));
  run(npmCommand("wasm-opt"), ["--reorder-functions-by-name", ...STRIP, wasm, "-o", wasm]);
}

/** Neither names nor the record of who made it and what it needs. */
const STRIP = ["--strip-debug", "--strip-producers", "--strip-target-features"];
