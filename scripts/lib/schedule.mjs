// Running steps beside each other, as far as a small machine has room.

/** The cores of the smallest machine that the tests are for. */
export const CORES = 2;

/** How many cores a step keeps busy. */
const size = ({ together = 1, cores = together }) => Math.min(cores, CORES);

/**
 * Runs steps (`{ name, after, together, cores }`) in the order in which they stand, beside each other while they fit into `CORES`. A step begins
 * when those named in its `after` have ended, as far as they are among these. `run(step, { isAlone, ended })` resolves to the step's row;
 * `ended` are the rows so far, by name. Resolves to the rows, in the order of the steps.
 */
export async function schedule(steps, run) {
  const names = new Set(steps.map(({ name }) => name));
  const rows = new Map();
  const running = new Map();
  const waiting = [...steps];
  const room = () => CORES - [...running.keys()].reduce((sum, step) => sum + size(step), 0);
  const isReady = (step) => size(step) <= room() && (step.after ?? []).every((name) => !names.has(name) || rows.has(name));
  while (waiting.length + running.size > 0) {
    for (let next; (next = waiting.findIndex(isReady)) >= 0; ) {
      const [step] = waiting.splice(next, 1);
      const row = run(step, { isAlone: size(step) === CORES, ended: rows });
      running.set(step, row.then((row) => ({ step, row })));
    }
    const { step, row } = await Promise.race(running.values());
    running.delete(step);
    rows.set(step.name, row);
  }
  return steps.map(({ name }) => rows.get(name));
}
