// Between the browser and the receiver: whoever posts to `/via/<seed>/…` meets the faults of that seed, one for each request.
// All else is the agency's site.
import { createServer } from "node:http";
import { Exchange } from "./exchange.mjs";
import { FAULTS, PREFLIGHT_FAULTS } from "./faults.mjs";

const CLEAN = { strike: async (exchange) => exchange.pass(await exchange.forward(await exchange.read())) };

/** What became of one seed, as the proxy saw it. */
const newRecord = ({ faults, preflights }) => ({ faults: [...faults], preflights: [...preflights], posts: 0, stored: [], refused: [], told: 0, open: new Set() });

/**
 * `makeSite(other)` makes what answers all that is not for the receiver; `other()` is the second origin. `tamper(headers)` may change what is forwarded, and `invent` may
 * name a reply that is given in the endpoint's place: both for controls that must fail.
 */
export async function startProxy({ makeSite, tamper, invent }) {
  const records = new Map();
  const proxy = { receiver: undefined, records, strikes: new Map(), kilobytes: new Map() };
  const count = (map, name) => map.set(name, (map.get(name) ?? 0) + 1);
  const strike = (name) => {
    let isNew = true;
    return (kilobyte) => {
      if (isNew) count(proxy.strikes, name);
      isNew = false;
      if (kilobyte !== undefined) count(proxy.kilobytes, `${name} at ${kilobyte} kB`);
    };
  };

  async function meet(request, response, record, path) {
    const isPost = request.method === "POST";
    if (isPost) record.posts++;
    const next = isPost ? record.faults.shift() : undefined;
    const before = isPost ? undefined : record.preflights.shift();
    const log = {
      stored: (reference) => record.stored.push({ reference, at: Date.now() }),
      refused: (status) => record.refused.push(status),
      told: () => record.told++,
      headers: tamper,
    };
    const name = next?.name ?? before;
    const exchange = new Exchange({ request, response, upstream: new URL(path, proxy.receiver), log, strike: strike(name), chance: next?.at.chance });
    if (before) return PREFLIGHT_FAULTS[before](exchange);
    if (isPost && invent) return exchange.answer(invent);
    return (next ? FAULTS[next.name] : CLEAN).strike(exchange, next?.at);
  }

  const site = makeSite(() => proxy.other);
  const server = createServer((request, response) => {
    const [, seed, path] = /^\/via\/(\d+)(\/.*)$/.exec(request.url) ?? [];
    if (seed === undefined) return site(request, response);
    const record = records.get(Number(seed));
    const done = meet(request, response, record, path).catch((error) => {
      // The endpoint is not there, or the page is gone.
      record.refused.push(error.code ?? error.message);
      response.socket?.destroy();
    });
    record.open.add(done);
    return done.finally(() => record.open.delete(done));
  });
  // An answer that was cut may not be followed by another.
  server.keepAliveTimeout = 30_000;
  await new Promise((resolve) => server.listen(0, resolve));
  const { port } = server.address();
  return Object.assign(proxy, {
    origin: `http://127.0.0.1:${port}`,
    other: `http://localhost:${port}`,
    begin: (plan) => records.set(plan.seed, newRecord(plan)),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  });
}
