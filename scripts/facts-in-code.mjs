// Fails when code names an option, a dimension or a fact of a catalog: what an option can do is data.
// Ids of one word (nsg, api, hosting) are English words too and are not looked for.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('..', import.meta.url));
const filesBelow = (folder, pattern) =>
  readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((file) => pattern.test(file) && !/(^|\/)(node_modules|dist|generated)\//.test(file))
    .map((file) => `${folder}/${file}`);

const ids = new Set();
for (const kind of ['options', 'dimensions', 'facts'])
  for (const file of filesBelow(`libs/catalog/aks-networking/${kind}`, /[.]yaml$/)) {
    const document = parse(readFileSync(`${root}${file}`, 'utf8'));
    for (const item of document.items ?? document) if (item.id.includes('-')) ids.add(item.id);
  }
if (ids.size === 0) throw new Error('no ids were read from the catalog: the check would see nothing');

// The vocabularies and their words belong to the design and the formats that a reader reads, also where an option has the same name.
const words = new Set();
for (const file of filesBelow('libs/catalog/aks-networking/vocabularies', /[.]yaml$/)) {
  const document = parse(readFileSync(`${root}${file}`, 'utf8'));
  for (const item of document.items ?? document)
    for (const { id } of [item, ...(item.words ?? item.patch?.words ?? [])]) words.add(id);
}

/** What prints commands holds the names of their flags, some of which are ids too. */
const flags = /^libs\/formats\/src\/write\/configuration\/az-/;

const found = [];
for (const folder of ['libs', 'apps'])
  for (const file of filesBelow(folder, /[.]ts$/)) {
    if (/[.](e2e-)?spec(-fixture)?[.]ts$/.test(file) || flags.test(file)) continue;
    readFileSync(`${root}${file}`, 'utf8')
      .split('\n')
      .forEach((line, index) => {
        for (const [, literal] of line.matchAll(/['"`]([a-z0-9]+(?:-[a-z0-9]+)+)['"`]/g))
          if (ids.has(literal) && !words.has(literal)) found.push(`${file}:${index + 1}: ${literal}`);
      });
  }
if (found.length > 0) {
  console.error(`code names what only the catalog may know:\n${found.join('\n')}`);
  process.exit(1);
}
console.log(`${ids.size} ids, none of them in code`);
