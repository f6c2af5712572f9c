import { fileURLToPath } from 'node:url';
import { canonicalJson, compare, compileRelease, explain, historyOf } from '@plimsoll/engine';
import { expect, it } from 'vitest';
import { inspectCatalog } from './read-catalog.js';

const { catalog } = inspectCatalog(fileURLToPath(new URL('../aks-networking/', import.meta.url)));
if (!catalog) throw new Error('the shipped catalog has no releases');
const releases = catalog.releases.map(({ header }) =>
  compileRelease({ ...header, digest: catalog.digestAt(header.sequence) }, catalog.contentAt(header.sequence)),
);
const history = historyOf(releases);

it.each(releases.map((release) => [release.ref.sequence, release] as const))(
  'explains every cell of release %i as compare shows it, with the facts of the cell among those it tells',
  (_, release) => {
    const asked = { asOf: '2026-11-22', locale: 'en' } as const;
    const dimensions = [...release.dimensions.keys()];
    for (const option of release.options.keys()) {
      const { rows } = compare(release, { ...asked, options: [option], dimensions });
      for (const { dimension, cells } of rows) {
        const answer = explain(release, history, { ...asked, option, dimension });
        const where = `${option} on ${dimension}`;
        expect(canonicalJson(answer.cell), where).toBe(canonicalJson(cells[0]));
        const told = new Set(answer.facts.map(({ fact }) => fact));
        expect(
          answer.cell?.facts.filter((fact) => !told.has(fact)),
          where,
        ).toEqual([]);
      }
    }
  },
);
