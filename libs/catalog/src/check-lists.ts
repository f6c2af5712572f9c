import { citationSearch, soundPart } from '@plimsoll/engine/publish';
import type { AuthoredCatalog } from './authored-catalog.js';
import type { CatalogFault } from './catalog-fault.js';
import { factIdsOf } from './coverage.js';
import { NOT_HELD_FILE } from './not-held.js';

/** What is wrong in the lists beside the releases: what is not held is quoted rightly and is no fact, and every listed statement is one of the two. */
export function findListFaults(catalog: AuthoredCatalog): CatalogFault[] {
  const facts = factIdsOf(catalog);
  const notHeld = new Set(catalog.notHeld.map(({ id }) => id));
  const fault = (file: string, item: string, message: string) => ({ file, line: 1, item, message });
  return [
    ...findMisquotes(catalog).map(([id, message]) => fault(NOT_HELD_FILE, id, message)),
    ...[...notHeld]
      .filter((id) => facts.has(id))
      .map((id) => fault(NOT_HELD_FILE, id, 'is listed as not held, but is a fact')),
    ...catalog.expectedFacts.flatMap(({ file, ids }) =>
      ids
        .filter((id) => !facts.has(id) && !notHeld.has(id))
        .map((id) => fault(file, id, `is neither a fact nor listed in ${NOT_HELD_FILE}`)),
    ),
  ];
}

function findMisquotes(catalog: AuthoredCatalog): [id: string, message: string][] {
  const content = catalog.contentAt(catalog.releases.length);
  const { sourceRevisions } = soundPart({ catalog: catalog.catalog, content, texts: catalog.texts }).content;
  const search = citationSearch(catalog, sourceRevisions);
  const known = new Set(sourceRevisions.map(({ id }) => id));
  return catalog.notHeld.flatMap(({ id, citations }) =>
    citations.flatMap((citation) => {
      const miss = known.has(citation.revision)
        ? search(citation)?.message
        : `there is no source-revision ${citation.revision}`;
      return miss === undefined ? [] : [[id, miss] as [string, string]];
    }),
  );
}
