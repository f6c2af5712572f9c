import { createHash } from 'node:crypto';
import type { AuthoredCatalog, AuthoredChange, AuthoredRelease } from '@plimsoll/catalog';
import { SCHEMA_VERSION, type ItemKind } from '@plimsoll/engine';
import { CatalogHistory, digestFor } from '../../apps/api/src/releases/catalog-history.js';

type Content = AuthoredChange['content'];

const both = (text: string) => ({ en: text, ja: text });

export const change = (kind: ItemKind, key: string, content: Content): AuthoredChange => ({ kind, key, content });

export const category = (id: string, name = id): AuthoredChange =>
  change('category', id, { id, name: both(name), order: 0 });

export const sourceText = 'A text that is cited.\n二行目。\n';
const textSha256 = createHash('sha256').update(sourceText).digest('hex');

export const revision = (id: string): AuthoredChange =>
  change('source-revision', id, { id, source: 'paper', order: 0, textSha256 });

/** A catalog as its folder would give it, from the changes of its releases. */
export function fixtureCatalog(catalog: string, releases: readonly (readonly AuthoredChange[])[]): AuthoredCatalog {
  const history = new CatalogHistory({ id: catalog, name: both(catalog) });
  const authored = releases.map((changes, index) => releaseOf(catalog, index + 1, changes));
  for (const { header, changes } of authored)
    history.addReleases({ headers: [], changes: changes.map((each) => ({ ...each, sequence: header.sequence })) });
  return {
    catalog,
    name: both(catalog),
    releases: authored,
    texts: new Map([[textSha256, sourceText]]),
    notHeld: [],
    expectedFacts: [],
    contentAt: (sequence) => history.contentAt(sequence),
    digestAt: (sequence) => digestFor({ catalog, schemaVersion: SCHEMA_VERSION }, history.contentAt(sequence)),
    placeOf: () => undefined,
  };
}

function releaseOf(catalog: string, sequence: number, changes: readonly AuthoredChange[]): AuthoredRelease {
  return {
    header: {
      catalog,
      sequence,
      label: `2026.11.${sequence}`,
      schemaVersion: SCHEMA_VERSION,
      publishedAt: `2026-11-0${sequence}T00:00:00Z`,
      publishedBy: 'tests',
      notes: both(`release ${sequence}`),
    },
    changes,
  };
}
