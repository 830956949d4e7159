// The bar: no answer lost, no record twice, no receipt without a record, no trace of an answer where none belongs.

/** What is wrong with one seed, as sentences; none is good. `rows` are all records of its receiver. */
export function judge(plan, run, record, rows) {
  const wrong = [];
  const mine = rows.filter(({ answers }) => answers.includes(plan.canary));
  const last = mine.filter(({ answers }) => isSame(answers, run.bodies?.at(-1)));
  if (run.error) wrong.push(`the journey ended: ${run.error}`);
  for (const stop of run.stops ?? []) if (!stop.isKept) wrong.push(`lost answers: "${stop.title}" (${stop.page}) without what was typed`);
  if (!run.error && !run.receipt) wrong.push("lost answers: no receipt, long after the network was sound again");
  const bodies = new Set(mine.map(({ answers }) => answers));
  if (mine.length > bodies.size) wrong.push(`duplicate: ${mine.length} records of ${bodies.size} bodies`);
  for (const { answers } of mine) if (!run.bodies?.some((body) => isSame(answers, body))) wrong.push("a record that nobody sent");
  if (run.receipt) {
    if (last.length !== 1) wrong.push(`false receipt: ${last.length} records of what was sent`);
    else if (![last[0].reference, last[0].key].some((shown) => run.receipt.includes(shown))) wrong.push(`false receipt: it does not name ${last[0].reference}`);
    if (record.told === 0) wrong.push("false receipt: the endpoint's own answer was never passed on");
  }
  for (const place of run.left ?? []) wrong.push(`a trace of an answer: ${place}`);
  return wrong;
}

const isSame = (text, other) => other !== undefined && sorted(text) === sorted(other);
const sorted = (text) => JSON.stringify(Object.entries(JSON.parse(text)).sort());

/** How often a page said "not sent" of what was on record: no loss, but not true either. */
export const untrue = (run, record) =>
  (run.stops ?? []).filter(({ at, title }) => title === "Dine svar er ikke sendt" && record.stored.some((stored) => stored.at < at)).length;
