import {
  compileRelease,
  resolveCell,
  type CompiledRelease,
  type FactValue,
  type LocalizedText,
  type ReleaseRef,
} from '@plimsoll/engine';
import type { AuthoredCatalog } from './authored-catalog.js';
import { coverCategories, type CategoryCoverage } from './category-coverage.js';

/** What one release says and what it leaves open, counted on the day it was published. */
export interface Coverage {
  readonly release: ReleaseRef;
  readonly asOf: string;
  readonly facts: number;
  readonly factsByKind: Readonly<Record<FactValue['type'], number>>;
  readonly cited: number;
  readonly citations: number;
  readonly ambiguous: number;
  readonly inferred: number;
  readonly superseded: readonly { readonly fact: string; readonly by: readonly string[] }[];
  /** Cells, written `option/dimension`, in which facts in force contradict each other. */
  readonly disputedCells: readonly string[];
  readonly notHeld: readonly { readonly id: string; readonly reason: LocalizedText }[];
  readonly lists: readonly ListCoverage[];
  readonly categories: readonly CategoryCoverage[];
}

/** How much of a list of statements found in the sources this release holds. `missing` are those that nothing accounts for in any release. */
export interface ListCoverage {
  readonly file: string;
  readonly listed: number;
  readonly held: number;
  readonly notHeld: number;
  readonly inOtherReleases: number;
  readonly missing: readonly string[];
}

/** Counts one release; the newest when no sequence is given. Throws RangeError for a release that is not listed, ZodError for one that is malformed. */
export function coverageOf(catalog: AuthoredCatalog, sequence = catalog.releases.length): Coverage {
  const release = compileAuthored(catalog, sequence);
  const asOf = release.header.publishedAt.slice(0, 10);
  const facts = release.content.facts;
  return {
    release: release.ref,
    asOf,
    facts: facts.length,
    factsByKind: countKinds(facts),
    cited: facts.filter(({ citations }) => citations.length > 0).length,
    citations: facts.reduce((sum, { citations }) => sum + citations.length, 0),
    ambiguous: facts.filter(({ certainty }) => certainty === 'ambiguous').length,
    inferred: facts.filter(({ certainty }) => certainty === 'inferred').length,
    superseded: [...release.supersededBy].map(([fact, by]) => ({ fact, by: by.map(({ id }) => id) })),
    disputedCells: findDisputes(release, asOf),
    notHeld: catalog.notHeld.map(({ id, reason }) => ({ id, reason })),
    lists: coverLists(catalog, release),
    categories: coverCategories(release, asOf),
  };
}

function compileAuthored(catalog: AuthoredCatalog, sequence: number): CompiledRelease {
  const content = catalog.contentAt(sequence);
  const release = catalog.releases.find(({ header }) => header.sequence === sequence);
  if (!release) throw new RangeError(`the catalog ${catalog.catalog} lists no release ${sequence}`);
  return compileRelease({ ...release.header, digest: catalog.digestAt(sequence) }, content);
}

function countKinds(facts: CompiledRelease['content']['facts']): Coverage['factsByKind'] {
  const counts = { capability: 0, attribute: 0, limit: 0, lifecycle: 0, guidance: 0 };
  for (const { value } of facts) counts[value.type] += 1;
  return counts;
}

function findDisputes(release: CompiledRelease, asOf: string): string[] {
  return [...release.factsByCell.keys()].sort().filter((cell) => {
    const [option = '', dimension = ''] = cell.split('/');
    const { main, variants } = resolveCell(release, option, dimension, asOf);
    return [...(main ? [main] : []), ...variants].some(({ against }) => against.length > 0);
  });
}

function coverLists(catalog: AuthoredCatalog, release: CompiledRelease): ListCoverage[] {
  const notHeld = new Set(catalog.notHeld.map(({ id }) => id));
  const ever = factIdsOf(catalog);
  return catalog.expectedFacts.map(({ file, ids }) => {
    const held = ids.filter((id) => release.facts.has(id));
    const rest = ids.filter((id) => !release.facts.has(id));
    return {
      file,
      listed: ids.length,
      held: held.length,
      notHeld: rest.filter((id) => notHeld.has(id)).length,
      inOtherReleases: rest.filter((id) => !notHeld.has(id) && ever.has(id)).length,
      missing: rest.filter((id) => !notHeld.has(id) && !ever.has(id)),
    };
  });
}

/** The ids of all facts that any release brings. */
export function factIdsOf(catalog: AuthoredCatalog): ReadonlySet<string> {
  return new Set(
    catalog.releases.flatMap(({ changes }) => changes.flatMap(({ kind, key }) => (kind === 'fact' ? key : []))),
  );
}
