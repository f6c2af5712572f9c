// Loads N synthetic releases, each with ten facts changed against the one before, as the service does; prints heap and counts as JSON.
import { fileURLToPath } from 'node:url';
import { readCatalog } from '@plimsoll/catalog';
import { itemKinds } from '@plimsoll/engine';
import { CatalogHistory, digestFor } from '../../apps/api/dist/releases/catalog-history.js';
import { LoadedReleases } from '../../apps/api/dist/releases/release-memory.js';

const CHANGED = 10;
const COMPILED_RELEASES = 16;
const count = Number(process.argv[2]);
const source = readCatalog(fileURLToPath(new URL('../../libs/catalog/aks-networking', import.meta.url)));
const { catalog, name } = source;

/** The rows as the database gives them: the last shipped release whole, then ten facts anew in each release. */
function syntheticRows() {
  const [last] = source.releases.slice(-1);
  const content = structuredClone(source.contentAt(last.header.sequence));
  const changes = Object.entries(itemKinds).flatMap(([kind, { plural }]) =>
    content[plural].map((item) => ({ kind, key: item.id, sequence: 1, content: item })),
  );
  const items = changes.length;
  for (let sequence = 2; sequence <= count; sequence += 1)
    for (let index = 0; index < CHANGED; index += 1) {
      const fact = structuredClone(content.facts[(sequence * CHANGED + index) % content.facts.length]);
      changes.push({
        kind: 'fact',
        key: fact.id,
        sequence,
        content: { ...fact, text: { ...fact.text, en: `${fact.text.en} (${sequence})` } },
      });
    }
  return { changes, items };
}

const { changes, items } = syntheticRows();
const history = new CatalogHistory({ id: catalog, name });
history.addReleases({ headers: [], changes });
const headers = Array.from({ length: count }, (_, index) => {
  const header = { catalog, sequence: index + 1, label: `2026.12.${index}`, schemaVersion: '1.0.0' };
  return {
    ...header,
    digest: digestFor(header, history.contentAt(index + 1)),
    publishedAt: '2026-12-01T00:00:00Z',
    publishedBy: 'bench',
    notes: name,
  };
});
const moves = [{ catalog, position: 1, sequence: count }];
const memory = new LoadedReleases(COMPILED_RELEASES);
memory.add({ catalog: { id: catalog, name }, headers, changes, moves }, new Map());
for (let sequence = 1; sequence <= count; sequence += 1) memory.find(catalog, String(sequence));
globalThis.gc();
console.log(
  JSON.stringify({
    heapMb: Math.round(process.memoryUsage().heapUsed / 1e5) / 10,
    versions: changes.length,
    copies: items * count,
    compiled: memory.status().compiledReleases,
  }),
);
