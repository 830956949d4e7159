// What can go wrong between a page and its endpoint, as a table: a name, and what the proxy does then.
//
// Each gets the exchange (`exchange.mjs`) and where to cut. It calls `struck()` once it has really happened, so that the
// report tells what was done, not what was planned. `after` needs an endpoint that stored the answers, `cross` a page on another origin.

const HTML = "text/html; charset=utf-8";
const LOGIN = { type: HTML, body: "<!doctype html><title>Log in</title><form action='/login'><input name=user></form>" };
const gateway = (status, headers = {}) => ({ status, type: HTML, body: `<!doctype html><h1>${status} from a gateway</h1>`, headers });

/** Past, by the server's own clock, which is a day behind. */
const DATES = { date: "Sat, 31 Jan 2026 12:00:00 GMT", "retry-after": "Sat, 31 Jan 2026 12:00:01 GMT" };

/** A gateway answers by itself, and the endpoint hears nothing. */
const instead = (reply) => ({
  strike: async (exchange) => {
    await exchange.read();
    exchange.struck();
    exchange.answer(typeof reply === "function" ? reply(exchange) : reply);
  },
});

/** The endpoint stores the answers, and then this happens to its reply. */
const after = (spoil, more = {}) => ({
  after: true,
  ...more,
  strike: async (exchange, at) => {
    const reply = await exchange.forward(await exchange.read());
    if (reply.isStored) exchange.struck();
    await spoil(exchange, reply, at);
  },
});

/** The same request arrives twice. */
const twice = (send) => ({
  strike: async (exchange) => {
    const body = await exchange.read();
    const replies = await send(() => exchange.forward(body));
    exchange.struck();
    exchange.pass(exchange.chance.pick(replies.map((_, index) => index)) ? replies[1] : replies[0]);
  },
});

export const FAULTS = {
  "request cut": { strike: (exchange, at) => exchange.cutRequest(at, "close") },
  "request reset": { strike: (exchange, at) => exchange.cutRequest(at, "reset") },
  "line closed before the request is read": {
    strike: (exchange) => {
      exchange.struck();
      exchange.close();
    },
  },
  "request read, line closed": {
    strike: async (exchange) => {
      await exchange.read();
      exchange.struck();
      exchange.close();
    },
  },
  "request lost, silence": {
    strike: async (exchange) => {
      await exchange.read();
      exchange.struck();
      await exchange.gone();
    },
  },
  "request delivered late, after the page gave up": {
    strike: async (exchange, at) => {
      const body = await exchange.read();
      exchange.struck();
      if (exchange.chance.often(50)) await exchange.gone();
      else exchange.close();
      await exchange.pause(at.ms);
      await exchange.forward(body);
    },
  },
  "request delayed": {
    strike: async (exchange, at) => {
      const body = await exchange.read();
      await exchange.pause(at.ms);
      exchange.struck();
      exchange.pass(await exchange.forward(body));
    },
  },
  "request twice, one after the other": twice(async (send) => [await send(), await send()]),
  "request twice, at once": twice((send) => Promise.all([send(), send()])),

  "500 before": instead(gateway(500)),
  "502 before, HTML of a proxy": instead(gateway(502)),
  "503, Retry-After in seconds": instead(gateway(503, { "retry-after": "1" })),
  "503, Retry-After as a date": instead(gateway(503, DATES)),
  "503, Retry-After that is neither": instead(gateway(503, { "retry-after": "in a while" })),
  "429, Retry-After 0": instead(gateway(429, { "retry-after": "0" })),
  "429 without Retry-After": instead(gateway(429)),
  "408 before": instead(gateway(408)),
  "425 before": instead(gateway(425)),
  "409, the first is under way": instead({ status: 409, type: "application/problem+json", body: '{"title":"Running"}' }),
  "refused by a gateway": instead(({ chance }) => gateway(chance.pick([401, 403, 404, 405, 410, 413, 415, 418]))),
  "200 before, HTML of a login": instead({ status: 200, ...LOGIN }),
  "redirect to a login": instead({ status: 302, ...LOGIN, headers: { location: "/login" } }),
  "500 before, without CORS": { cross: true, ...instead({ ...gateway(500), cors: false }) },

  "stored, then closed without a byte": after((exchange) => exchange.close()),
  "stored, then reset": after((exchange) => exchange.reset()),
  "stored, reply cut": after((exchange, reply, at) => exchange.cutReply(reply, at, "close")),
  "stored, reply reset": after((exchange, reply, at) => exchange.cutReply(reply, at, "reset")),
  "stored, 2xx cut short in chunks": after((exchange, reply, at) => exchange.cutReply(reply, at, "close", "chunked")),
  "stored, 2xx cut short where the line ends it": after((exchange, reply, at) => exchange.cutReply(reply, at, "close", "line")),
  "stored, then 500": after((exchange) => exchange.answer(gateway(500))),
  "stored, then 502, HTML of a proxy": after((exchange) => exchange.answer(gateway(502))),
  "stored, then 504": after((exchange) => exchange.answer(gateway(504))),
  "stored, then 503 with Retry-After": after((exchange) => exchange.answer(gateway(503, { "retry-after": "1" }))),
  "stored, then 200, HTML of a login": after((exchange) => exchange.answer({ status: 200, ...LOGIN })),
  "stored, then silence": after((exchange) => exchange.gone()),
  "stored, reply delayed": after(async (exchange, reply, at) => {
    await exchange.pause(at.ms);
    exchange.pass(reply);
  }),
  "stored, reply in drops": after((exchange, reply) => exchange.drip(reply)),
  "stored, reply emptied": after((exchange, reply) => exchange.pass({ ...reply, body: Buffer.alloc(0) })),
  "stored, reply without CORS": after((exchange, reply) => exchange.pass(reply, { cors: false }), { cross: true }),
};

/** What can go wrong with the question a browser asks before it posts to another origin. */
export const PREFLIGHT_FAULTS = {
  "preflight closed": (exchange) => {
    exchange.struck();
    exchange.close();
  },
  "preflight without CORS": (exchange) => {
    exchange.struck();
    exchange.answer({ status: 204, type: HTML, body: "", cors: false });
  },
  "preflight 500": (exchange) => {
    exchange.struck();
    exchange.answer(gateway(500));
  },
};
