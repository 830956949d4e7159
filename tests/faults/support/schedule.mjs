// A seed becomes a citizen with answers, and a sequence of faults, one for each request that arrives. After the last of them
// the network is sound.
import { Chance } from "../../support/answers.mjs";
import { FAULTS, PREFLIGHT_FAULTS } from "./faults.mjs";

const NAMES = Object.keys(FAULTS);
const PREFLIGHTS = Object.keys(PREFLIGHT_FAULTS);
/** Requests and replies are cut at each of so many kilobytes. */
export const KILOBYTES = 9;
const LETTERS = "abcdefgh ijklmnop qrstuvxy zæøå ÆØÅ \"\\/<>&'\u00a0€😀\n";

function text(chance, size) {
  const letters = [...LETTERS];
  let text = "";
  while (text.length < size) text += letters[chance.below(letters.length)];
  return text.trim();
}

function fault(chance, name) {
  return { name, at: { kilobyte: chance.below(KILOBYTES), ms: chance.pick([5, 40, 200, 900]), chance: chance.below(2 ** 30) } };
}

/** The first fault goes round the table, so that a few seeds meet each. */
export function schedule(seed) {
  const chance = new Chance(seed * 7919 + 1);
  // The first numbers of neighbouring seeds are alike.
  for (let skipped = 0; skipped < 8; skipped++) chance.below(2);
  const first = NAMES[seed % NAMES.length];
  const isCross = FAULTS[first].cross || chance.often(40);
  const possible = NAMES.filter((name) => isCross || !FAULTS[name].cross);
  const faults = [fault(chance, first)];
  for (let more = chance.below(5); more > 0; more--) faults.push(fault(chance, chance.pick(possible)));
  const canary = `K${seed}x${chance.below(2 ** 31).toString(36)}`;
  return {
    seed,
    isCross,
    faults,
    preflights: isCross && chance.often(60) ? [PREFLIGHTS[seed % PREFLIGHTS.length]] : [],
    canary,
    values: { "/name": `Åse ${canary}`, "/text": `${canary} ${text(chance, chance.below(KILOBYTES * 1000))}`, "/amount": String(chance.below(100_000)) },
    /** Presses twice each time. */
    isHasty: chance.often(20),
    /** Changes an answer after the first failure: other bytes, another key. */
    isEditing: chance.often(10),
  };
}
