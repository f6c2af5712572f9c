import { compareCodeUnits, itemKinds, kindNames } from '@plimsoll/engine';
import { publishingChecks, runChecks, type CheckProblem } from '@plimsoll/engine/publish';
import type { AuthoredCatalog, Place } from './authored-catalog.js';
import type { CatalogFault } from './catalog-fault.js';
import { checkDigests, type CheckedDigest } from './check-digests.js';
import { findListFaults } from './check-lists.js';
import { inspectCatalog } from './read-catalog.js';

/** Everything that was checked in a catalog folder, and everything that is wrong in it. */
export interface CatalogCheck {
  readonly directory: string;
  readonly releases: readonly CheckedRelease[];
  readonly digests: readonly CheckedDigest[];
  /** What reading refused, and what is wrong in the lists beside the releases. */
  readonly faults: readonly CatalogFault[];
  readonly problems: readonly PlacedProblem[];
  /** Nothing is wrong, and every release lists the digest that its files give. */
  readonly isSound: boolean;
}

interface CheckedRelease {
  readonly sequence: number;
  readonly label: string;
  /** How many items of each list it holds. */
  readonly items: Readonly<Record<string, number>>;
  /** How many problems each check found in it. */
  readonly problems: Readonly<Record<string, number>>;
}

/** A problem, where it is written, and the releases that have it. */
export interface PlacedProblem extends CheckProblem {
  readonly place: Place | undefined;
  readonly releases: readonly number[];
}

/** Reads a folder and runs every publishing check on each of its releases, and the checks that only a folder needs. Throws where the folder cannot be read at all. */
export function checkCatalog(directory: string): CatalogCheck {
  const { catalog, faults } = inspectCatalog(directory);
  if (!catalog) return { directory, releases: [], digests: [], faults, problems: [], isSound: false };
  // What reading has refused would only be told a second time, in other words.
  const refused = new Set(faults.map(({ item }) => item));
  const found = new Map(
    catalog.releases.map(({ header: { sequence } }) => {
      const problems = runChecks({
        catalog: catalog.catalog,
        content: catalog.contentAt(sequence),
        texts: catalog.texts,
      });
      return [sequence, problems.filter(({ item }) => !refused.has(`${item.kind} ${item.id}`))];
    }),
  );
  const digests = checkDigests(catalog, directory);
  const allFaults = [...faults, ...findListFaults(catalog)];
  const problems = mergeReleases(catalog, found);
  return {
    directory,
    releases: catalog.releases.map(({ header: { sequence, label } }) => ({
      sequence,
      label,
      items: countItems(catalog, sequence),
      problems: countByCheck(found.get(sequence) ?? []),
    })),
    digests,
    faults: allFaults,
    problems,
    isSound: allFaults.length + problems.length === 0 && digests.every(({ state }) => state === 'equal'),
  };
}

/** A problem of an item that several releases hold unchanged is one problem. */
function mergeReleases(catalog: AuthoredCatalog, found: ReadonlyMap<number, readonly CheckProblem[]>): PlacedProblem[] {
  const merged = new Map<string, PlacedProblem & { releases: number[] }>();
  for (const [sequence, problems] of found)
    for (const problem of problems) {
      const { kind, id } = problem.item;
      const place = catalog.placeOf(sequence, kind, id, problem.pointer);
      const key = JSON.stringify([problem, place]);
      const before = merged.get(key);
      if (before) before.releases.push(sequence);
      else merged.set(key, { ...problem, place, releases: [sequence] });
    }
  return [...merged.values()].sort((a, b) => compareCodeUnits(sortKey(a), sortKey(b)));
}

const sortKey = ({ place }: PlacedProblem): string =>
  `${place?.file ?? ''}:${String(place?.line ?? 0).padStart(6, '0')}`;

function countItems(catalog: AuthoredCatalog, sequence: number): Record<string, number> {
  const content = catalog.contentAt(sequence);
  return Object.fromEntries(
    kindNames.map((kind) => [itemKinds[kind].plural, content[itemKinds[kind].plural]?.length ?? 0]),
  );
}

function countByCheck(problems: readonly CheckProblem[]): Record<string, number> {
  return Object.fromEntries(
    publishingChecks.map(({ id }) => [id, problems.filter(({ check }) => check === id).length]),
  );
}
