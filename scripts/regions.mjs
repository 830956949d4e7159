// Writes locales/<language>/regions.txt: the countries of ISO 3166-1 (and Kosovo) by code, with the names that CLDR gives
// them and in the order of the language. Names come from this Node's ICU (Unicode CLDR, Unicode-3.0 licence).
//
//   node scripts/regions.mjs
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./lib/paths.mjs";

/** What CLDR names besides: islands and unions without a code of their own, and what is no more. */
const OTHERS = "AC AN BU CP CQ CS CT DD DG DY EA EU EZ FQ FX HV IC JT MI NH NQ NT PC PU PZ QO RH SU TA TP UK UN VD WK XA XB YD YU ZR ZZ".split(" ");

const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
const codes = letters.flatMap((first) => letters.map((second) => first + second)).filter((code) => {
  const name = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" }).of(code);
  return name && !OTHERS.includes(code) && new Intl.Locale(`und-${code}`).region === code;
});

for (const { name: language } of readdirSync(join(root, "locales"), { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
  const names = new Intl.DisplayNames([language], { type: "region" });
  const sorted = codes.map((code) => [code, names.of(code)]).sort(([, a], [, b]) => new Intl.Collator(language).compare(a, b));
  writeFileSync(join(root, "locales", language, "regions.txt"), sorted.map(([code, name]) => `${code} ${name}\n`).join(""));
  console.log(`${language}: ${sorted.length}`);
}
