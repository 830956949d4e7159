// A share of the gallery, in each language of its forms, through every check: for the files in full/, each short enough to be one.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { checks, ENGINES, PROBES } from "../table.mjs";
import { complaints, Runner } from "./runner.mjs";
import { gallery, languages, states } from "./states.mjs";

/** Into how many files the gallery is divided. */
const SHARES = 6;

/** Declares the tests of one share, from 1. */
export async function share(number) {
  const all = await checks([...ENGINES, ...PROBES]);
  let runner;
  before(async () => (runner = await Runner.start()));
  after(() => runner.close());
  for (const slug of gallery().filter((_, index) => index % SHARES === number - 1)) {
    for (const locale of languages(slug)) {
      test(`${slug} (${locale}): no engine and no probe finds anything in any state`, async () => {
        const found = [];
        for (const state of await states(slug, locale)) {
          for (const complaint of complaints(await runner.run(state, all))) found.push(`${state.name}: ${complaint}`);
        }
        assert.deepEqual(found, []);
      });
    }
  }
}
