// In the pages of these tests time runs ten times as fast, so that pauses and patience are short. Loaded before anything else.
const TEMPO = 10;

const slowly = globalThis.setTimeout;
globalThis.setTimeout = (call, ms = 0, ...args) => slowly(call, ms / TEMPO, ...args);
/** Real time, for the citizen. */
globalThis.slowly = slowly;
