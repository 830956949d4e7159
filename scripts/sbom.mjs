// Writes dist/blankett.cdx.json: what the published files are made of, as CycloneDX 1.6 (https://cyclonedx.org).
//
//   npm run sbom
//
// There are no run-time dependencies on npm, so the crates are all. Neither time nor serial number: the same sources give the same file.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { crates } from "./lib/crates.mjs";
import { dist, root } from "./lib/paths.mjs";
import { isScript, main, say } from "./lib/run.mjs";

function component({ name, version, license, repository, sha256 }) {
  const purl = `pkg:cargo/${name}@${version}`;
  return {
    type: "library",
    "bom-ref": purl,
    name,
    version,
    purl,
    // Cargo still takes the older way of writing "or".
    licenses: [{ expression: license.replaceAll("/", " OR ") }],
    hashes: [{ alg: "SHA-256", content: sha256 }],
    ...(repository && { externalReferences: [{ type: "vcs", url: repository }] }),
  };
}

/** The document. */
export function bom() {
  const { name, version, license } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const ref = `pkg:npm/${name}@${version}`;
  const components = crates().map(component);
  return {
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: { component: { type: "library", "bom-ref": ref, name, version, purl: ref, licenses: [{ expression: license }] } },
    components,
    dependencies: [{ ref, dependsOn: components.map(({ purl }) => purl) }],
  };
}

if (isScript(import.meta.url)) {
  await main(async () => {
    const document = bom();
    writeFileSync(join(dist, "blankett.cdx.json"), `${JSON.stringify(document, null, 2)}\n`);
    say("sbom", `dist/blankett.cdx.json, ${document.components.length} crates`);
  });
}
